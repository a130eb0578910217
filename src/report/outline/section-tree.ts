// In: sections in order. Out: which section encloses which, and the titles down to one.
// Never: reads the body.

import type { Section } from '../report.ts';
import { titleOf } from './numbering.ts';

/** For each section the index of the one that encloses it, -1 at the top. */
export function parentsOf(sections: readonly Section[]): readonly number[] {
  const open: number[] = [];
  return sections.map((section, index) => {
    open.length = Math.min(open.length, section.depth - 1);
    const parent = open.at(-1) ?? -1;
    open.push(index);
    return parent;
  });
}

/** Titles of the enclosing sections, outermost first, without the section's own; of -1 none. */
export function pathTo(section: number, sections: readonly Section[], parents: readonly number[]): readonly string[] {
  const path: string[] = [];
  for (let at = parents[section] ?? -1; at >= 0; at = parents[at] ?? -1) path.unshift(titleAt(at, sections));
  return path;
}

export function titleAt(section: number, sections: readonly Section[]): string {
  return titleOf(sections[section]?.heading ?? '');
}
