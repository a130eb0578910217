// In: a passage and the concepts of a query. Out: how the passage matched, and what to mark in it.

import type { Analyzer } from '../analysis/analyzer.ts';
import { fold } from '../analysis/fold.ts';
import type { EngineHit } from '../engine/hit.ts';
import type { WordTest } from '../engine/query-tree.ts';
import type { MarkKind, MarkRequest } from '../highlight/find-marks.ts';
import type { Passage } from '../report/report.ts';
import type { Concept } from './concept.ts';
import type { MatchedBy } from './search-answer.ts';

/** What is to be marked in any passage for these concepts: typed words as `literal`, their synonyms as `synonym`. */
export function marksFor(concepts: readonly Concept[]): MarkRequest {
  const terms = new Map<string, MarkKind>();
  const literals = new Map<string, MarkKind>();
  for (const { folded, isLiteral, terms: own, synonyms } of concepts) {
    literals.set(folded, 'literal');
    for (const term of isLiteral ? [] : own) terms.set(term, 'literal');
    for (const synonym of synonyms) {
      if (!literals.has(synonym.folded)) literals.set(synonym.folded, 'synonym');
      // A synonym of several words is marked as a whole; one of its words alone means something else.
      for (const term of synonym.terms.length === 1 ? synonym.terms : [])
        if (!terms.has(term)) terms.set(term, 'synonym');
    }
  }
  // A term that is marked as a string anyway need not be looked for among the words of the text, which must be cut for it.
  for (const [term, kind] of terms) {
    const asString = literals.get(term);
    if (asString === kind || asString === 'literal') terms.delete(term);
  }
  return { terms, literals };
}

/** The same for single words, none of them typed. */
export function marksOf(words: readonly string[]): MarkRequest {
  return { terms: new Map(), literals: new Map(words.map((word) => [word, 'synonym'])) };
}

/** How a passage that the engine found matched: `hit` says which concepts are there, the passage by which synonyms. */
export function evidenceOf(
  passage: Passage,
  concepts: readonly Concept[],
  hit: Pick<EngineHit, 'concepts' | 'typed'>,
  related: WordTest,
  analyzer: Analyzer,
): MatchedBy {
  const isSet = (bits: number, i: number): boolean => ((bits >>> i) & 1) === 1;
  const bySynonym = concepts.filter((_, i) => isSet(hit.concepts, i) && !isSet(hit.typed, i));
  return {
    literal: concepts.filter((_, i) => isSet(hit.typed, i)).map(({ text }) => text),
    synonym: bySynonym.length === 0 ? [] : synonymsIn(passage, bySynonym, analyzer),
    missing: concepts.filter((_, i) => !isSet(hit.concepts, i)).map(({ text }) => text),
    related: concepts.length > 0 && hit.concepts === 0 ? relatedIn(passage, related) : [],
  };
}

const NO_TERMS: ReadonlySet<string> = new Set();

/** The words of the heading and of the headings above it. */
function termsAbove({ heading, path }: Passage, analyzer: Analyzer): ReadonlySet<string> {
  return new Set(analyzer.tokenize([heading ?? '', ...path].join('\n')).map(({ term }) => term));
}

/** A card has room for few. */
const MOST_RELATED = 5;

/** Words that let a passage in which no concept is be listed at all; the first ones weigh most. */
function relatedIn({ text, heading }: Passage, { words, literals }: WordTest): readonly string[] {
  const folded = fold(`${heading ?? ''}\n${text}`);
  return [...new Set([...words.flat(), ...literals])].filter((word) => folded.includes(word)).slice(0, MOST_RELATED);
}

function synonymsIn(passage: Passage, concepts: readonly Concept[], analyzer: Analyzer): readonly string[] {
  const foldedText = fold(passage.text);
  const above = fold([passage.heading ?? '', ...passage.path].join('\n'));
  const synonyms = concepts.flatMap((concept) => concept.synonyms);
  const mayStandAbove = synonyms.some(({ folded }) => !foldedText.includes(folded) && above.includes(folded));
  const terms = mayStandAbove ? termsAbove(passage, analyzer) : NO_TERMS;
  const present = synonyms.filter(
    ({ folded, terms: own }) =>
      foldedText.includes(folded) || (own.length === 1 && own.every((term) => terms.has(term))),
  );
  return [...new Set(present.map((synonym) => synonym.text))];
}
