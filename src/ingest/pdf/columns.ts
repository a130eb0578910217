// In: the runs of text of a page. Out: where the gap between two columns of running text stands, or that there is none.
// A table has such a gap as well: columns of text are filled from side to side, cells are not.

/** Text without a gap as wide as between columns. */
export interface Extent {
  readonly left: number;
  readonly right: number;
  readonly baseline: number;
}

// Shares of the page's width: columns are about equal.
const GUTTER_FROM = 0.35;
const GUTTER_TO = 0.65;
const MIN_COLUMN_ROWS = 8;
// Titles and headings over both columns cross it.
const MAX_CROSSING = 0.1;
const MIN_FILLED = 0.75;
// In points; 5 metres are the most that readers of PDF take (ISO 32000-1, annex C).
const MAX_WIDTH = 14_400;

/** null for a page in one column. */
export function findGutter(runs: readonly Extent[], width: number): number | null {
  if (runs.length < 2 * MIN_COLUMN_ROWS || !(width <= MAX_WIDTH)) return null;
  const gutter = leastCrossed(runs, Math.ceil(width));
  if (gutter === null) return null;
  const left = runs.filter((run) => run.right <= gutter);
  const right = runs.filter((run) => run.left >= gutter);
  const crossing = runs.length - left.length - right.length;
  return crossing <= MAX_CROSSING * runs.length && isText(left) && isText(right) ? gutter : null;
}

/** The middle of the widest stretch that the fewest runs cross. */
function leastCrossed(runs: readonly Extent[], width: number): number | null {
  const changes = new Int32Array(width + 2);
  const within = (x: number): number => Math.min(Math.max(Math.round(x), 0), width + 1);
  for (const { left, right } of runs) {
    changes[within(left)] = (changes[within(left)] ?? 0) + 1;
    changes[within(right)] = (changes[within(right)] ?? 0) - 1;
  }
  let crossed = 0;
  let least = Number.POSITIVE_INFINITY;
  let best: { start: number; length: number } | null = null;
  let stretch = 0;
  for (let x = 0; x < GUTTER_TO * width; x += 1) {
    crossed += changes[x] ?? 0;
    if (x < GUTTER_FROM * width) continue;
    if (crossed < least) {
      least = crossed;
      best = null;
      stretch = 0;
    }
    stretch = crossed === least ? stretch + 1 : 0;
    if (stretch > (best?.length ?? 0)) best = { start: x - stretch + 1, length: stretch };
  }
  return best && best.start + best.length / 2;
}

/** Enough rows, most of them as wide as the widest. */
function isText(runs: readonly Extent[]): boolean {
  const rows = new Map<number, { left: number; right: number }>();
  for (const { baseline, left, right } of runs) {
    const row = rows.get(Math.round(baseline));
    rows.set(Math.round(baseline), {
      left: Math.min(row?.left ?? left, left),
      right: Math.max(row?.right ?? right, right),
    });
  }
  if (rows.size < MIN_COLUMN_ROWS) return false;
  const widths = [...rows.values()].map((row) => row.right - row.left).sort((a, b) => a - b);
  return (widths[Math.floor(widths.length / 2)] ?? 0) >= MIN_FILLED * (widths.at(-1) ?? 0);
}
