// In: nothing. Out: what the pages and the command line may ask of Tashan.
// Types only. web knows this interface and nothing below it.

import type { Flaw } from '../ingest/flaw.ts';
import type { Passage, Report, ReportHead, Section } from '../report/report.ts';
import type { CoverageGrid } from './coverage.ts';
import type { HitExplanation } from './explain-hit.ts';
import type { FileList, FileListRequest, IndexStatus } from './index-status.ts';
import type { ReportList, ReportListRequest } from './report-list.ts';
import type { FacetValue, ListedPassage, SearchAnswer } from './search-answer.ts';
import type { SearchRequest } from './search-request.ts';
import type { SimilarAnswer } from './similar-answer.ts';
import type { HeldSubtheme } from './subthemes.ts';
import type { Suggestion } from './suggest.ts';
import type { ThemesByYear } from './themes-by-year.ts';
import type { TypedConditions } from './typed-conditions.ts';
import type { WaysOn } from './ways-on.ts';

export interface Overview {
  readonly reports: number;
  readonly passages: number;
  readonly regions: number;
  /** Years held, newest first. */
  readonly years: readonly number[];
  readonly themes: readonly {
    readonly id: string;
    readonly name: string;
    readonly passages: number;
    /** Oldest first; years without a passage are left out. */
    readonly years: readonly { readonly year: number; readonly passages: number }[];
  }[];
  /** When the index was last built, ISO 8601; null when unknown. */
  readonly indexedAt: string | null;
  /** True while only the embedded digests are held. */
  readonly digestsOnly: boolean;
}

export interface ReportLine {
  /** Safe HTML of the line with the query's matches marked. */
  readonly html: string;
  /** Index into `sections` of the section that begins on this line; null where none does. */
  readonly section: number | null;
  /** Whether the line is nothing but that section's heading. */
  readonly isHeading: boolean;
}

export interface ReportPassage
  extends Pick<Passage, 'id' | 'kind' | 'path' | 'heading' | 'documents' | 'honours' | 'figures'> {
  readonly themes: readonly { readonly id: string; readonly name: string }[];
  /** The sections that begin in it, in order. */
  readonly begins: readonly number[];
  /** Its text, marked: made when it is asked for, since a page shows a part of a long report. */
  lines(): readonly ReportLine[];
  /** In how many places the query was found. */
  readonly marks: number;
}

export interface ReportView {
  readonly report: Omit<Report, 'passages' | 'sections' | 'body'>;
  readonly sections: readonly Section[];
  readonly passages: readonly ReportPassage[];
  readonly flaws: readonly Flaw[];
  /** The query whose matches are marked; '' for none. */
  readonly query: string;
}

/** A report for programs: its metadata, sections and passages in order. */
export interface ReportDocument extends Omit<Report, 'body' | 'provenance' | 'passages'> {
  readonly passages: readonly (Omit<Passage, 'themes'> & Pick<ReportPassage, 'themes'>)[];
}

/** A file of the corpus as it was put there. */
export interface OriginalFile {
  /** Its name without folders. */
  readonly name: string;
  readonly format: Report['format'];
  /** Of a text; null where it is not known. */
  readonly encoding: string | null;
  readonly bytes: Uint8Array;
}

/** A passage asked for by its id. */
export interface AskedPassage {
  readonly id: string;
  /** null when it is gone: its report was changed or removed. */
  readonly passage: ListedPassage | null;
  /** The report that the id names, if it is still held. */
  readonly report: ReportHead | null;
}

export interface SearchService {
  /** @throws TashanError of kind `request` for a region that is unknown or ambiguous. */
  search(request: SearchRequest): SearchAnswer;
  /** Other searches near one that no passage answers in full, with what each finds. Each is counted: not for every search. */
  waysOn(request: SearchRequest): WaysOn;
  /** Places and kinds of passage that the query names as words, each as the search with it as a condition, counted. */
  typedConditions(request: SearchRequest): TypedConditions;
  /** Of the passages that the totals of the same search count, how many there are of each theme and year. */
  themesByYear(request: SearchRequest): ThemesByYear;
  /** Places that hold reports and whose name fits what was typed, as values of the region facet of the same search; at most twenty, those at 0 last. */
  regionsNamed(request: SearchRequest, typed: string): readonly FacetValue[];
  /** Why each result of the same search stands where it does, in their order. Slower: every term is scored anew. */
  explain(request: SearchRequest): readonly HitExplanation[];
  overview(): Overview;
  /** Sub-themes of a theme that lead to passages, in the order of the lexicon. */
  subthemes(theme: string): readonly HeldSubtheme[];
  /** @throws TashanError of kind `not-found`. */
  report(id: string, query: Pick<SearchRequest, 'q' | 'mode'> & Partial<Pick<SearchRequest, 'noSynonyms'>>): ReportView;
  /** The same without marks or HTML. @throws TashanError of kind `not-found`. */
  reportDocument(id: string): ReportDocument;
  /** The file that a report was read from. @throws TashanError of kind `not-found`, also when the file is gone. */
  original(reportId: string): Promise<OriginalFile>;
  /** @throws TashanError of kind `request` for a place that is unknown or ambiguous. */
  reports(request: ReportListRequest): ReportList;
  /** 地区 × 年份 in a place (code or name), or in the whole country. @throws TashanError as `reports`. */
  coverage(place: string | null): CoverageGrid;
  /** What was indexed, how, and what is wrong with it. */
  status(): IndexStatus;
  files(request: FileListRequest): FileList;
  /** The passages with these ids, in their order; one that is gone is told as such. */
  passages(ids: readonly string[]): readonly AskedPassage[];
  /** 同类做法: passages of other places about the same thing. @throws TashanError of kind `not-found`. */
  similar(passageId: string, options: Pick<SearchRequest, 'size'>): SimilarAnswer;
  /** What a person who has typed `q` so far may mean, best first, at most ten. */
  suggest(q: string, size: number): readonly Suggestion[];
  /** Makes what first questions would wait for, a few milliseconds at a step. Whoever asks before the end waits for the rest. */
  preparation(): Generator<void, void>;
  /** What whoever looks after Tashan should know now, in whole sentences: a lexicon that cannot be read, say. */
  notices(): readonly string[];
}
