// In: the segments of an index. Out: a SearchEngine that walks their columns.
// Who matches is matcher.ts's business, what a score is scorer.ts's, which are listed collector.ts's.

import type { ReportHead } from '../report/report.ts';
import { createListing } from './collector.ts';
import { crossCounts } from './cross-counts.ts';
import { createEvidenceReader } from './evidence.ts';
import { explainScores } from './explain-scores.ts';
import { createFilter } from './filters.ts';
import { headingTerms } from './heading-terms.ts';
import { createLiteralFinder } from './literal-finder.ts';
import { joinSegments, type LiveSegment, spanOf } from './live-index.ts';
import { createMatcher } from './matcher.ts';
import { createNameFinder } from './name-finder.ts';
import { FIELDS, type Field, type Scope } from './query-tree.ts';
import { createScorer, type Scores } from './scorer.ts';
import type { EngineAnswer, SearchEngine } from './search-engine.ts';
import { findPassage, readPassage, readReport } from './stored-report.ts';
import { createFrequencyCounter, placesOf } from './term-places.ts';
import { createVocabulary } from './vocabulary.ts';
import { createWordUses } from './word-uses.ts';

const SCORED_FIELDS: Readonly<Record<Scope, readonly Field[]>> = { all: FIELDS, heading: ['heading'], title: [] };
const TEXT_FIELD = FIELDS.indexOf('text');
const NO_SCORES: Scores = { of: () => 0, fill: (_, length, scores) => scores.fill(0, 0, length) };

export function createColumnEngine(segments: readonly LiveSegment[]): SearchEngine {
  const index = joinSegments(segments);
  const { ordinals, heads, isLive, reportOf, firstPassages } = index;
  const finder = createLiteralFinder(index);
  const matcher = createMatcher(index, finder);
  const scorer = createScorer(index);
  const names = createNameFinder(index);
  const evidenceReader = createEvidenceReader(index);
  const frequency = createFrequencyCounter(index);
  const frequencyOf = (term: string): number => frequency(TEXT_FIELD, placesOf(index, term));
  const wordUses = createWordUses(index, frequencyOf);
  const live = heads.filter((_, report) => isLive[report] === 1).sort((a, b) => (a.id < b.id ? -1 : 1));
  const reportNumbers = new Map(
    heads.flatMap(({ id }, report): [string, number][] => (isLive[report] === 1 ? [[id, report]] : [])),
  );

  const locate = (report: number) => {
    const span = spanOf(index, report);
    return { ...span, report: report - span.firstReport };
  };
  return {
    passageCount: index.livePassages,
    vocabulary: createVocabulary(index, finder),
    reports: live,
    search(query, rescoring, words): EngineAnswer {
      const fields = SCORED_FIELDS[query.scope];
      const scores =
        query.score && fields.length > 0 ? scorer.score(query.score, fields, query.fieldBoosts) : NO_SCORES;
      const matches = matcher.match(query, scores, createFilter(index, query.filters, query.reports));
      const { tiers, isRelaxed, hitOf } = matches;
      const listing = createListing(index, tiers, query);
      const best = listing.best(Math.max(rescoring?.depth ?? 0, words?.sample ?? 0));
      const head = rescoring
        ? rescoring.rescore(
            best.slice(0, rescoring.depth).map(hitOf),
            evidenceReader(rescoring.strings),
            {
              passages: index.livePassages,
              complete: tiers[0].length,
              concepts: matches.conceptCounts,
              frequencyOf: (string) => frequencyOf(rescoring.strings[string] as string),
            },
            words ? wordUses.wordsOf(words.vocabulary) : null,
          )
        : [];
      const rescored = new Map(head.map((hit) => [hit.ordinal, hit]));
      const window = listing.window([...rescored.keys()]);
      return {
        all: matches.totals('all'),
        some: matches.totals('some'),
        occurrences: matches.occurrences(),
        titleOnly: matches.titleOnly(),
        listed: listing.listed(),
        hits: window.map((ordinal) => ({
          ...(rescored.get(ordinal) ?? hitOf(ordinal)),
          inGroup: listing.inGroup(ordinal),
        })),
        facets: matches.facets.counts(),
        cross: query.cross ? crossCounts(index, tiers[isRelaxed ? 1 : 0], query.cross) : null,
        words: words ? wordUses.told(words, tiers[isRelaxed ? 1 : 0], best) : [],
      };
    },
    frequencyOf,
    headingTerms: (least) => headingTerms(index, least),
    passage(ordinal) {
      if (!Number.isInteger(ordinal) || ordinal < 0 || ordinal >= ordinals) {
        throw new RangeError(`no passage has ordinal ${ordinal}`);
      }
      const report = reportOf[ordinal] as number;
      const { segment, firstOrdinal } = locate(report);
      return { report: heads[report] as ReportHead, passage: readPassage(segment, ordinal - firstOrdinal) };
    },
    passageById(id) {
      for (const reportId of reportIdsIn(id)) {
        const number = reportNumbers.get(reportId);
        if (number === undefined) continue;
        const { segment, report } = locate(number);
        const passage = findPassage(segment, report, id);
        if (passage) return { report: heads[number] as ReportHead, passage };
      }
      return null;
    },
    head: (id) => heads[reportNumbers.get(id) ?? -1] ?? null,
    report(id) {
      const number = reportNumbers.get(id);
      if (number === undefined) return null;
      const { segment, report } = locate(number);
      return readReport(segment, report);
    },
    passagesIn(reportId) {
      const number = reportNumbers.get(reportId);
      return number === undefined ? 0 : (firstPassages[number + 1] as number) - (firstPassages[number] as number);
    },
    explain: ({ score, fieldBoosts, scope }, asked) =>
      explainScores(score, SCORED_FIELDS[scope], asked, (leaf, field) => scorer.score(leaf, [field], fieldBoosts).of),
    completions: names.find,
    *preparation(vocabulary) {
      yield* wordUses.preparation(vocabulary);
      yield* names.preparation();
    },
  };
}

/** The reports that the passage may be of: what stands before its last signs, which have no `-` of their own. */
function reportIdsIn(passageId: string): readonly string[] {
  const last = passageId.lastIndexOf('-');
  const lastButOne = passageId.lastIndexOf('-', last - 1);
  return [lastButOne, last].flatMap((at) => (at > 0 ? [passageId.slice(0, at)] : []));
}
