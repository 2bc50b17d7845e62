import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from '@jest/globals';
import { EMBEDDED, temporaryFolder } from '#event-store/testing';
import { parseGlobalId } from '#graphql';
import type { PersonReport } from '#privacy';
import { Program } from './program.js';
import { RunningApi } from './running-api.js';
import { testIssuer } from './test-issuer.js';

/** Of the care staff, who comes along. */
const MONA = testIssuer.actorId('mona');

const newFolder = temporaryFolder();
afterEach(() => Program.endAll());

const recordGuest = async (api: RunningApi, input: object): Promise<string> =>
  (await api.say('recordGuest', input, '... on GuestChanged { guest { id } recorded { visible } }')).guest.id;
const nameOf = (api: RunningApi, id: string, actor: string) =>
  api.ask('query ($id: ID!) { node(id: $id) { ... on Guest { name } } }', { id }, { as: actor });
const plain = (id: string): string => parseGlobalId(id)?.parts[0] ?? '';

describe('what is known of people, and who looked, at the command line', () => {
  const audit = (folder: string, ...args: string[]) => Program.run('audit', ['--data', folder, ...args]);

  it('a report is kept in the data folder, and its making is on record', async () => {
    const folder = newFolder();
    const api = await RunningApi.start(folder, EMBEDDED);
    const gerda = await recordGuest(api, { name: 'Gerda Lund' });
    await api.close();

    const { code, output, errors } = await audit(folder, 'person', gerda, '--actor', 'dpo-7', '--language', 'en');
    expect([code, errors]).toEqual([0, '']);
    const [json = '', html = ''] = output.trim().split('\n');
    expect(json.replace(folder, '')).toMatch(/^\/documents\/0183_[0-9a-f]{32}\/person\.json$/);
    const report: PersonReport = JSON.parse(readFileSync(json, 'utf8'));
    expect(report.records[0]?.values[0]).toMatchObject({ field: 'name', value: 'Gerda Lund' });
    expect(report.looks.at(-1)).toMatchObject({ readingFor: 'dataProtection', by: { kind: 'dataProtectionOfficer' } });
    expect(readFileSync(html, 'utf8')).toContain('<html lang="en">');

    const reads = await audit(folder, 'reads', '--json', '--seed', 'spec');
    const control = JSON.parse(reads.output);
    expect(control.readers.map(({ reader }: { reader: { id: string } }) => reader.id)).toContain('dpo-7');
    expect(control.sample).toContainEqual(
      expect.objectContaining({ subjectId: plain(gerda), asked: ['personReport'] }),
    );
    expect(reads.output).not.toContain('Gerda');
  });

  it('who looked is told beside a running Samspil, and the same seed draws the same looks', async () => {
    const folder = newFolder();
    const api = await RunningApi.start(folder, EMBEDDED);
    const gerda = await recordGuest(api, { name: 'Gerda Lund' });
    await api.say('assignEscort', { guestId: gerda, escort: MONA });
    await nameOf(api, gerda, 'careStaff/0183/mona');
    await api.installation.readLog.flush();
    const drawn = () => audit(folder, 'reads', '--municipality', '0183', '--sample', '1', '--seed', 'october');
    const [first, second] = [await drawn(), await drawn()];
    await api.close();
    expect(first.output).toBe(second.output);
    expect(first.output).toContain(`careStaff ${MONA} (0183): 1 requests, 1 people`);
    expect(first.output).toMatch(/A sample of 1 looks, drawn with the seed "october"/);
  });

  it('what cannot be done is one sentence', async () => {
    const folder = newFolder();
    await (await RunningApi.start(folder, EMBEDDED)).close();
    const refused = async (...args: string[]) => {
      const { code, output, errors } = await audit(folder, ...args);
      expect([code, output]).toEqual([2, '']);
      expect(errors).toMatch(/^audit: [^\n]+\n$/);
      return errors;
    };
    const nobody = crypto.randomUUID();
    expect(await refused('person', nobody, '--actor', 'dpo')).toContain('say of which municipality');
    expect(await refused('person', nobody, '--actor', 'dpo', '--municipality', '0183')).toContain(
      `the id ${nobody} in 0183`,
    );
    expect(await refused('person', 'Gerda', '--actor', 'dpo')).toContain('is no id of a person');
    const eleven = Array.from({ length: 11 }, () => crypto.randomUUID());
    expect(await refused('person', ...eleven, '--actor', 'dpo')).toContain(
      'at most 10 records of one person, and these are 11',
    );
    expect(await refused('person', nobody, '--actor', 'Dr. Po')).toContain('--actor must be the id of an account');
    expect(await refused('reads', '--from', 'yesterday')).toContain('--from must be a time with an offset');
  });
});
