// In: a passage and the report it is of. Out: the terms that tell it from other passages, best first.
// Names that only its own report has tell nothing of others: they are left out, and so is its place.

import type { Analyzer } from '../analysis/analyzer.ts';
import { fold } from '../analysis/fold.ts';
import type { SearchEngine } from '../engine/search-engine.ts';
import type { Passage, Region, Report } from '../report/report.ts';

export interface DistinctiveTerm {
  readonly term: string;
  /** What a match by it is worth, beside its rarity. */
  readonly boost: number;
}

export interface DistinctiveTermsParts {
  readonly engine: Pick<SearchEngine, 'frequencyOf' | 'passageCount'>;
  readonly analyzer: Analyzer;
  /** Folded words of the trade. */
  readonly lexiconWords: ReadonlySet<string>;
  isStopWord(folded: string): boolean;
}

/** More of them add words that any passage could have. */
const MOST_TERMS = 12;
/** A word that more passages have tells none of them. */
const COMMONEST_SHARE = 0.2;
const BOOSTS = {
  /** A heading is the passage in short. */
  heading: 2,
  /** The lexicon's words name the matters that reports are about. */
  lexicon: 2,
  /** 复议 inside 行政复议: the word itself tells more. */
  part: 0.4,
} as const;

export function distinctiveTerms(
  passage: Passage,
  report: Pick<Report, 'region' | 'passages'>,
  { engine, analyzer, lexiconWords, isStopWord }: DistinctiveTermsParts,
): readonly DistinctiveTerm[] {
  const inHeading = new Set(analyzer.tokenize(passage.heading ?? '').map(({ term }) => term));
  const placeNames = namesOf(report.region);
  const own = report.passages.map(({ text }) => fold(text));
  const told = [...countedTerms(passage.text, analyzer)].flatMap(([term, { count, isPart }]) => {
    if (term.length < 2 || /^[\d.]+$/.test(term) || isStopWord(term)) return [];
    if (placeNames.some((name) => name.includes(term))) return [];
    const frequency = engine.frequencyOf(term);
    if (frequency > engine.passageCount * COMMONEST_SHARE) return [];
    // A passage that has the term as a word has it as a string.
    if (frequency <= own.filter((text) => text.includes(term)).length) return [];
    const boost =
      (inHeading.has(term) ? BOOSTS.heading : 1) *
      (lexiconWords.has(term) ? BOOSTS.lexicon : 1) *
      (isPart ? BOOSTS.part : 1);
    const rarity = Math.log(engine.passageCount / frequency);
    return [{ term, boost, weight: boost * rarity * (1 + Math.log(count)) }];
  });
  return told
    .sort((a, b) => b.weight - a.weight || (a.term < b.term ? -1 : 1))
    .slice(0, MOST_TERMS)
    .map(({ term, boost }) => ({ term, boost }));
}

function namesOf(region: Region | null): readonly string[] {
  if (!region) return [];
  const { name, province, city, county, township } = region;
  return [name, province, city, county, township].flatMap((part) => (part === null ? [] : [fold(part)]));
}

/** How often each term stands in the text; whether only inside longer ones. */
function countedTerms(text: string, analyzer: Analyzer): ReadonlyMap<string, { count: number; isPart: boolean }> {
  const terms = new Map<string, { count: number; isPart: boolean }>();
  for (const { term, isPart } of analyzer.tokenize(text)) {
    const known = terms.get(term);
    terms.set(term, { count: (known?.count ?? 0) + 1, isPart: isPart && (known?.isPart ?? true) });
  }
  return terms;
}
