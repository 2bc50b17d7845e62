import type { LocalDate } from '#kernel';
import type { EntryContent } from './content.js';

/** What has become of the latest revision. */
type RevisionStatus = 'draft' | 'submitted' | 'returned' | 'published';

/** What everybody reads: the revision, and for how long. */
export interface Publication {
  readonly revision: number;
  readonly content: EntryContent;
  readonly validUntil: LocalDate;
  readonly remindOn: LocalDate;
  readonly reminded?: true;
}

/** An entry as its rules remember it: its latest revision, and the one that everybody reads meanwhile. */
export interface Entry {
  readonly entryId: string;
  readonly organiserId: string;
  readonly revision: number;
  readonly status: RevisionStatus;
  readonly content: EntryContent;
  readonly published?: Publication | undefined;
  readonly withdrawn?: true;
}

type EntryStatus = RevisionStatus | 'expired' | 'withdrawn';

/** What has become of the entry, in one word: `expired` where its latest revision was published, and is read by nobody any more. */
export function statusOf({ status, published, withdrawn }: Entry): EntryStatus {
  if (withdrawn) return 'withdrawn';
  return status === 'published' && !published ? 'expired' : status;
}
