// In: rows of the plain engine, each with its terms by field. Out: those of headings, and the words told of matches, by the definition.

import type { PassageWords } from '../src/engine/rescoring.ts';
import type { MatchedWord, WordChoice, WordUse } from '../src/engine/search-engine.ts';
import type { ReportHead } from '../src/report/report.ts';

const COMMONEST_SHARE = 0.2;

export interface WordRow {
  readonly report: ReportHead;
  readonly headingTerms: ReadonlySet<string>;
  readonly textTerms: ReadonlySet<string>;
}

/** @param rows at the places of their ordinals. */
export function passageWords(vocabulary: readonly string[], rows: readonly WordRow[]): PassageWords {
  const frequencyOf = (word: number): number =>
    rows.filter(({ textTerms }) => textTerms.has(vocabulary[word] as string)).length;
  return {
    vocabulary,
    frequencyOf,
    of: (ordinal) =>
      [...vocabulary.keys()].filter(
        (word) =>
          rows[ordinal]?.textTerms.has(vocabulary[word] as string) &&
          frequencyOf(word) <= rows.length * COMMONEST_SHARE,
      ),
  };
}

export function headingTermsOf(rows: readonly WordRow[], least: number): readonly string[] {
  const terms = new Set(rows.flatMap(({ headingTerms }) => [...headingTerms]));
  return [...terms].filter((term) => rows.filter((row) => row.headingTerms.has(term)).length >= least).sort();
}

/** @param matches of the tier that facets count, in the order of the list. */
export function wordsTold(
  { vocabulary, sample, choose }: WordChoice,
  rows: readonly WordRow[],
  matches: readonly WordRow[],
): readonly MatchedWord[] {
  const sampled = matches.slice(0, sample);
  const having = (word: string, among: readonly WordRow[]): readonly WordRow[] =>
    among.filter(({ textTerms }) => textTerms.has(word));
  const uses = vocabulary.map((word): WordUse => {
    const inSample = having(word, sampled);
    return { word, inSample: inSample.length, places: placesOf(inSample), everywhere: having(word, rows).length };
  });
  const told = uses.filter(({ inSample, everywhere }) => inSample > 0 && everywhere <= rows.length * COMMONEST_SHARE);
  return choose(told, sampled.length).map((word) => {
    const found = having(word, matches);
    const years = found.flatMap(({ report }) => (report.year === null ? [] : [report.year]));
    const firstYear = years.length === 0 ? null : Math.min(...years);
    return { word, passages: found.length, places: placesOf(found), firstYear };
  });
}

function placesOf(rows: readonly WordRow[]): number {
  return new Set(rows.flatMap(({ report }) => (report.region ? [report.region.code] : []))).size;
}
