// In: a report and a passage of it. Out: the values it has in each column that passages are filtered and counted by.

import type { Column } from '../engine/query-tree.ts';
import { ancestorsOf } from '../report/region/region-gazetteer.ts';
import type { Passage, Report } from '../report/report.ts';

export type PassageColumns = Readonly<Record<Column, readonly string[]>>;

export function columnsOf(report: Report, passage: Passage): PassageColumns {
  return {
    region: report.region ? ancestorsOf(report.region.code) : [],
    level: report.level ? [report.level] : [],
    year: report.year === null ? [] : [String(report.year)],
    theme: passage.themes,
    kind: [passage.kind],
    issuerKind: report.issuerKind ? [report.issuerKind] : [],
    has: (['honours', 'documents', 'figures'] as const).filter((fact) => passage[fact].length > 0),
  };
}
