// In: a query as typed. Out: its concepts, each with the words it may also be searched as; what is shut out, what is ignored.
// Never: ranking. Of the index it only asks whether a string stands in it at all.

import type { Analyzer } from '../analysis/analyzer.ts';
import { fold } from '../analysis/fold.ts';
import type { IntentKind } from '../lexicon/lexicon.ts';
import { type Concept, literalConcept } from './concept.ts';
import { parseQuery } from './parse-query.ts';
import { conceptsOf } from './query-concepts.ts';
import { readFilters } from './query-filters.ts';
import type { QueryReader } from './query-reader.ts';
import type { YearRange } from './search-request.ts';

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

export function understandQuery(raw: string, reader: QueryReader): UnderstoodQuery {
  const { analyzer, tables } = reader;
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
    const found = conceptsOf(part.text, reader);
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
