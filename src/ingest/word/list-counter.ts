// In: the lists a Word file defines and its numbered paragraphs, in order. Out: the number that Word shows before each.
// The same counting for .docx and .doc; neither stores the numbers themselves.

import { fillNumberTemplate, formatListNumber } from './list-number.ts';

export interface ListLevel {
  readonly start: number;
  /** A name of ST_NumberFormat. */
  readonly format: string;
  /** `%1、`, `（%2）`; '' for none. */
  readonly template: string;
  /** The levels above are shown in plain digits, whatever their format. */
  readonly isLegal: boolean;
  /** false where the level counts on through the whole list. */
  readonly restarts: boolean;
}

/** A list as paragraphs name it: several may share one run of numbers. */
export interface ListUse {
  /** Names the run of numbers. */
  readonly list: string;
  readonly levels: readonly (ListLevel | undefined)[];
  /** Level to the number it begins with, the first time this use is met there. */
  readonly startOverrides: ReadonlyMap<number, number>;
}

const LEVELS = 9;

/** `useOf` gives null for a list that is not defined. The function returned gives '' where no number shows. */
export function createListCounter(useOf: (id: string) => ListUse | null): (id: string, level: number) => string {
  const counts = new Map<string, (number | undefined)[]>();
  const overridden = new Set<string>();
  return (id, level) => {
    const use = useOf(id);
    const own = use?.levels[level];
    if (!use || !own || level < 0 || level >= LEVELS) return '';
    const count = counts.get(use.list) ?? new Array<number | undefined>(LEVELS).fill(undefined);
    counts.set(use.list, count);
    const override = use.startOverrides.get(level);
    const isFirstUse = override !== undefined && !overridden.has(`${id}/${level}`);
    const last = count[level];
    count[level] = isFirstUse ? override : nextOf(last, override ?? own.start);
    overridden.add(`${id}/${level}`);
    for (let below = level + 1; below < LEVELS; below += 1) {
      if (use.levels[below]?.restarts !== false) count[below] = undefined;
    }
    for (let above = 0; above < level; above += 1) count[above] ??= use.levels[above]?.start ?? 1;
    if (own.format === 'bullet') return '';
    return fillNumberTemplate(own.template, (named) =>
      formatListNumber(count[named] ?? 0, own.isLegal ? 'decimal' : (use.levels[named]?.format ?? 'decimal')),
    );
  };
}

function nextOf(last: number | undefined, start: number): number {
  return last === undefined ? start : last + 1;
}
