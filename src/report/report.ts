// In: nothing. Out: the document model, one annual report as Tashan understands it.
// Types only. Ranges are half-open, in UTF-16 units, in the text they name.

import type { DocumentFormat } from '../ingest/extracted-document.ts';
import type { Flaw } from '../ingest/flaw.ts';

export interface Range {
  readonly start: number;
  readonly end: number;
}

export type Level = '国家' | '省' | '市' | '县' | '乡镇';
export const LEVELS: readonly Level[] = ['国家', '省', '市', '县', '乡镇'];

export type IssuerKind = 'government' | 'department';
export const ISSUER_KINDS: readonly IssuerKind[] = ['government', 'department'];

/** Practice 做法, problem 问题, plan 计划, preamble 导语. */
export type PassageKind = 'practice' | 'problem' | 'plan' | 'preamble';
export const PASSAGE_KINDS: readonly PassageKind[] = ['practice', 'problem', 'plan', 'preamble'];

/** `T01` … `T12`, DESIGN.md section 4. */
export type ThemeId = string;

/** A place. `code` is the six-digit GB/T 2260 code, or `code/name` for a township or development zone (its county's code). */
export interface Region {
  readonly code: string;
  readonly name: string;
  readonly province: string | null;
  /** null for provinces and for everything in a 直辖市. */
  readonly city: string | null;
  readonly county: string | null;
  readonly township: string | null;
}

/** Metadata fields that may be inferred rather than read. */
export type MetadataField =
  | 'title'
  | 'region'
  | 'level'
  | 'issuer'
  | 'issuerKind'
  | 'year'
  | 'publishedOn'
  | 'writtenOn'
  | 'signedOn'
  | 'docNumber'
  | 'indexNumber'
  | 'addressee'
  | 'sourceUrl';

export interface Section {
  /** 1 for 一、, one more for each level below it as the report nests them. */
  readonly depth: number;
  /** The heading as it stands, number included; of a run-in heading its first sentence. */
  readonly heading: string;
  /** Where the heading starts in the body. */
  readonly start: number;
}

/** 《…》 that the body issued or adopted, or words of praise; `text` is the passage's slice at `start..end`. */
export interface NamedFact extends Range {
  readonly text: string;
}

export interface Figure extends Range {
  /** The words that carry the number, e.g. `调解成功5501件`. */
  readonly text: string;
  /** 千, 万, 亿 multiplied out. */
  readonly value: number;
  /** `件`, `%`, `元` … */
  readonly unit: string;
  /** What is counted, as far as the words beside it tell. */
  readonly what: string;
}

export interface Passage {
  /** Report id + `-` + hash of the folded text + `-` + occurrence; stable while the text stays. */
  readonly id: string;
  readonly kind: PassageKind;
  /** Main theme first; may be empty. */
  readonly themes: readonly ThemeId[];
  /** Headings of the enclosing sections, outermost first, without the passage's own heading. */
  readonly path: readonly string[];
  /** The passage's own heading without its number; null where it has none. */
  readonly heading: string | null;
  /** Contiguous slice `body.slice(start, end)`. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly documents: readonly NamedFact[];
  readonly honours: readonly NamedFact[];
  readonly figures: readonly Figure[];
  /** Ranges in `text` whose words were restored after a page was tampered with. */
  readonly restored: readonly Range[];
}

export interface Report {
  /** Hash of the path relative to the corpus, or the sidecar's `id`. */
  readonly id: string;
  /** Path relative to the corpus, forward slashes. */
  readonly file: string;
  readonly format: DocumentFormat | null;
  readonly encoding: string | null;
  readonly title: string | null;
  readonly region: Region | null;
  readonly level: Level | null;
  readonly issuer: string | null;
  readonly issuerKind: IssuerKind | null;
  /** The year reported on. */
  readonly year: number | null;
  /** YYYY-MM-DD: given as publication, as 成文/生成 date, beside the signature. */
  readonly publishedOn: string | null;
  readonly writtenOn: string | null;
  readonly signedOn: string | null;
  readonly docNumber: string | null;
  readonly indexNumber: string | null;
  readonly addressee: string | null;
  readonly sourceUrl: string | null;
  /** Fields that were inferred, in the order of MetadataField. */
  readonly derived: readonly MetadataField[];
  /** Where each known field came from, in Chinese, e.g. `正文标题行`, `网页信息栏“文号”`, `旁注文件`. */
  readonly provenance: Readonly<Partial<Record<MetadataField, string>>>;
  readonly isDigest: boolean;
  /** Of a digest: what it is a digest of. */
  readonly digestOf: string | null;
  /** The text proper: no title, addressee, signature, date. Lines joined with `\n`. */
  readonly body: string;
  /** Lines that follow the body and belong to the document: signature, date, imprint. */
  readonly closing: readonly string[];
  readonly sections: readonly Section[];
  /** In order they give back the body, white space aside. */
  readonly passages: readonly Passage[];
  readonly flaws: readonly Flaw[];
}

/** What is told of a report wherever one of its passages is shown. */
export type ReportHead = Omit<Report, 'body' | 'closing' | 'sections' | 'passages' | 'flaws' | 'provenance'>;

export function headOf(report: Report): ReportHead {
  const { body: _, closing: _c, sections: _s, passages: _p, flaws: _f, provenance: _v, ...head } = report;
  return head;
}
