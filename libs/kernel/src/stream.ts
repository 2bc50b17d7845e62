import type { Municipality } from './municipality.js';

/** `{category}-{municipality}_{id}`, such as `cafeSession-0183_0198c…`. */
export type StreamName = string;

const STREAM = /^([A-Za-z0-9]+)-(\d{4})_([A-Za-z0-9_-]+)$/;

export const streamName = (category: string, municipality: Municipality, id: string): StreamName => {
  const name = `${category}-${municipality}_${id}`;
  if (!STREAM.test(name)) throw new RangeError(`"${name}" is no stream name: it must look like category-0183_id`);
  return name;
};

/** The parts of a stream name, or `undefined` where it is none of ours. */
export const parseStreamName = (
  name: StreamName,
): { category: string; municipality: Municipality; id: string } | undefined => {
  const [, category, municipality, id] = STREAM.exec(name) ?? [];
  return category && municipality && id ? { category, municipality: municipality as Municipality, id } : undefined;
};
