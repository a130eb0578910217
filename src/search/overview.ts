// In: an engine. Out: what it holds: counts, themes, the 地区 × 年份 grid.

import type { SearchEngine } from '../engine/search-engine.ts';
import type { Theme } from '../lexicon/lexicon.ts';
import { placeName } from '../report/names.ts';
import type { Report } from '../report/report.ts';
import type { CoverageRow, Overview } from './search-service.ts';

export function overviewOf(engine: SearchEngine, themes: readonly Theme[], indexedAt: Date | null): Overview {
  const { reports } = engine;
  const passagesOfTheme = new Map<string, number>();
  for (const theme of reports.flatMap((report) => report.passages).flatMap((passage) => passage.themes)) {
    passagesOfTheme.set(theme, (passagesOfTheme.get(theme) ?? 0) + 1);
  }
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

function coverageOf(reports: readonly Report[]): readonly CoverageRow[] {
  const rows = new Map<string, CoverageRow>();
  for (const { region, year, id, title } of reports) {
    if (!region || year === null) continue;
    const row = rows.get(region.code) ?? { code: region.code, label: placeName(region), name: region.name, years: [] };
    const years = [...row.years, { year, reportId: id, title: title ?? '' }].sort((a, b) => b.year - a.year);
    rows.set(region.code, { ...row, years });
  }
  return [...rows.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
}
