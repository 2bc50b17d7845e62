import { Inject } from '@nestjs/common';
import { Args, Context, Query, Resolver } from '@nestjs/graphql';
import type { RequestContext } from '#graphql';
import { personPage } from '../access/page/page.js';
import { REPORT_SOURCES, type ReportSources, personReport } from '../access/report/person-report.js';
import { recordsUnder } from '../access/report/records.js';
import { type PersonRecord, personRecordSchema } from '../erasure/person-record.js';
import { refuseTooMany } from './people-argument.js';

interface ReportArgs {
  readonly people: readonly string[];
  readonly language?: 'DA' | 'EN' | null;
  readonly withStaff?: boolean | null;
}

@Resolver('PersonReport')
export class PersonReportResolver {
  constructor(@Inject(REPORT_SOURCES) private readonly sources: ReportSources) {}

  @Query() async personReport(@Args() { people, language, withStaff }: ReportArgs, @Context() context: RequestContext) {
    const { world } = context;
    refuseTooMany(people);
    // Who asks for the accounts of staff has weighed their rights: that it was asked for is on record.
    if (withStaff) context.asks(['personReport', 'withStaff']);
    const records = await this.known(people, world);
    if (!records) return null;
    const report = await personReport(this.sources, world, records, { withStaff: withStaff ?? false });
    // Made, and not handed out yet: nobody has a report that is not on record.
    context.exports('personReport');
    return {
      madeAt: report.madeAt,
      json: () => JSON.stringify(report),
      html: () => personPage(report, language === 'EN' ? 'en' : 'da'),
    };
  }

  /** The records by their global ids, `undefined` where one of them is not there. */
  private async known(
    people: readonly string[],
    { views, municipality }: RequestContext['world'],
  ): Promise<readonly PersonRecord[] | undefined> {
    const wanted = people.map((id) => personRecordSchema.safeParse(id).data);
    const ids = [...new Set(wanted.flatMap((record) => record?.subjectId ?? []))];
    const found = (await recordsUnder(ids, this.sources.kinds, views)).filter(
      (each) => each.municipality === municipality,
    );
    const areThere = wanted.every((record) =>
      found.some(({ kind, subjectId }) => kind === record?.kind && subjectId === record.subjectId),
    );
    return areThere ? found.map(({ kind, subjectId }) => ({ kind, subjectId })) : undefined;
  }
}
