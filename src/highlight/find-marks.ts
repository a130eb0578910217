// In: a text, the terms and literals that matched. Out: the ranges of the original text to be marked.
// Ranges never overlap and touching ones of one kind are merged. Never: HTML.

import type { Analyzer } from '../analysis/analyzer.ts';
import { foldWithOffsets } from '../analysis/fold.ts';

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

/** Marks in order of the text. Where both kinds cover a place, `literal` wins. */
export function findMarks(text: string, request: MarkRequest, analyzer: Analyzer): readonly Mark[] {
  const kinds = new Map<number, MarkKind>();
  const cover = (start: number, end: number, kind: MarkKind): void => {
    for (let at = start; at < end; at += 1) if (kinds.get(at) !== 'literal') kinds.set(at, kind);
  };
  if (request.terms.size > 0) {
    for (const token of analyzer.tokenize(text)) {
      const kind = request.terms.get(token.term);
      if (kind) cover(token.start, token.end, kind);
    }
  }
  const folded = foldWithOffsets(text);
  for (const [literal, kind] of request.literals) {
    if (literal === '') continue;
    for (let at = folded.text.indexOf(literal); at >= 0; at = folded.text.indexOf(literal, at + literal.length)) {
      cover(folded.starts[at] ?? 0, folded.ends[at + literal.length - 1] ?? 0, kind);
    }
  }
  return merged(kinds);
}

function merged(kinds: ReadonlyMap<number, MarkKind>): readonly Mark[] {
  const marks: Mark[] = [];
  for (const [at, kind] of [...kinds].sort(([a], [b]) => a - b)) {
    const last = marks[marks.length - 1];
    if (last && last.end === at && last.kind === kind) marks[marks.length - 1] = { ...last, end: at + 1 };
    else marks.push({ start: at, end: at + 1, kind });
  }
  return marks;
}
