import type { DataOf, RecordedEvent } from '#kernel';
import type { readLogEvents } from '../read-log/read-log.events.js';

/** One look, at many people perhaps, as it stands in the log. */
export type PersonalDataRead = RecordedEvent<'PersonalDataRead', DataOf<typeof readLogEvents, 'PersonalDataRead'>>;
