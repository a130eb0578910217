// Turns results/search-*.json (where a size was measured with the peers, that) into docs/PERFORMANCE.md (between its markers) and docs/performance.svg.
//   cd bench && npm run search:report

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { drawChart } from './search/chart.ts';
import { size } from './search/figures.ts';
import type { SearchResults, Spread } from './search/measurements.ts';
import { classTable, engineTable, growthTable, ratioLines } from './search/tables.ts';

const RESULTS = join(import.meta.dirname, 'results');
const DOCS = join(import.meta.dirname, '../docs');
const PAGE = join(DOCS, 'PERFORMANCE.md');
const BEGIN = '<!-- search: begin -->';
const END = '<!-- search: end -->';
const SIZES = [100, 1_000, 10_000, 30_000];
const PICTURED_EXACT = 'Tashan, exact';

function readResults(): readonly SearchResults[] {
  const names = readdirSync(RESULTS).filter((name) => /^search-\d+(-alone)?\.json$/.test(name));
  return names
    .filter((name) => !name.includes('-alone') || !names.includes(name.replace('-alone', '')))
    .map((name) => JSON.parse(readFileSync(join(RESULTS, name), 'utf8')) as SearchResults)
    .sort((a, b) => a.reports - b.reports);
}

function machineLine({ machine: { cpu, cores, memory, node, load } }: SearchResults): string {
  const busy =
    load > 0.5 ? ` The machine was not idle when this began (load ${load.toFixed(1)}): times are upper bounds.` : '';
  return `${cpu}, ${cores} cores, ${size(memory)} of memory, Node ${node}.${busy}`;
}

function section(results: SearchResults): string {
  const { reports, passages, caps } = results;
  return [
    `### ${reports.toLocaleString('en-US')} reports, ${passages.toLocaleString('en-US')} passages`,
    machineLine(results),
    engineTable(results),
    classTable(results),
    ratioLines(results)
      .map((line) => `- ${line}`)
      .join('\n'),
    `Caps: ${caps.minutes} min for a build and for answering (${caps.tashanBuildMinutes} min for Tashan's build), ${size(caps.bytes)} of memory.`,
  ].join('\n\n');
}

function picture(all: readonly SearchResults[]): string {
  const lineOf = (
    name: string,
    spreadAt: (results: SearchResults) => Spread | null | undefined,
    share: 'p50' | 'p95',
  ) => ({
    name,
    points: all.flatMap((results) => {
      const y = spreadAt(results)?.[share];
      return y === undefined ? [] : [{ x: results.reports, y }];
    }),
  });
  const names = [...new Set(all.flatMap(({ engines }) => engines.map(({ name }) => name)))];
  const serveOf = ({ engines }: SearchResults, name: string) => engines.find((engine) => engine.name === name)?.serve;
  const panel = (share: 'p50' | 'p95') => ({
    title: `${share} of a search`,
    lines: [
      ...names.map((name) => lineOf(name, (results) => serveOf(results, name)?.smart, share)),
      lineOf(PICTURED_EXACT, (results) => serveOf(results, 'Tashan')?.exact, share),
    ].filter(({ points }) => points.length > 0),
  });
  return drawChart({
    title: 'What a search costs as the corpus grows',
    description:
      'Milliseconds of a search, p50 and p95, against the number of reports, both axes logarithmic, one line for each engine. The numbers stand in PERFORMANCE.md.',
    xTitle: 'reports',
    xTicks: [...new Set([...SIZES, ...all.map(({ reports }) => reports)])].sort((a, b) => a - b),
    panels: [panel('p50'), panel('p95')],
  });
}

function main(): void {
  const all = readResults();
  if (all.length === 0) throw new Error(`${RESULTS} holds no results; run npm run search first`);
  const page = readFileSync(PAGE, 'utf8');
  const begin = page.indexOf(BEGIN);
  const end = page.indexOf(END);
  if (begin < 0 || end < begin) throw new Error(`${PAGE} needs the lines ${BEGIN} and ${END}`);
  const written = [
    BEGIN,
    '![What a search costs as the corpus grows](performance.svg)',
    '### Tashan as the corpus grows',
    growthTable(all),
    ...all.map(section),
    END,
  ].join('\n\n');
  writeFileSync(PAGE, page.slice(0, begin) + written + page.slice(end + END.length));
  writeFileSync(join(DOCS, 'performance.svg'), picture(all));
}

main();
