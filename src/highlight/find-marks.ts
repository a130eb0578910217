// In: a text, the terms and literals that matched. Out: the ranges of the original text to be marked.
// Ranges never overlap and touching ones of one kind are merged. Never: HTML.

import type { Analyzer } from '../analysis/analyzer.ts';
import { fold, foldWithOffsets } from '../analysis/fold.ts';

/** `literal`: what was typed. `synonym`: another word for it. */
export type MarkKind = 'literal' | 'synonym';

/** Half-open, UTF-16 units of the original text. */
export interface Mark {
  readonly start: number;
  readonly end: number;
  readonly kind: MarkKind;
}

export interface MarkRequest {
  /** Terms as the analyzer gives them. */
  readonly terms: ReadonlyMap<string, MarkKind>;
  /** Folded strings. */
  readonly literals: ReadonlyMap<string, MarkKind>;
}

export interface FoundMarks {
  /** In order of the text, merged where they touch. */
  readonly marks: readonly Mark[];
  /**
   * Where each place that was found begins, in order. What touches is one place, as it is one to the eye, but a word that
   * follows upon itself is two: Ctrl+F counts them so.
   */
  readonly places: readonly number[];
}

/** Where both kinds cover a place, `literal` wins. */
export function findMarks(text: string, request: MarkRequest, analyzer: Analyzer): FoundMarks {
  const found = [...termsIn(text, request.terms, analyzer), ...literalsIn(text, request.literals)];
  return { marks: merged(text.length, found), places: placesOf(found) };
}

interface FoundMark extends Mark {
  /** The term or literal. */
  readonly word: string;
}

function termsIn(text: string, terms: MarkRequest['terms'], analyzer: Analyzer): readonly FoundMark[] {
  if (terms.size === 0) return [];
  const wanted = [...terms.keys()];
  const mayHold = (run: string): boolean => wanted.some((term) => run.includes(term));
  return analyzer.tokenize(text, mayHold).flatMap(({ term, start, end }) => {
    const kind = terms.get(term);
    return kind ? [{ start, end, kind, word: term }] : [];
  });
}

function literalsIn(text: string, literals: MarkRequest['literals']): readonly FoundMark[] {
  const plain = fold(text);
  const held = [...literals].filter(([literal]) => literal !== '' && plain.includes(literal));
  if (held.length === 0) return [];
  const folded = foldWithOffsets(text);
  const found: FoundMark[] = [];
  for (const [literal, kind] of held) {
    for (let at = folded.text.indexOf(literal); at >= 0; at = folded.text.indexOf(literal, at + literal.length)) {
      found.push({
        start: folded.starts[at] ?? 0,
        end: folded.ends[at + literal.length - 1] ?? 0,
        kind,
        word: literal,
      });
    }
  }
  return found;
}

function placesOf(found: readonly FoundMark[]): readonly number[] {
  const places: number[] = [];
  let covered = -1;
  /** What ends where all so far ends. */
  let last: string[] = [];
  for (const { start, end, word } of [...found].sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (end === covered) last.push(word);
    if (end <= covered) continue;
    if (start > covered || (start === covered && last.includes(word))) places.push(start);
    covered = end;
    last = [word];
  }
  return places;
}

/** Marks that touch stand apart again where a place begins. @param places as `findMarks` gives them. */
export function cutAtPlaces(marks: readonly Mark[], places: readonly number[]): readonly Mark[] {
  let next = 0;
  return marks.flatMap(({ start, end, kind }) => {
    const pieces: Mark[] = [];
    let at = start;
    for (; next < places.length && (places[next] ?? end) < end; next += 1) {
      const place = places[next] ?? end;
      if (place > at) pieces.push({ start: at, end: place, kind });
      at = Math.max(at, place);
    }
    return [...pieces, { start: at, end, kind }];
  });
}

/** Of a text of that length, unit by unit in one array: a report without a line break is one long text. */
function merged(length: number, found: readonly Mark[]): readonly Mark[] {
  const kinds = new Uint8Array(length);
  for (const { start, end, kind } of found) if (kind === 'synonym') kinds.fill(SYNONYM, start, end);
  for (const { start, end, kind } of found) if (kind === 'literal') kinds.fill(LITERAL, start, end);
  const marks: Mark[] = [];
  for (let start = 0, end = 0; start < length; start = end) {
    const kind = kinds[start];
    while (end < length && kinds[end] === kind) end += 1;
    if (kind !== UNMARKED) marks.push({ start, end, kind: kind === LITERAL ? 'literal' : 'synonym' });
  }
  return marks;
}

const UNMARKED = 0;
const SYNONYM = 1;
const LITERAL = 2;
