// In: a query as typed. Out: its concepts, each with the words it may also be searched as; what is shut out, what is ignored.
// Never: ranking. Of the index it only asks whether a string stands in it at all.

import type { Analyzer, Token } from '../analysis/analyzer.ts';
import { fold } from '../analysis/fold.ts';
import type { Scope } from '../engine/query-tree.ts';
import type { IntentKind } from '../lexicon/lexicon.ts';
import { parseQuery } from './parse-query.ts';
import { readFilters } from './query-filters.ts';
import type { YearRange } from './search-request.ts';
import type { Synonym, WordTables } from './word-tables.ts';

export interface Concept {
  /** As typed. */
  readonly text: string;
  readonly folded: string;
  /** Present only where it stands as typed; else wherever its terms are. */
  readonly isLiteral: boolean;
  /** One word of plain language, of which the lexicon knows nothing. */
  readonly isEveryday: boolean;
  /** The terms it is cut into, and the shorter words inside them. */
  readonly terms: readonly string[];
  readonly parts: readonly string[];
  /** Other words for its terms and parts, where it is a phrase of several: they tell less than those for the whole. */
  readonly partSynonyms: readonly ConceptSynonym[];
  readonly synonyms: readonly ConceptSynonym[];
  /** True where they were left out because the request says so. */
  readonly synonymsOff?: true;
  /** Where it must stand, if not where the request says. */
  readonly scope?: Scope;
}

export interface ConceptSynonym extends Synonym {
  readonly folded: string;
  readonly terms: readonly string[];
}

export interface UnderstoodQuery {
  readonly concepts: readonly Concept[];
  readonly excluded: readonly Concept[];
  /** Words that carry no meaning, as typed. */
  readonly ignored: readonly string[];
  /** What it is after, beside its subject. */
  readonly intents: readonly IntentKind[];
  /** Filters typed into the box: years and places. */
  readonly years: readonly YearRange[];
  readonly regions: readonly string[];
  readonly notes: readonly string[];
}

// An engine tells concepts by the bits of one number; a query of more words is a pasted paragraph.
const MAX_CONCEPTS = 24;

/** @param isHeld whether a folded string stands anywhere in the texts. */
export function understandQuery(
  raw: string,
  tables: WordTables,
  analyzer: Analyzer,
  isHeld: (folded: string) => boolean = () => true,
): UnderstoodQuery {
  const concepts = new Map<string, Concept>();
  const excluded: Concept[] = [];
  const ignored: string[] = [];
  const intents = new Map<string, IntentKind>();
  const filters = readFilters(parseQuery(raw));
  for (const part of filters.parts) {
    if (part.field === 'title' || part.field === 'heading') {
      const concept = { ...literalConcept(part.text, analyzer), scope: part.field };
      if (part.isExcluded) excluded.push(concept);
      else concepts.set(`${part.field}:${concept.folded}`, concept);
      continue;
    }
    if (part.isExcluded || part.kind === 'literal') {
      const concept = literalConcept(part.text, analyzer);
      if (part.isExcluded) excluded.push(concept);
      else concepts.set(concept.folded, concepts.get(concept.folded) ?? concept);
      continue;
    }
    const found = conceptsOf(part.text, tables, analyzer, isHeld);
    ignored.push(...found.ignored);
    for (const concept of found.concepts) {
      const intent = tables.intentOf(concept.folded);
      if (intent) intents.set(concept.folded, intent);
      concepts.set(concept.folded, concepts.get(concept.folded) ?? concept);
    }
  }
  // 明年 and 问题 say what is sought of a subject; where there is no other, they are the subject.
  if ([...concepts.keys()].some((folded) => !intents.has(folded))) {
    for (const folded of intents.keys()) {
      ignored.push(concepts.get(folded)?.text ?? folded);
      concepts.delete(folded);
    }
  }
  // With nothing but filling words or signs, they are what was asked for.
  const hasFilters = filters.years.length + filters.regions.length > 0;
  const leftOver = hasFilters ? filters.parts.map((part) => part.text).join('') : raw.trim();
  if (concepts.size === 0 && excluded.length === 0 && fold(leftOver) !== '') {
    return { ...filters, concepts: [literalConcept(leftOver, analyzer)], excluded, ignored: [], intents: [] };
  }
  const notes = [...filters.notes];
  if (concepts.size > MAX_CONCEPTS) notes.push(`检索词太多，只用了前 ${MAX_CONCEPTS} 个`);
  if (excluded.length > MAX_CONCEPTS) notes.push(`不含的词太多，只用了前 ${MAX_CONCEPTS} 个`);
  return {
    concepts: [...concepts.values()].slice(0, MAX_CONCEPTS),
    excluded: excluded.slice(0, MAX_CONCEPTS),
    ignored: [...new Set(ignored)],
    intents: [...new Set(intents.values())],
    years: filters.years,
    regions: filters.regions,
    notes,
  };
}

/** Exact mode: all that was typed is one literal. */
export function exactQuery(raw: string, analyzer: Analyzer): UnderstoodQuery {
  const concepts = fold(raw) === '' ? [] : [literalConcept(raw.trim(), analyzer)];
  return { concepts, excluded: [], ignored: [], intents: [], years: [], regions: [], notes: [] };
}

