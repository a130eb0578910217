// In: a number and the greatest beside it. Out: one of five shades, or the height of a bar.

const SHADES = 5;

/** 1 (lightest) to 5; 0 for nothing. */
export function shadeOf(count: number, most: number): number {
  return count === 0 || most === 0 ? 0 : Math.max(1, Math.ceil((count / most) * SHADES));
}

/** Whole units of a drawing; at least 1 for what is more than nothing. */
export function barHeight(count: number, most: number, full: number): number {
  return count === 0 || most === 0 ? 0 : Math.max(1, Math.round((count / most) * full));
}
