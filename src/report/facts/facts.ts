// In: a passage's text. Out: the documents the place issued, its honours, its figures, with ranges in that text.
// Never: look beyond the passage or change it.

import { plainForm } from '../../analysis/plain-form.ts';
import type { Figure, NamedFact, Range } from '../report.ts';
import { findDocuments } from './documents.ts';
import { findFigures } from './figures.ts';
import { findHonours } from './honours.ts';

export interface PassageFacts {
  readonly documents: readonly NamedFact[];
  readonly honours: readonly NamedFact[];
  readonly figures: readonly Figure[];
}

/** Each list in order of appearance; linear in the length of the text. Full width and half width are read alike. */
export function findFacts(text: string): PassageFacts {
  const plain = plainForm(text);
  const asWritten = <T extends Range>(fact: T): T => ({ ...fact, text: text.slice(fact.start, fact.end) });
  return {
    documents: findDocuments(plain).map(asWritten),
    honours: findHonours(plain).map(asWritten),
    figures: findFigures(plain).map(asWritten),
  };
}
