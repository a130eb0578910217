// In: a query. Out: the passages that match it, by tier, with what orders them; their counts by report and by value.
// One query at a time: its working memory is made once and used again.

import type { PassageKind } from '../report/report.ts';
import { createTier, type TierMatches } from './best-matches.ts';
import { createFacetCounter, type FacetCounter, type Filter, SHUT_OUT } from './filters.ts';
import type { EngineHit, Tier } from './hit.ts';
import type { LiteralFinder } from './literal-finder.ts';
import type { LiveIndex } from './live-index.ts';
import { BLOCK_SHIFT, createBits, createPresenceTester } from './presence.ts';
import type { EngineQuery, Order, WordTest } from './query-tree.ts';
import { titledReports, totalsOf } from './report-totals.ts';
import type { Scores } from './scorer.ts';
import type { TierTotals } from './search-engine.ts';

/** What was found; valid until the next call. */
export interface Matches {
  /** The first tier, the second. */
  readonly tiers: readonly [TierMatches, TierMatches];
  /** For each concept: how many passages of the index have it. */
  readonly conceptCounts: readonly number[];
  readonly isRelaxed: boolean;
  readonly facets: FacetCounter;
  totals(tier: Tier): TierTotals;
  hitOf(ordinal: number): EngineHit;
  /** Reports that count in the totals of the first tier by their title only. */
  titleOnly(): number;
  /** Occurrences of the typed literals in the first tier. */
  occurrences(): number;
}

export interface Matcher {
  match(query: EngineQuery, scores: Scores, filter: Filter): Matches;
}

// One number orders by kind, then occurrences, then date: 2^51 at most, which a double holds exactly.
const MOST_OCCURRENCES = 2 ** 26;
const MOST_REPORTS = 2 ** 24;
/** Most searches have no more. */
const FEW_CONCEPTS = 8;
const MOST_CONCEPTS = 32;

