// In: an engine. Out: what it holds: counts, and themes over the years.

import type { SearchEngine } from '../engine/search-engine.ts';
import type { Theme } from '../lexicon/lexicon.ts';
import { EVERYTHING } from './engine-query.ts';
import type { Overview } from './search-service.ts';

export function overviewOf(engine: SearchEngine, themes: readonly Theme[], indexedAt: Date | null): Overview {
  const { reports } = engine;
  const { facets } = engine.search(EVERYTHING);
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
      years: yearsOfTheme(engine, id),
    })),
    indexedAt: indexedAt?.toISOString() ?? null,
    digestsOnly: reports.every((report) => report.isDigest),
  };
}

/** Oldest first. */
function yearsOfTheme(engine: SearchEngine, id: string): Overview['themes'][number]['years'] {
  const ofTheme = { column: 'theme', anyOf: [id], noneOf: [] } as const;
  const { facets } = engine.search({ ...EVERYTHING, filters: [ofTheme] });
  const counts = facets.get('year') ?? [];
  return counts.map(({ value, count }) => ({ year: Number(value), passages: count })).sort((a, b) => a.year - b.year);
}
