// In: one search result. Out: the view model of its card: words and links, ready to show.
// Never HTML of its own: the snippet comes safe from the service, all else is escaped by the template.

import { DIGEST_NOTICE, reportTitle, sourceAddress } from '../export/citation.ts';
import { KIND_NAMES, placeName } from '../report/names.ts';
import type { SearchResult } from '../search/search-answer.ts';
import type { SearchRequest } from '../search/search-request.ts';
import { type LinkTo, reportPath } from './links.ts';

export interface ResultCard {
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
  readonly isCut: boolean;
  readonly themes: readonly string[];
  /** How it matched, e.g. `近义词`: `简政放权`. */
  readonly matches: readonly { readonly name: string; readonly words: string; readonly isMissing: boolean }[];
  readonly honours: string;
  readonly documents: string;
  readonly sourceUrl: string | null;
  readonly more: { readonly label: string; readonly url: string } | null;
}

// A card lists few of them; the reader page has the rest in the text.
const FACTS_SHOWN = 3;
const FACT_CHARS = 40;

export function resultCard(linkTo: LinkTo, request: SearchRequest, result: SearchResult): ResultCard {
  const { matchedBy } = result;
  const matches = [
    { name: '命中', words: matchedBy.literal.join('、'), isMissing: false },
    { name: '近义词命中', words: matchedBy.synonym.join('、'), isMissing: false },
    { name: '缺少', words: matchedBy.missing.join('、'), isMissing: true },
  ].filter((match) => match.words !== '');
  const facts = [placeName(result.region), levelName(result.level), yearName(result.year), result.issuer ?? ''];
  return {
    anchor: `r-${result.rank}`,
    heading: result.heading ?? result.path.at(-1) ?? reportTitle(result),
    url: linkTo(result.url),
    kind: KIND_NAMES[result.kind],
    isProblem: result.kind === 'problem',
    digestNotice: result.isDigest ? DIGEST_NOTICE : null,
    facts: facts.filter((fact) => fact !== ''),
    path: (result.heading === null ? result.path.slice(0, -1) : result.path).join(' › '),
    // Files often put a blank line below a heading; on a card it would be a hole.
    snippetHtml: result.snippetHtml.replace(/\n\s*\n/g, '\n'),
    isCut: result.snippetCut,
    themes: result.themes.map((theme) => theme.name),
    matches,
    honours: shortList(result.honours.map((fact) => fact.text)),
    documents: shortList(result.documents.map((fact) => fact.text)),
    sourceUrl: sourceAddress(result.sourceUrl),
    more:
      result.moreInReport > 0
        ? { label: `本报告另有 ${result.moreInReport} 处`, url: linkTo(reportPath(result.reportId, request)) }
        : null,
  };
}

export function levelName(level: SearchResult['level']): string {
  if (level === null) return '';
  return level === '国家' || level === '乡镇' ? level : `${level}级`;
}

export function yearName(year: number | null): string {
  return year === null ? '' : `${year}年度`;
}

function shortList(texts: readonly string[]): string {
  const shown = texts
    .slice(0, FACTS_SHOWN)
    .map((text) => (text.length > FACT_CHARS ? `${text.slice(0, FACT_CHARS)}…` : text));
  const rest = texts.length - shown.length;
  return `${shown.join('、')}${rest > 0 ? ` 等 ${texts.length} 项` : ''}`;
}