export function createMatcher(index: LiveIndex, finder: LiteralFinder): Matcher {
  const { ordinals, heads, reportOf, marks } = index;
  const tester = createPresenceTester(index, finder);
  const newConcepts = (bits: number) => ({ typed: createBits(ordinals, bits), bySynonym: createBits(ordinals, bits) });
  const few = newConcepts(FEW_CONCEPTS);
  let many: typeof few | null = null;
  let { typed, bySynonym } = few;
  const related = createBits(ordinals, 1);
  const shutOut = new Uint32Array(ordinals);
  const occurrences = new Uint32Array(ordinals);
  /** One more than there are: what is not present is put down behind the last. */
  const found = new Uint32Array(ordinals + 1);
  const blocks = new Uint8Array((ordinals >>> BLOCK_SHIFT) + 1);
  const tiers = [createTier(ordinals, heads.length), createTier(ordinals, heads.length)] as const;
  const inReportOf = (report: number): number =>
    tiers.reduce((sum, { inReport }) => sum + (inReport[report] as number), 0);
  const kinds = index.passageValues.flatMap(([column, value], bit) =>
    column === 'kind' ? [{ kind: value as PassageKind, bit: 1 << bit }] : [],
  );
  const kindOf = (ordinal: number): PassageKind =>
    kinds.find(({ bit }) => ((marks[ordinal] as number) & bit) !== 0)?.kind ?? 'practice';
  const practiceBit = kinds.find(({ kind }) => kind === 'practice')?.bit ?? 0;

  let last: { concepts: EngineQuery['concepts']; scope: EngineQuery['scope']; counts: readonly number[] } | null = null;

  const markConcepts = ({ concepts, scope }: EngineQuery): readonly number[] => {
    if (concepts.length > FEW_CONCEPTS) many ??= newConcepts(MOST_CONCEPTS);
    ({ typed, bySynonym } = concepts.length > FEW_CONCEPTS && many ? many : few);
    blocks.fill(0);
    typed.fill(0);
    bySynonym.fill(0);
    const typedTests = concepts.map((concept) => concept.typed);
    const typedCounts = tester.mark(typedTests, scope, typed, blocks);
    const otherTests = concepts.map((concept) => concept.synonyms);
    const otherCounts = tester.mark(otherTests, scope, bySynonym, blocks, typed);
    return typedCounts.map((count, i) => count + (otherCounts[i] ?? 0));
  };

  /** Finds who has what; how many passages of the index have each concept. */
  const markPresence = (query: EngineQuery): readonly number[] => {
    // A search that found little is widened: who has its concepts is known then.
    if (last?.concepts !== query.concepts || last.scope !== query.scope) {
      const { concepts, scope } = query;
      last = { concepts, scope, counts: markConcepts(query) };
    }
    if (!isEmpty(query.related)) {
      related.fill(0);
      tester.mark([query.related], query.scope, related, blocks);
    }
    if (query.exclude.length > 0) {
      shutOut.fill(0);
      tester.mark(query.exclude, query.scope, shutOut, null);
    }
    if (query.countOccurrences || query.order === 'occurrences') {
      occurrences.fill(0);
      for (const literal of literalsOf(query)) {
        finder.count(literal, (ordinal, count) => {
          occurrences[ordinal] = (occurrences[ordinal] as number) + count;
        });
      }
    }
    return last.counts;
  };

  /** Puts into `found` each passage that has a concept, or all where there is none. @returns how many. */
  const findPresent = (query: EngineQuery): number => {
    const isBrowsing = query.concepts.length === 0;
    const widens = !isEmpty(query.related);
    const excludes = query.exclude.length > 0;
    const isPlain = !isBrowsing && !widens && !excludes;
    let length = 0;
    for (let block = 0; block < blocks.length; block += 1) {
      if (!isBrowsing && blocks[block] === 0) continue;
      const end = Math.min(ordinals, (block + 1) << BLOCK_SHIFT);
      if (isPlain) {
        // Most searches. Each is put down, and counts where it is present: a processor guesses wrong at every branch here.
        for (let ordinal = block << BLOCK_SHIFT; ordinal < end; ordinal += 1) {
          const present = (typed[ordinal] as number) | (bySynonym[ordinal] as number);
          found[length] = ordinal;
          length += (present | -present) >>> 31;
        }
        continue;
      }
      for (let ordinal = block << BLOCK_SHIFT; ordinal < end; ordinal += 1) {
        const isPresent = ((typed[ordinal] as number) | (bySynonym[ordinal] as number)) !== 0;
        if (!isPresent && !isBrowsing && (!widens || related[ordinal] === 0)) continue;
        if (excludes && shutOut[ordinal] !== 0) continue;
        found[length] = ordinal;
        length += 1;
      }
    }
    return length;
  };

  const conceptsOf = (ordinal: number): number => ((typed[ordinal] as number) | (bySynonym[ordinal] as number)) >>> 0;

  /** Fills the tiers, and the counts of the first of them. @returns how many passages were found before the filter. */
  const match = (query: EngineQuery, filter: Filter, facets: FacetCounter): number => {
    const wanted = 2 ** query.concepts.length - 1;
    for (const tier of tiers) {
      tier.length = 0;
      tier.inReport.fill(0);
    }
    const [all, some] = tiers;
    const length = findPresent(query);
    const passes = filter.isOpen;
    for (let i = 0; i < length; i += 1) {
      const ordinal = found[i] as number;
      const failed = passes ? 0 : filter.failed(ordinal);
      if (failed === SHUT_OUT) continue;
      const isComplete = conceptsOf(ordinal) === wanted;
      if (isComplete) facets.count(ordinal, failed);
      if (failed !== 0) continue;
      const tier = isComplete ? all : some;
      tier.ordinals[tier.length] = ordinal;
      tier.length += 1;
      const report = reportOf[ordinal] as number;
      tier.inReport[report] = (tier.inReport[report] as number) + 1;
    }
    return length;
  };

  /** Facets of the second tier, where the first is empty. @param length of what was found. */
  const countSecondTier = (query: EngineQuery, filter: Filter, length: number): FacetCounter => {
    const facets = createFacetCounter(index);
    const wanted = 2 ** query.concepts.length - 1;
    for (let i = 0; i < length; i += 1) {
      const ordinal = found[i] as number;
      const failed = conceptsOf(ordinal) === wanted ? SHUT_OUT : filter.failed(ordinal);
      if (failed !== SHUT_OUT) facets.count(ordinal, failed);
    }
    return facets;
  };

  /** What orders the matches of a tier: more comes first. */
  const fillKeys = (tier: TierMatches, order: Order, scores: Scores): void => {
    const { ordinals: matching, keys, length } = tier;
    if (order === 'score') {
      scores.fill(matching, length, keys);
      return;
    }
    const ranks = order === 'oldest' ? index.oldestRank : index.newestRank;
    const isCounted = order === 'occurrences';
    for (let i = 0; i < length; i += 1) {
      const ordinal = matching[i] as number;
      let key = -(ranks[reportOf[ordinal] as number] as number);
      if (isCounted) {
        const isPractice = ((marks[ordinal] as number) & practiceBit) !== 0;
        key += (Number(isPractice) * MOST_OCCURRENCES + (occurrences[ordinal] as number)) * MOST_REPORTS;
      }
      keys[i] = key;
    }
  };

  return {
    match(query, scores, filter) {
      const conceptCounts = markPresence(query);
      const firstFacets = createFacetCounter(index);
      const length = match(query, filter, firstFacets);
      for (const tier of tiers) fillKeys(tier, query.order, scores);
      const [all, some] = tiers;
      const isRelaxed = all.length === 0 && some.length > 0;
      const wanted = 2 ** query.concepts.length - 1;
      const titled = query.countTitles ? titledReports(index, literalsOf(query), filter) : [];
      return {
        tiers,
        conceptCounts,
        isRelaxed,
        facets: isRelaxed ? countSecondTier(query, filter, length) : firstFacets,
        totals: (tier) =>
          tier === 'some'
            ? totalsOf(index, some.length, some.inReport)
            : totalsOf(index, all.length, all.inReport, titled),
        hitOf(ordinal) {
          const present = conceptsOf(ordinal);
          return {
            ordinal,
            score: scores.of(ordinal),
            tier: present === wanted ? 'all' : 'some',
            concepts: present,
            typed: typed[ordinal] as number,
            inReport: inReportOf(reportOf[ordinal] as number),
            inGroup: 0,
            kind: kindOf(ordinal),
          };
        },
        occurrences: () => (query.countOccurrences ? sumOver(all, occurrences) : 0),
        titleOnly: () => titled.filter((report) => all.inReport[report] === 0).length,
      };
    },
  };
}

function literalsOf({ concepts }: EngineQuery): readonly string[] {
  return concepts.flatMap(({ typed }) => typed.literals);
}

function sumOver({ ordinals, length }: TierMatches, counts: Uint32Array): number {
  let sum = 0;
  for (let i = 0; i < length; i += 1) sum += counts[ordinals[i] as number] as number;
  return sum;
}

function isEmpty({ words, literals }: WordTest): boolean {
  return words.length === 0 && literals.length === 0;
}
