// In: a passage's id. Out: passages of other places about the same thing, each with the words that both have.
// Practices come before the other kinds: people look for how others did it.

import { fold } from '../analysis/fold.ts';
import { type EngineQuery, NO_TEST } from '../engine/query-tree.ts';
import type { PassageRecord, SearchEngine } from '../engine/search-engine.ts';
import { TashanError } from '../errors.ts';
import type { MarkKind } from '../highlight/find-marks.ts';
import type { Lexicon } from '../lexicon/lexicon.ts';
import type { ReportHead } from '../report/report.ts';
import { type DistinctiveTerm, type DistinctiveTermsParts, distinctiveTerms } from './distinctive-terms.ts';
import { EVERYTHING } from './engine-query.ts';
import type { ListPassage } from './list-passage.ts';
import type { SearchService } from './search-service.ts';
import { sharedWords } from './shared-words.ts';
import type { SimilarResult } from './similar-answer.ts';
import { WEIGHTS } from './weights.ts';

export interface SimilarParts extends Omit<DistinctiveTermsParts, 'engine' | 'lexiconWords'> {
  readonly engine: SearchEngine;
  readonly lexicon: Pick<Lexicon, 'words'>;
  readonly listPassage: ListPassage;
}

/** Looked at before places and reports are told apart: a place may have a report of each year, alike every year. */
const CANDIDATES = 150;
const PER_REPORT = 1;
const PER_PLACE = 2;
/** Below this share of the best score, passages have little more in common than the language of reports. */
const LEAST_SHARE = 0.1;
/** One word in common is a chance. A passage that is told by one word alone is asked for no more. */
const LEAST_WORDS = 2;
const NO_QUERY = { q: '', mode: 'smart' } as const;

/** @returns what `SearchService.similar` is. */
export function createSimilar({ lexicon, listPassage, ...parts }: SimilarParts): SearchService['similar'] {
  const { engine, analyzer } = parts;
  const lexiconWords = new Set(lexicon.words.map(({ word }) => fold(word)));

  return (passageId, { size }) => {
    const started = performance.now();
    const own = engine.passageById(passageId);
    const report = own && engine.report(own.report.id);
    if (!own || !report) {
      const shown = passageId.slice(0, 64);
      throw new TashanError('not-found', 'passage-unknown', `没有编号为“${shown}”的段落，它可能已被删除或改写`);
    }
    const terms = distinctiveTerms(own.passage, report, { ...parts, lexiconWords });
    const words = terms.map(({ term }) => term);
    const marks = (which: readonly string[]) => ({
      terms: new Map(which.map((term) => [term, 'literal' as MarkKind])),
      literals: new Map<string, MarkKind>(),
    });

    const { hits } = terms.length === 0 ? { hits: [] } : engine.search(queryFor(terms));
    const others = hits
      .map((hit) => ({ hit, record: engine.passage(hit.ordinal) }))
      .filter(({ record }) => !isSamePlace(record.report, own.report));
    const least = Math.max(0, ...others.map(({ hit }) => hit.score)) * LEAST_SHARE;
    const isListed = createCap();
    const results: SimilarResult[] = [];
    for (const isPractice of [true, false]) {
      for (const { hit, record } of others) {
        if ((record.passage.kind === 'practice') !== isPractice || hit.score < least) continue;
        if (results.length >= size) break;
        const shared = sharedWords(record.passage.text, words, analyzer);
        if (shared.length < Math.min(LEAST_WORDS, terms.length) || !isListed(record)) continue;
        const listed = listPassage(record, marks(words), NO_QUERY);
        results.push({ ...listed, rank: results.length + 1, score: hit.score, shared });
      }
    }
    return {
      passage: listPassage(own, marks([]), NO_QUERY),
      words: sharedWords(own.passage.text, words, analyzer),
      tookMs: Math.round((performance.now() - started) * 100) / 100,
      results,
    };
  };
}

function queryFor(terms: readonly DistinctiveTerm[]): EngineQuery {
  const { heading, path, text } = WEIGHTS;
  return {
    ...EVERYTHING,
    score: { type: 'or', children: terms.map(({ term, boost }) => ({ type: 'term', term, boost })) },
    fieldBoosts: { heading, path, text },
    concepts: [{ typed: { words: terms.map(({ term }) => [term]), literals: [] }, synonyms: NO_TEST }],
    order: 'score',
    size: CANDIDATES,
  };
}

/** A report is of its own place; without one, of its issuer. */
function isSamePlace(a: ReportHead, b: ReportHead): boolean {
  return a.id === b.id || placeOf(a) === placeOf(b);
}

function placeOf({ region, issuer, id }: ReportHead): string {
  return region?.code ?? issuer ?? id;
}

/** Says of one passage after the other whether it is still among those that its report and its place may have. */
function createCap(): (record: PassageRecord) => boolean {
  const counts = new Map<string, number>();
  return ({ report }) => {
    const ofReport = counts.get(`report ${report.id}`) ?? 0;
    const ofPlace = counts.get(`place ${placeOf(report)}`) ?? 0;
    if (ofReport >= PER_REPORT || ofPlace >= PER_PLACE) return false;
    counts.set(`report ${report.id}`, ofReport + 1);
    counts.set(`place ${placeOf(report)}`, ofPlace + 1);
    return true;
  };
}
