// In: reports, the MiniSearch index and the grams built from them. Out: a plain SearchEngine: walks objects, holds everything.
// It defines what a faster engine must answer. Never: its own scoring.

import { fold } from '../analysis/fold.ts';
import { collect, type Match } from '../engine/collect.ts';
import { createFacetCounter, failedColumns } from '../engine/facets.ts';
import { occurrencesOf } from '../engine/occurrences.ts';
import type { EngineQuery, Field, Scope, ScoreNode, WordTest } from '../engine/query-tree.ts';
import type { EngineAnswer, PassageRecord, SearchEngine, Tier, TierTotals } from '../engine/search-engine.ts';
import type { Report } from '../report/report.ts';
import type { GramIndex } from '../segment/grams.ts';
import { columnsOf, type PassageColumns } from './columns.ts';
import type { BaseIndex } from './minisearch.ts';

interface Row extends PassageRecord {
  readonly position: number;
  readonly columns: PassageColumns;
  readonly foldedText: string;
  readonly foldedHeading: string;
  readonly foldedTitle: string;
}

const FIELDS_OF_SCOPE: Readonly<Record<Scope, readonly Field[]>> = {
  all: ['heading', 'path', 'text'],
  heading: ['heading'],
  title: [],
};
const EVEN_BOOSTS: Readonly<Record<Field, number>> = { heading: 1, path: 1, text: 1 };

/** @param reports in the order in which their passages were given to `base` and to the grams. */
export function createReferenceEngine(reports: readonly Report[], base: BaseIndex, grams: GramIndex): SearchEngine {
  const rows = reports.flatMap(rowsOf);
  const reportById = new Map(reports.map((report) => [report.id, report]));

  /** For each ordinal, a bit for each test that its passage passes. */
  function presence(tests: readonly WordTest[], scope: Scope): Uint32Array {
    const bits = new Uint32Array(rows.length);
    const mark = (ordinal: number, test: number): void => {
      bits[ordinal] = (bits[ordinal] ?? 0) | (1 << test);
    };
    tests.forEach(({ words, literals }, i) => {
      if (scope === 'title') {
        rows.forEach((row, ordinal) => {
          const inTitle = (part: string) => part !== '' && row.foldedTitle.includes(part);
          if (literals.some(inTitle) || words.some((terms) => terms.every(inTitle))) mark(ordinal, i);
        });
        return;
      }
      if (words.length > 0) {
        for (const hit of base.search(anyWord(words), FIELDS_OF_SCOPE[scope], EVEN_BOOSTS)) mark(hit.ordinal, i);
      }
      for (const literal of literals) {
        if (literal === '') continue;
        const field = scope === 'heading' ? 'foldedHeading' : 'foldedText';
        const ordinals = scope === 'heading' ? rows.keys() : grams.candidates(literal);
        for (const ordinal of ordinals) if (rows[ordinal]?.[field].includes(literal)) mark(ordinal, i);
      }
    });
    return bits;
  }

  function search(query: EngineQuery): EngineAnswer {
    const wanted = 2 ** query.concepts.length - 1;
    const typed = presence(
      query.concepts.map((concept) => concept.typed),
      query.scope,
    );
    const bySynonym = presence(
      query.concepts.map((concept) => concept.synonyms),
      query.scope,
    );
    const shutOut = presence(query.exclude, query.scope);
    const scores = new Float64Array(rows.length);
    const fields = FIELDS_OF_SCOPE[query.scope];
    if (query.score && fields.length > 0) {
      for (const hit of base.search(query.score, fields, query.fieldBoosts)) scores[hit.ordinal] = hit.score;
    }
    const literals = query.concepts.flatMap((concept) => concept.typed.literals);
    const tiers = { all: createTier(), some: createTier() };
    rows.forEach((row, ordinal) => {
      const present = (typed[ordinal] ?? 0) | (bySynonym[ordinal] ?? 0);
      if (shutOut[ordinal] || (wanted > 0 && present === 0)) return;
      const failed = failedColumns(row.columns, query.filters);
      if (failed < 0) return;
      const tier: Tier = present === wanted ? 'all' : 'some';
      tiers[tier].facets.count(row.columns, failed);
      if (failed > 0) return;
      const occurrences = literals.reduce((sum, literal) => sum + occurrencesOf(row.foldedText, literal), 0);
      tiers[tier].matches.push({
        ordinal,
        score: scores[ordinal] ?? 0,
        tier,
        concepts: present,
        typed: typed[ordinal] ?? 0,
        occurrences,
        kind: row.passage.kind,
        year: row.report.year,
        publishedOn: row.report.publishedOn,
        reportId: row.report.id,
        position: row.position,
      });
    });
    const { all, some } = tiers;
    const reportsOf = (matches: readonly Match[]) => new Set(matches.map((match) => match.reportId));
    const reportsOfAll = reportsOf(all.matches);
    if (query.countTitles) {
      for (const row of rows) {
        if (
          literals.every((literal) => row.foldedTitle.includes(literal)) &&
          failedColumns(row.columns, query.filters) === 0
        ) {
          reportsOfAll.add(row.report.id);
        }
      }
    }
    const totals = (matches: readonly Match[], ids: ReadonlySet<string>): TierTotals => ({
      passages: matches.length,
      reports: ids.size,
      regions: new Set([...ids].map((id) => reportById.get(id)?.region?.code).filter((code) => code !== undefined))
        .size,
    });
    return {
      all: totals(all.matches, reportsOfAll),
      some: totals(some.matches, reportsOf(some.matches)),
      occurrences: all.matches.reduce((sum, match) => sum + match.occurrences, 0),
      hits: collect([...all.matches, ...some.matches], query.order, query.take),
      facets: (all.matches.length > 0 || some.matches.length === 0 ? all : some).facets.counts(),
    };
  }

  return {
    passageCount: rows.length,
    reports,
    search,
    passage(ordinal) {
      const row = rows[ordinal];
      if (!row) throw new RangeError(`no passage has ordinal ${ordinal}`);
      return row;
    },
    report: (id) => reportById.get(id) ?? null,
  };
}

function createTier() {
  return { matches: [] as Match[], facets: createFacetCounter() };
}

function anyWord(words: readonly (readonly string[])[]): ScoreNode {
  const leaves = (terms: readonly string[]) => terms.map((term) => ({ type: 'term', term, boost: 1 }) as const);
  return { type: 'or', children: words.map((terms) => ({ type: 'and', children: leaves(terms) })) };
}

function rowsOf(report: Report): readonly Row[] {
  const foldedTitle = fold(report.title ?? '');
  return report.passages.map((passage, position) => ({
    report,
    passage,
    position,
    columns: columnsOf(report, passage),
    foldedText: fold(passage.text),
    foldedHeading: fold(passage.heading ?? ''),
    foldedTitle,
  }));
}
