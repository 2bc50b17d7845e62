import { saysWhoSomebodyIs } from '#kernel/testing';
import type { AnyProjection, Column, Content, Table } from '#projections';

const harmless: readonly Content[] = ['id', 'subject', 'word', 'time', 'number', 'flag'];

const isMarked = (name: string, { content, personal, because, nullable }: Column): boolean => {
  if (content === 'personal') return personal !== undefined && nullable;
  if (personal) return false;
  return content === 'notPersonal' ? Boolean(because) : harmless.includes(content) && !saysWhoSomebodyIs(name);
};

/** The columns of a read model that may tell who somebody is, are not personal, and are not said to be about nobody. */
export const unmarkedColumns = ({ tables }: AnyProjection): readonly string[] =>
  Object.entries(tables as Record<string, Table>).flatMap(([table, { columns }]) =>
    Object.entries(columns).flatMap(([name, column]) => (isMarked(name, column) ? [] : [`${table}.${name}`])),
  );
