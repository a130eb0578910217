// In: results by corpus size. Out: their Markdown tables.

import { count, milliseconds, seconds, size } from './figures.ts';
import type { EngineResult, SearchResults, Spread } from './measurements.ts';
import { QUERY_CLASSES, type QueryClass } from './query-mix.ts';

const NONE = '—';

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [row(head), row(head.map((_, i) => (i === 0 ? '---' : '---:'))), ...rows.map(row)].join('\n');

const spreadCell = (spread: Spread | null | undefined): string =>
  spread ? [spread.p50, spread.p95, spread.p99].map(milliseconds).join(' / ') : NONE;

/** Engines side by side at one size. */
export function engineTable({ engines }: SearchResults): string {
  const [tashan] = engines;
  const rows = engines.map((engine) => {
    const { build, serve, failure } = engine;
    const saved = build?.saveFailure ? `not saved (${build.saveFailure})` : size(build?.disk ?? 0);
    return [
      `${engine.name} ${engine.version}`.trim(),
      build ? seconds(build.seconds) : (failure ?? NONE),
      build ? saved : NONE,
      serve?.openMs ? milliseconds(serve.openMs) : NONE,
      serve ? size(serve.memory.rss) : NONE,
      serve ? size(serve.memory.heap + serve.memory.external) : NONE,
      serve ? spreadCell(serve.smart) : (failure ?? NONE),
      spreadCell(serve?.exact),
      agreement(engine, tashan),
    ];
  });
  const head = [
    '',
    'build',
    'on disk',
    'open',
    'RSS',
    'heap + buffers',
    'words p50 / p95 / p99',
    'exact p50 / p95 / p99',
  ];
  return table([...head, 'same hits'], rows);
}

/** In how many of the checked queries the engine finds as many passages as Tashan. */
function agreement({ serve }: EngineResult, tashan: EngineResult | undefined): string {
  const expected = tashan?.serve?.hits ?? [];
  const hits = serve?.hits ?? [];
  if (hits.length === 0 || hits.every((total) => total === null)) return NONE;
  return `${hits.filter((total, i) => total === expected[i]).length}/${expected.length}`;
}

const CLASS_NAMES: Readonly<Record<QueryClass, string>> = {
  rare: 'one rare word',
  common: 'one common word',
  few: '2-3 words',
  many: '4-8 words',
  filtered: '1-3 words, one or two filters',
  deep: '1-3 words, page 20',
  capped: '1-3 words, at most two passages a report',
  exact: 'exact, 1-8 characters',
};

/** What each kind of query costs, p50 / p95. */
export function classTable({ engines }: SearchResults): string {
  const answering = engines.filter(({ serve }) => serve !== null);
  const cell = (spread: Spread | undefined): string =>
    spread ? `${milliseconds(spread.p50)} / ${milliseconds(spread.p95)}` : NONE;
  return table(
    ['p50 / p95', ...answering.map(({ name }) => name)],
    QUERY_CLASSES.map((name) => [CLASS_NAMES[name], ...answering.map(({ serve }) => cell(serve?.classes[name]))]),
  );
}

/** Tashan alone, a row a size: what the targets speak of. */
export function growthTable(all: readonly SearchResults[]): string {
  return table(
    [
      'reports',
      'passages',
      'build',
      'reports/s',
      'peak RSS of it',
      'open',
      'first search',
      'RSS',
      'words p95',
      'exact p95',
      'one report added',
    ],
    all.map(({ reports, passages, engines, added, addedFailure }) => {
      const { build, serve, failure } = engines[0] as EngineResult;
      return [
        count(reports),
        count(passages),
        build ? seconds(build.seconds) : NONE,
        build ? count(Math.round(reports / build.seconds)) : NONE,
        build ? size(build.peakRss) : NONE,
        serve?.openMs ? milliseconds(serve.openMs) : (failure ?? NONE),
        serve ? milliseconds(serve.firstMs) : NONE,
        serve ? size(serve.memory.rss) : NONE,
        serve ? milliseconds(serve.smart.p95) : NONE,
        serve?.exact ? milliseconds(serve.exact.p95) : NONE,
        added
          ? `${seconds(added.buildSeconds + added.openSeconds + added.searchSeconds)} (index ${seconds(added.buildSeconds)}, open ${seconds(added.openSeconds)})`
          : (addedFailure ?? NONE),
      ];
    }),
  );
}

/** How many times as long each peer takes as Tashan. */
export function ratioLines({ engines: [tashan, ...peers] }: SearchResults): readonly string[] {
  const ours = tashan?.serve?.smart;
  if (!ours) return [];
  return peers.flatMap(({ name, serve }) => {
    if (!serve) return [];
    const times = (theirs: number, own: number): string => (theirs / own).toPrecision(2);
    return [
      `${name} takes ${times(serve.smart.p50, ours.p50)} × (p50) and ${times(serve.smart.p95, ours.p95)} × (p95) the time of Tashan's search call`,
    ];
  });
}
