// In: one passage of a list. Out: the view model of its card: words and links, ready to show.
// Never HTML of its own: the snippet comes safe from the service, all else is escaped by the template.

import { citation, DIGEST_NOTICE, reportTitle, sourceAddress } from '../export/citation.ts';
import { KIND_NAMES, placeName } from '../report/names.ts';
import type { ListedPassage, SearchResult } from '../search/search-answer.ts';
import { type LinkTo, permalinkPath, similarPath } from './links.ts';
import { type PageSearch, withinReportPath } from './search-links.ts';

/** What is copied into a draft, by itself or behind a copy of the text, and an address that lasts. */
export interface CitationCard {
  readonly text: string;
  readonly url: string;
}

export interface ResultCard {
  readonly passageId: string;
  readonly citation: CitationCard;
  readonly anchor: string;
  readonly heading: string;
  readonly url: string;
  readonly kind: string;
  readonly isProblem: boolean;
  readonly digestNotice: string | null;
  /** `浙江省›宁波市›宁海县`, `县级`, `2021年度`, issuer. */
  readonly facts: readonly string[];
  readonly path: string;
  readonly snippetHtml: string;
  /** The rest of a passage that is cut, shown on demand; '' where nothing is cut. */
  readonly beforeHtml: string;
  readonly afterHtml: string;
  readonly isCut: boolean;
  readonly themes: readonly string[];
  /** How it matched, e.g. `近义词`: `简政放权`. */
  readonly matches: readonly { readonly name: string; readonly words: string; readonly isMissing: boolean }[];
  readonly honours: string;
  readonly documents: string;
  /** null where the page is about the likes of this passage. */
  readonly similarUrl: string | null;
  readonly sourceUrl: string | null;
  readonly more: { readonly label: string; readonly url: string } | null;
}

// A card lists few of them; the reader page has the rest in the text.
const FACTS_SHOWN = 3;
const FACT_CHARS = 40;

export function resultCard(linkTo: LinkTo, request: PageSearch, result: SearchResult): ResultCard {
  const { matchedBy } = result;
  const matches = [
    { name: '命中', words: matchedBy.literal.join('、'), isMissing: false },
    { name: '近义词命中', words: matchedBy.synonym.join('、'), isMissing: false },
    { name: '用词相近', words: matchedBy.related.join('、'), isMissing: false },
    { name: '缺少', words: matchedBy.missing.join('、'), isMissing: true },
  ];
  const more =
    result.moreInReport > 0
      ? { label: `本报告另有 ${result.moreInReport} 处`, url: linkTo(withinReportPath(request, result.reportId)) }
      : null;
  return { ...passageCard(linkTo, result, `r-${result.rank}`, matches), more };
}

/** A card of a passage wherever it is listed. @param matches ones without words are left out. */
export function passageCard(
  linkTo: LinkTo,
  passage: ListedPassage,
  anchor: string,
  matches: ResultCard['matches'],
): ResultCard {
  const { region, level, year, issuer, heading, path } = passage;
  return {
    passageId: passage.id,
    citation: { text: citation(passage), url: linkTo(permalinkPath(passage.id)) },
    anchor,
    heading: heading ?? path.at(-1) ?? reportTitle(passage),
    url: linkTo(passage.url),
    kind: KIND_NAMES[passage.kind],
    isProblem: passage.kind === 'problem',
    digestNotice: passage.isDigest ? DIGEST_NOTICE : null,
    facts: [placeName(region), levelName(level), yearName(year), issuer ?? ''].filter((fact) => fact !== ''),
    path: (heading === null ? path.slice(0, -1) : path).join(' › '),
    snippetHtml: withoutHoles(passage.snippetHtml),
    beforeHtml: withoutHoles(passage.beforeHtml),
    afterHtml: withoutHoles(passage.afterHtml),
    isCut: passage.snippetCut,
    themes: passage.themes.map((theme) => theme.name),
    matches: matches.filter((match) => match.words !== ''),
    honours: shortList(passage.honours.map((fact) => fact.text)),
    documents: shortList(passage.documents.map((fact) => fact.text)),
    similarUrl: linkTo(similarPath(passage.id)),
    sourceUrl: sourceAddress(passage.sourceUrl),
    more: null,
  };
}

export function levelName(level: SearchResult['level']): string {
  if (level === null) return '';
  return level === '国家' || level === '乡镇' ? level : `${level}级`;
}

export function yearName(year: number | null): string {
  return year === null ? '' : `${year}年度`;
}

/** Files often put a blank line below a heading; on a card it would be a hole. */
function withoutHoles(html: string): string {
  return html.replace(/\n\s*\n/g, '\n');
}

function shortList(texts: readonly string[]): string {
  const shown = texts
    .slice(0, FACTS_SHOWN)
    .map((text) => (text.length > FACT_CHARS ? `${text.slice(0, FACT_CHARS)}…` : text));
  const rest = texts.length - shown.length;
  return `${shown.join('、')}${rest > 0 ? ` 等 ${texts.length} 项` : ''}`;
}