/** The query with the concepts that `given` names searched as typed only. */
export function withoutSynonyms(query: UnderstoodQuery, given: readonly string[]): UnderstoodQuery {
  if (given.length === 0) return query;
  const off = new Set(given.map(fold));
  const concepts = query.concepts.map((concept): Concept => {
    const hasSynonyms = concept.synonyms.length + concept.partSynonyms.length > 0;
    if (!hasSynonyms || !off.has(concept.folded)) return concept;
    return { ...concept, synonyms: [], partSynonyms: [], synonymsOff: true };
  });
  return { ...query, concepts };
}

/** The whole text as one literal: exact mode, quotes, things shut out, names that no dictionary knows. */
export function literalConcept(text: string, analyzer: Analyzer): Concept {
  return {
    text,
    folded: fold(text),
    isLiteral: true,
    isEveryday: false,
    terms: termsOf(text, analyzer),
    parts: [],
    partSynonyms: [],
    synonyms: [],
  };
}

function termsOf(text: string, analyzer: Analyzer): readonly string[] {
  const tokens = analyzer.tokenize(text).filter((token) => !token.isPart);
  return tokens.map((token) => token.term);
}

/** A stretch of a plain part: a phrase that the lexicon knows, or one word. */
interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly folded: string;
  readonly isSingleCharacter: boolean;
}

function conceptsOf(
  text: string,
  tables: WordTables,
  analyzer: Analyzer,
  isHeld: (folded: string) => boolean,
): Pick<UnderstoodQuery, 'concepts' | 'ignored'> {
  const tokens = analyzer.tokenize(text);
  const concepts: Concept[] = [];
  const ignored: string[] = [];
  let name: Stretch[] = [];
  // Characters in a row that are no words are a name that no dictionary knows (宁企通); one alone says little.
  const endName = (): void => {
    const [first] = name;
    const last = name.at(-1);
    if (first && last) {
      const characters = text.slice(first.start, last.end);
      // Inside a sentence, what stands in no text is no name but what was left between words (钱花, 坐不坐).
      const isName = name.length > 1 && (characters.length === text.length || isHeld(fold(characters)));
      if (isName) concepts.push(literalConcept(characters, analyzer));
      else ignored.push(characters);
    }
    name = [];
  };
  for (const stretch of stretchesOf(tokens, text, tables)) {
    const isStopWord = tables.isStopWord(stretch.folded);
    if (stretch.isSingleCharacter && !isStopWord && (name.at(-1)?.end ?? stretch.start) === stretch.start) {
      name.push(stretch);
      continue;
    }
    endName();
    const typed = text.slice(stretch.start, stretch.end);
    if (isStopWord) ignored.push(typed);
    else if (stretch.isSingleCharacter) name.push(stretch);
    else
      concepts.push(
        wordConcept(
          typed,
          tokens.filter(({ start, end }) => start >= stretch.start && end <= stretch.end),
          tables,
          analyzer,
        ),
      );
  }
  endName();
  // A single character that stands by itself was meant.
  const [only] = ignored;
  if (concepts.length === 0 && only === text && !tables.isStopWord(fold(text))) {
    return { concepts: [literalConcept(text, analyzer)], ignored: [] };
  }
  return { concepts, ignored };
}

function stretchesOf(tokens: readonly Token[], text: string, tables: WordTables): readonly Stretch[] {
  const words = tokens.filter((token) => !token.isPart);
  const stretches: Stretch[] = [];
  for (let i = 0; i < words.length; ) {
    const length = phraseLength(words, i, text, tables);
    const start = words[i]?.start ?? 0;
    const end = words[i + length - 1]?.end ?? start;
    const folded = words
      .slice(i, i + length)
      .map(({ term }) => term)
      .join('');
    stretches.push({ start, end, folded, isSingleCharacter: folded.length === 1 && !/\d/.test(folded) });
    i += length;
  }
  return stretches;
}

/** How many words from `i` on make the longest phrase that the lexicon knows; 1 where it knows none. */
function phraseLength(words: readonly Token[], i: number, text: string, tables: WordTables): number {
  let phrase = '';
  let longest = 1;
  for (let j = i; j < words.length && phrase.length <= tables.longestPhrase; j += 1) {
    const before = words[j - 1];
    const word = words[j];
    if (!word || (j > i && before && text.slice(before.end, word.start).trim() !== '')) break;
    phrase += word.term;
    if (tables.isStopWord(phrase) || tables.intentOf(phrase) || tables.synonymsOf(phrase).length > 0)
      longest = j - i + 1;
  }
  return longest;
}

function wordConcept(text: string, tokens: readonly Token[], tables: WordTables, analyzer: Analyzer): Concept {
  const folded = fold(text);
  const synonymsOf = (word: string): readonly ConceptSynonym[] =>
    tables.synonymsOf(word).map((synonym) => ({
      ...synonym,
      folded: fold(synonym.text),
      terms: termsOf(synonym.text, analyzer),
    }));
  const terms = tokens.filter((token) => !token.isPart).map((token) => token.term);
  const parts = tokens.filter((token) => token.isPart).map((token) => token.term);
  const inside = new Set([...terms, ...parts].filter((word) => word !== folded && word.length > 1));
  return {
    text,
    folded,
    isLiteral: false,
    isEveryday: terms.length === 1 && !tables.isOfTheTrade(folded),
    terms,
    parts,
    partSynonyms: [...inside].flatMap(synonymsOf),
    synonyms: synonymsOf(folded),
  };
}
