// In: the lexicon's themes, and how a search is counted. Out: the sub-themes of each that lead to passages, with how many.

import { type MadeInSteps, madeInSteps } from '../engine/made-in-steps.ts';
import type { Theme } from '../lexicon/lexicon.ts';

export interface HeldSubtheme {
  readonly name: string;
  /** Searched for within the theme. */
  readonly q: string;
  /** How many passages of the theme have every word of it; never 0. */
  readonly passages: number;
}

export interface Subthemes {
  /** In the order of the lexicon; none for an unknown theme. */
  of(theme: string): readonly HeldSubtheme[];
  /** What first calls of `of` would have to count. */
  preparation(): Generator<void, void>;
}

/** Each is counted when its theme is first asked for, and kept: an index does not change while it is open. */
export function createSubthemes(themes: readonly Theme[], count: (q: string, theme: string) => number): Subthemes {
  const byTheme = new Map<string, MadeInSteps<readonly HeldSubtheme[]>>(
    themes.map(({ id, subthemes }) => [
      id,
      madeInSteps(function* () {
        const held: HeldSubtheme[] = [];
        for (const { name, query } of subthemes) {
          const passages = count(query, id);
          if (passages > 0) held.push({ name, q: query, passages });
          yield;
        }
        return held;
      }),
    ]),
  );
  return {
    of: (theme) => byTheme.get(theme)?.get() ?? [],
    *preparation() {
      for (const counted of byTheme.values()) yield* counted.steps();
    },
  };
}
