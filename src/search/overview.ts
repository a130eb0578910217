// In: an engine. Out: what it holds: counts, and themes over the years.

import type { CrossCount, SearchEngine } from '../engine/search-engine.ts';
import type { Theme } from '../lexicon/lexicon.ts';
import { EVERYTHING } from './engine-query.ts';
import type { Overview } from './search-service.ts';
import { THEMES_BY_YEAR } from './themes-by-year.ts';

export function overviewOf(engine: SearchEngine, themes: readonly Theme[], indexedAt: Date | null): Overview {
  const { reports } = engine;
  const { facets, cross } = engine.search({ ...EVERYTHING, cross: THEMES_BY_YEAR });
  const passagesOfTheme = new Map((facets.get('theme') ?? []).map(({ value, count }) => [value, count]));
  const years = new Set(reports.map((report) => report.year).filter((year) => year !== null));
  return {
    reports: reports.length,
    passages: engine.passageCount,
    regions: new Set(reports.map((report) => report.region?.code).filter((code) => code !== undefined)).size,
    years: [...years].sort((a, b) => b - a),
    themes: themes.map(({ id, name }) => ({
      id,
      name,
      passages: passagesOfTheme.get(id) ?? 0,
      years: yearsOf(id, cross?.cells ?? []),
    })),
    indexedAt: indexedAt?.toISOString() ?? null,
    digestsOnly: reports.every((report) => report.isDigest),
  };
}

/** Oldest first. */
function yearsOf(theme: string, cells: readonly CrossCount[]): Overview['themes'][number]['years'] {
  return cells
    .flatMap(({ row, column, count }) =>
      row === theme && column !== null ? [{ year: Number(column), passages: count }] : [],
    )
    .sort((a, b) => a.year - b.year);
}
