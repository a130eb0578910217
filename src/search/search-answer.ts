// In: nothing. Out: the shapes of an answer; `GET /api/search` sends them as they are.
// Types only. Field names are a public contract.

import type { Figure, IssuerKind, Level, MetadataField, NamedFact, PassageKind, Region } from '../report/report.ts';
import type { SearchMode } from './search-request.ts';

export interface AnswerConcept {
  readonly text: string;
  /** The words it was also searched as. */
  readonly synonyms: readonly string[];
  /** True when the request asked for it without synonyms. */
  readonly synonymsOff: boolean;
}

export interface AnswerQuery {
  readonly raw: string;
  readonly mode: SearchMode;
  readonly concepts: readonly AnswerConcept[];
  /** Words of the query that were left out because they carry no meaning. */
  readonly ignored: readonly string[];
  /** The query as corrected; null when it was searched as typed. */
  readonly corrected: string | null;
  /** Other queries that may have been meant, likeliest first. */
  readonly suggestions: readonly string[];
  /** True when no passage has every concept, so that totals and facets count those that have some. */
  readonly relaxed: boolean;
  /** What each place asked for, by code or by name, was taken to be. */
  readonly places: readonly { readonly given: string; readonly code: string; readonly label: string }[];
  /** The reports that were asked for; `title` is null where one has none or is not held. */
  readonly reports: readonly { readonly id: string; readonly title: string | null }[];
  /** Sentences in Chinese about how the query was understood. */
  readonly notes: readonly string[];
}

export interface AnswerTotal {
  readonly passages: number;
  readonly reports: number;
  readonly regions: number;
  /** Passages of reports whose place is not known: no group of `region` has them. */
  readonly unplaced: number;
  /** Exact mode only. */
  readonly occurrences?: number;
  /** Exact mode only: how many of `reports` have what was searched in their title only. */
  readonly titleOnlyReports?: number;
  /** How many there are on all pages together: results of both tiers after `perReport`, or groups where `perGroup` is given. */
  readonly listed: number;
  /** How many passages have some but not all of the concepts. */
  readonly relaxedPassages: number;
}

export interface MatchedBy {
  /** Concepts present in the words that were typed. */
  readonly literal: readonly string[];
  /** Words present that are synonyms of what was typed. */
  readonly synonym: readonly string[];
  /** Concepts that the passage lacks. */
  readonly missing: readonly string[];
  /** Words that it shares with the best passages, or parts of concepts: all that speaks for a passage that lacks every concept; none else. */
  readonly related: readonly string[];
}

/** A passage with what is told of its report, wherever one is listed. */
export interface ListedPassage {
  readonly id: string;
  readonly reportId: string;
  readonly title: string | null;
  readonly region: Region | null;
  readonly level: Level | null;
  readonly issuer: string | null;
  readonly issuerKind: IssuerKind | null;
  readonly year: number | null;
  readonly publishedOn: string | null;
  /** What a citation falls back on where no date of publication is known. */
  readonly writtenOn: string | null;
  readonly signedOn: string | null;
  readonly docNumber: string | null;
  /** Fields of the report that were inferred rather than read. */
  readonly derived: readonly MetadataField[];
  readonly kind: PassageKind;
  readonly themes: readonly { readonly id: string; readonly name: string }[];
  readonly path: readonly string[];
  readonly heading: string | null;
  readonly text: string;
  /** Safe HTML: escaped text in which matches stand in `<mark>` (typed words) or `<mark class="synonym">`. */
  readonly snippetHtml: string;
  /** Whether the snippet leaves out part of the text, before or after. */
  readonly snippetCut: boolean;
  /** What stands before and behind the snippet in the text, marked alike; '' where nothing is cut. */
  readonly beforeHtml: string;
  readonly afterHtml: string;
  readonly documents: readonly NamedFact[];
  readonly honours: readonly NamedFact[];
  readonly figures: readonly Figure[];
  readonly isDigest: boolean;
  /** The passage's page in Tashan, relative to its root, e.g. `reports/ab12#p-…`; carries the query. */
  readonly url: string;
  readonly sourceUrl: string | null;
}

export interface SearchResult extends ListedPassage {
  /** From 1 over the whole list. */
  readonly rank: number;
  readonly score: number;
  readonly tier: 'all' | 'some';
  readonly matchedBy: MatchedBy;
  /** Further passages of this report that match but are not shown because of `perReport`. */
  readonly moreInReport: number;
  /** With `perGroup`: how many passages of its group match, of the tier that is listed of it; else 0. */
  readonly inGroup: number;
}

export interface FacetValue {
  /** What the request parameter takes. */
  readonly value: string;
  /** What a person reads. */
  readonly label: string;
  readonly count: number;
  readonly selected: boolean;
}

export interface RegionFacetValue extends FacetValue {
  /** Given only on selected branches. */
  readonly children: readonly RegionFacetValue[];
}

export interface AnswerFacets {
  readonly region: readonly RegionFacetValue[];
  readonly level: readonly FacetValue[];
  readonly year: readonly FacetValue[];
  readonly theme: readonly FacetValue[];
  readonly kind: readonly FacetValue[];
  readonly issuerKind: readonly FacetValue[];
  readonly has: readonly FacetValue[];
}

/** A word that stands out in the matches, against all passages. */
export interface CommonWord {
  readonly text: string;
  /** Of how many places the passages are that use it, among those that totals count. */
  readonly places: number;
  /** The first year of a report that uses it among them; null where no year is known. */
  readonly firstYear: number | null;
}

export interface SearchAnswer {
  readonly query: AnswerQuery;
  readonly total: AnswerTotal;
  readonly tookMs: number;
  readonly page: number;
  readonly size: number;
  readonly results: readonly SearchResult[];
  readonly facets: AnswerFacets;
  /** 常见做法, at most 12: what stands out most comes first. Words of the query and their synonyms are left out. */
  readonly common: readonly CommonWord[];
}
