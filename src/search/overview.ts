// In: an engine. Out: what it holds: counts, themes, the 地区 × 年份 grid.

import type { SearchEngine } from '../engine/search-engine.ts';
import type { Theme } from '../lexicon/lexicon.ts';
import { placeName } from '../report/names.ts';
import type { ReportHead } from '../report/report.ts';
import { EVERYTHING } from './engine-query.ts';
import type { CoverageRow, Overview } from './search-service.ts';

export function overviewOf(engine: SearchEngine, themes: readonly Theme[], indexedAt: Date | null): Overview {
  const { reports } = engine;
  const { facets } = engine.search(EVERYTHING);
  const passagesOfTheme = new Map((facets.get('theme') ?? []).map(({ value, count }) => [value, count]));
  const coverage = coverageOf(reports);
  const years = new Set(reports.map((report) => report.year).filter((year) => year !== null));
  return {
    reports: reports.length,
    passages: engine.passageCount,
    regions: new Set(reports.map((report) => report.region?.code).filter((code) => code !== undefined)).size,
    years: [...years].sort((a, b) => b - a),
    themes: themes.map(({ id, name }) => ({ id, name, passages: passagesOfTheme.get(id) ?? 0 })),
    coverage,
    indexedAt: indexedAt?.toISOString() ?? null,
    digestsOnly: reports.every((report) => report.isDigest),
  };
}

function coverageOf(reports: readonly ReportHead[]): readonly CoverageRow[] {
  const rows = new Map<string, CoverageRow>();
  for (const { region, year, id, title } of reports) {
    if (!region || year === null) continue;
    const row = rows.get(region.code) ?? { code: region.code, label: placeName(region), name: region.name, years: [] };
    const years = [...row.years, { year, reportId: id, title: title ?? '' }].sort((a, b) => b.year - a.year);
    rows.set(region.code, { ...row, years });
  }
  return [...rows.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
}
