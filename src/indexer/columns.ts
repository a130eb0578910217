// In: a report or a passage. Out: the values it has in the columns that passages are filtered and counted by.

import type { ColumnValue } from '../engine/segment-reader.ts';
import { ancestorsOf } from '../report/region/region-gazetteer.ts';
import type { Passage, ReportHead } from '../report/report.ts';

/** What all passages of the report have. */
export function reportValuesOf({ region, level, year, issuerKind }: ReportHead): readonly ColumnValue[] {
  const values: ColumnValue[] = (region ? ancestorsOf(region.code) : []).map((code) => ['region', code]);
  if (level) values.push(['level', level]);
  if (year !== null) values.push(['year', String(year)]);
  if (issuerKind) values.push(['issuerKind', issuerKind]);
  return values;
}

export function passageValuesOf(passage: Passage): readonly ColumnValue[] {
  const facts = (['honours', 'documents', 'figures'] as const).filter((fact) => passage[fact].length > 0);
  return [
    ['kind', passage.kind],
    ...passage.themes.map((theme): ColumnValue => ['theme', theme]),
    ...facts.map((fact): ColumnValue => ['has', fact]),
  ];
}
