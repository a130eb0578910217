// In: a number and the greatest beside it. Out: one of five shades, or the height of a bar.

const SHADES = 5;

/** 1 (lightest) to 5; 0 for nothing. Where all numbers are small they are their own shades: one report is no dark cell. */
export function shadeOf(count: number, most: number): number {
  return Math.ceil((count / Math.max(most, SHADES)) * SHADES);
}

/** Whole units of a drawing; at least 1 for what is more than nothing. */
export function barHeight(count: number, most: number, full: number): number {
  return count === 0 || most === 0 ? 0 : Math.max(1, Math.round((count / most) * full));
}
