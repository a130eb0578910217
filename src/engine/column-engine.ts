// In: the segments of an index. Out: a SearchEngine that walks their columns.
// One query at a time: its working memory is made once and used again.

import type { PassageKind, ReportHead } from '../report/report.ts';
import { createLiteral } from '../segment/text-column.ts';
import { createListing, type TierMatches } from './collector.ts';
import { createFacetCounter, createFilter, type FacetCounter, type Filter, SHUT_OUT } from './filters.ts';
import { createLiteralFinder } from './literal-finder.ts';
import { joinSegments, type LiveSegment } from './live-index.ts';
import { createPresenceTester } from './presence.ts';
import { type EngineQuery, FIELDS, type Field, type Order, type Scope } from './query-tree.ts';
import { createScorer, type Scores } from './scorer.ts';
import type { EngineAnswer, EngineHit, SearchEngine, TierTotals } from './search-engine.ts';
import { readPassage, readReport } from './stored-report.ts';

const SCORED_FIELDS: Readonly<Record<Scope, readonly Field[]>> = { all: FIELDS, heading: ['heading'], title: [] };
const NO_SCORES: Scores = { of: () => 0 };

export function createColumnEngine(segments: readonly LiveSegment[]): SearchEngine {
  const index = joinSegments(segments);
  const { ordinals, heads, isLive, reportOf, firstPassages, marks } = index;
  const finder = createLiteralFinder(index);
  const tester = createPresenceTester(index, finder);
  const scorer = createScorer(index);
  const typed = new Uint32Array(ordinals);
  const bySynonym = new Uint32Array(ordinals);
  const shutOut = new Uint32Array(ordinals);
  const occurrences = new Uint32Array(ordinals);
  const inReport = new Uint32Array(heads.length);
  const tiers = [createTier(ordinals), createTier(ordinals)] as const;
  const kinds = index.passageValues.flatMap(([column, value], bit) =>
    column === 'kind' ? [{ kind: value as PassageKind, bit: 1 << bit }] : [],
  );
  const kindOf = (ordinal: number): PassageKind =>
    kinds.find(({ bit }) => ((marks[ordinal] as number) & bit) !== 0)?.kind ?? 'practice';
  const live = heads.filter((_, report) => isLive[report] === 1).sort((a, b) => (a.id < b.id ? -1 : 1));
  const reportNumbers = new Map(
    heads.flatMap(({ id }, report): [string, number][] => (isLive[report] === 1 ? [[id, report]] : [])),
  );

  const locate = (report: number) => {
    const span = index.spans.findLast(({ firstReport }) => firstReport <= report) as (typeof index.spans)[number];
    return { ...span, report: report - span.firstReport };
  };
  /** Fills the tiers, and the counts of `facets` for the first of them. */
  const match = (query: EngineQuery, filter: Filter, keyOf: KeyOf, facets: FacetCounter): void => {
    const wanted = 2 ** query.concepts.length - 1;
    const excludes = query.exclude.length > 0;
    for (const tier of tiers) tier.length = 0;
    inReport.fill(0);
    for (let ordinal = 0; ordinal < ordinals; ordinal += 1) {
      const present = ((typed[ordinal] as number) | (bySynonym[ordinal] as number)) >>> 0;
      if (wanted > 0 && present === 0) continue;
      if (excludes && shutOut[ordinal] !== 0) continue;
      const failed = filter.failed(ordinal);
      if (failed === SHUT_OUT) continue;
      const isAll = present === wanted;
      if (isAll) facets.count(ordinal, failed);
      if (failed !== 0) continue;
      const report = reportOf[ordinal] as number;
      inReport[report] = (inReport[report] as number) + 1;
      const tier = tiers[isAll ? 0 : 1];
      tier.ordinals[tier.length] = ordinal;
      tier.keys[tier.length] = keyOf(ordinal);
      tier.length += 1;
    }
  };

  /** The same pass once more for facets of the second tier, where the first is empty. */
  const countSecondTier = (query: EngineQuery, filter: Filter): FacetCounter => {
    const facets = createFacetCounter(index);
    const wanted = 2 ** query.concepts.length - 1;
    const excludes = query.exclude.length > 0;
    for (let ordinal = 0; ordinal < ordinals; ordinal += 1) {
      const present = ((typed[ordinal] as number) | (bySynonym[ordinal] as number)) >>> 0;
      if (present === 0 || present === wanted) continue;
      if (excludes && shutOut[ordinal] !== 0) continue;
      const failed = filter.failed(ordinal);
      if (failed !== SHUT_OUT) facets.count(ordinal, failed);
    }
    return facets;
  };

  const totalsOf = (tier: TierMatches, titled: readonly number[] = []): TierTotals => {
    const reports = new Set(titled);
    for (let i = 0; i < tier.length; i += 1) reports.add(reportOf[tier.ordinals[i] as number] as number);
    const regions = new Set([...reports].map((report) => index.regionOf[report] as number));
    regions.delete(0);
    return { passages: tier.length, reports: reports.size, regions: regions.size };
  };

  /** Reports whose title holds every literal, and of which a passage passes the filters. */
  const titledReports = (literals: readonly string[], filter: Filter): readonly number[] => {
    const wanted = literals.map(createLiteral);
    const found: number[] = [];
    for (const { segment, firstReport } of index.spans) {
      for (let report = 0; report < segment.reportCount; report += 1) {
        const number = firstReport + report;
        if (filter.failedOfReport[number] !== 0) continue;
        if (!wanted.every((literal) => segment.titles.includes(report, literal))) continue;
        const end = firstPassages[number + 1] as number;
        let ordinal = firstPassages[number] as number;
        while (ordinal < end && filter.failed(ordinal) !== 0) ordinal += 1;
        if (ordinal < end) found.push(number);
      }
    }
    return found;
  };

  return {
    passageCount: index.livePassages,
    reports: live,
    search(query, rescoring): EngineAnswer {
      typed.fill(0);
      tester.mark(
        query.concepts.map((concept) => concept.typed),
        query.scope,
        typed,
      );
      bySynonym.fill(0);
      tester.mark(
        query.concepts.map((concept) => concept.synonyms),
        query.scope,
        bySynonym,
      );
      if (query.exclude.length > 0) {
        shutOut.fill(0);
        tester.mark(query.exclude, query.scope, shutOut);
      }
      const literals = query.concepts.flatMap((concept) => concept.typed.literals);
      if (query.countOccurrences || query.order === 'occurrences') {
        occurrences.fill(0);
        for (const literal of literals) {
          finder.count(literal, (ordinal, count) => {
            occurrences[ordinal] = (occurrences[ordinal] as number) + count;
          });
        }
      }
      const fields = SCORED_FIELDS[query.scope];
      const scores =
        query.score && fields.length > 0 ? scorer.score(query.score, fields, query.fieldBoosts) : NO_SCORES;
      const filter = createFilter(index, query.filters);
      const firstFacets = createFacetCounter(index);
      const keys: Readonly<Record<Order, KeyOf>> = {
        score: scores.of,
        newest: (ordinal) => -(index.newestRank[reportOf[ordinal] as number] as number),
        oldest: (ordinal) => -(index.oldestRank[reportOf[ordinal] as number] as number),
        occurrences: (ordinal) =>
          (Number(kindOf(ordinal) === 'practice') * MOST_OCCURRENCES + (occurrences[ordinal] as number)) *
            MOST_REPORTS -
          (index.newestRank[reportOf[ordinal] as number] as number),
      };
      match(query, filter, keys[query.order], firstFacets);
      const [all, some] = tiers;
      const isRelaxed = all.length === 0 && some.length > 0;
      const facets = isRelaxed ? countSecondTier(query, filter) : firstFacets;

      const wanted = 2 ** query.concepts.length - 1;
      const hitOf = (ordinal: number): EngineHit => {
        const present = ((typed[ordinal] as number) | (bySynonym[ordinal] as number)) >>> 0;
        return {
          ordinal,
          score: scores.of(ordinal),
          tier: present === wanted ? 'all' : 'some',
          concepts: present,
          typed: typed[ordinal] as number,
          inReport: inReport[reportOf[ordinal] as number] as number,
          kind: kindOf(ordinal),
        };
      };
      const listing = createListing(index, tiers, inReport);
      const head = rescoring ? rescoring.rescore(listing.best(rescoring.depth).map(hitOf)) : [];
      const rescored = new Map(head.map((hit) => [hit.ordinal, hit]));
      const window = listing.window([...rescored.keys()], query);
      return {
        all: totalsOf(all, query.countTitles ? titledReports(literals, filter) : []),
        some: totalsOf(some),
        occurrences: query.countOccurrences ? sumOver(all, occurrences) : 0,
        listed: listedOf(inReport, query.perReport),
        hits: window.map((ordinal) => rescored.get(ordinal) ?? hitOf(ordinal)),
        facets: facets.counts(),
      };
    },
    passage(ordinal) {
      if (!Number.isInteger(ordinal) || ordinal < 0 || ordinal >= ordinals) {
        throw new RangeError(`no passage has ordinal ${ordinal}`);
      }
      const report = reportOf[ordinal] as number;
      const { segment, firstOrdinal } = locate(report);
      return { report: heads[report] as ReportHead, passage: readPassage(segment, ordinal - firstOrdinal) };
    },
    report(id) {
      const number = reportNumbers.get(id);
      if (number === undefined) return null;
      const { segment, report } = locate(number);
      return readReport(segment, report);
    },
  };
}

type KeyOf = (ordinal: number) => number;

// One number orders by kind, then occurrences, then date: 2^51 at most, which a double holds exactly.
const MOST_OCCURRENCES = 2 ** 26;
const MOST_REPORTS = 2 ** 24;

function createTier(capacity: number): TierMatches {
  return { ordinals: new Uint32Array(capacity), keys: new Float64Array(capacity), length: 0 };
}

function sumOver({ ordinals, length }: TierMatches, counts: Uint32Array): number {
  let sum = 0;
  for (let i = 0; i < length; i += 1) sum += counts[ordinals[i] as number] as number;
  return sum;
}

function listedOf(inReport: Uint32Array, perReport: number): number {
  let listed = 0;
  for (const matching of inReport) listed += perReport === 0 ? matching : Math.min(perReport, matching);
  return listed;
}
