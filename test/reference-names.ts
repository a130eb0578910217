// In: passages with their reports. Out: the names in them that fit what was typed, found by walking objects.
// Defines what the column engine must answer to `completions`.

import { fold } from '../src/analysis/fold.ts';
import { initialsOf, spellingOf } from '../src/analysis/pinyin.ts';
import { type FoundName, NAME_FITS, type NameFit, READING } from '../src/engine/names.ts';
import { namesOf } from '../src/indexer/passage-names.ts';
import type { Passage, ReportHead } from '../src/report/report.ts';
import type { Name } from '../src/segment/names.ts';

interface Use {
  readonly name: Name;
  readonly folded: string;
  readonly region: string | null;
}

const compareText = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
const placesOf = (uses: readonly Use[]): number =>
  new Set(uses.flatMap(({ region }) => (region === null ? [] : [region]))).size;

export function completionsIn(
  rows: readonly { readonly report: ReportHead; readonly passage: Passage }[],
  typed: string,
  most: number,
): readonly FoundName[] {
  const uses = rows.flatMap(({ report, passage }) =>
    namesOf(passage).map((name): Use => ({ name, folded: fold(name.text), region: report.region?.code ?? null })),
  );
  const found = [...new Set(uses.map(({ folded }) => folded))].sort(compareText).flatMap((folded) => {
    const own = uses.filter((use) => use.folded === folded);
    const [best] = [...new Map(own.map(({ name }) => [`${name.kind}${name.text}`, name])).values()]
      .map((name) => ({
        name,
        places: placesOf(own.filter((use) => use.name.kind === name.kind && use.name.text === name.text)),
      }))
      .sort(
        (a, b) =>
          b.places - a.places || compareText(a.name.kind, b.name.kind) || compareText(textKey(a.name), textKey(b.name)),
      );
    const fit = best ? fitOf(folded, best.name.text, typed) : null;
    return best && fit ? [{ ...best.name, fit, places: placesOf(own) }] : [];
  });
  return found
    .sort((a, b) => NAME_FITS.indexOf(a.fit) - NAME_FITS.indexOf(b.fit) || b.places - a.places)
    .slice(0, most);
}

/** A name that is written as it folds stands before other writings of it. */
function textKey({ text }: Name): string {
  return fold(text) === text ? '' : text;
}

function fitOf(folded: string, text: string, typed: string): NameFit | null {
  if (typed === '') return null;
  if (folded.startsWith(typed)) return 'prefix';
  if (folded.includes(typed)) return 'middle';
  if (!READING.test(typed)) return null;
  const initials = initialsOf(spellingOf(text));
  const reading = spellingOf(text).join('');
  if (initials.startsWith(typed)) return 'initials';
  if (reading.startsWith(typed)) return 'pinyin';
  if (initials.includes(typed)) return 'initialsInside';
  return reading.includes(typed) ? 'pinyinInside' : null;
}
