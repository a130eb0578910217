// In: a query and filters from the command line. Out: the answer on stdout, for people or as JSON.

import type { Config } from '../config.ts';
import { KIND_NAMES, placeName } from '../report/names.ts';
import type { HitExplanation } from '../search/explain-hit.ts';
import type { SearchAnswer } from '../search/search-answer.ts';
import { parseSearchRequest } from '../search/search-request.ts';
import { describeExplanation } from './describe-explanation.ts';
import { openService } from './open-service.ts';
import { printable } from './printable.ts';

export interface SearchFlags {
  readonly region?: readonly string[];
  readonly year?: readonly string[];
  readonly theme?: readonly string[];
  readonly kind?: readonly string[];
  readonly mode?: string;
  readonly size?: string;
  readonly json?: true;
  /** Says for each result why it stands where it does. */
  readonly explain?: true;
}

/** @throws TashanError of kind `request` for a bad flag value. */
export async function runSearch(
  config: Config,
  query: string,
  { json, explain, ...flags }: SearchFlags,
): Promise<void> {
  const request = parseSearchRequest({ q: query, ...flags });
  const service = await openService(config);
  const answer = service.search(request);
  const explanations = explain ? service.explain(request) : null;
  process.stdout.write(
    json
      ? `${JSON.stringify(explanations ? { ...answer, explanations } : answer)}\n`
      : `${describe(answer, explanations ?? [])
          .map(printable)
          .join('\n')}\n`,
  );
}

function describe({ query, total, results }: SearchAnswer, explanations: readonly HitExplanation[]): readonly string[] {
  const occurrences = total.occurrences === undefined ? '' : `，出现 ${total.occurrences} 处`;
  const lines = [
    query.relaxed
      ? `没有一段同时包含全部检索词，下面 ${total.passages} 段只含部分检索词`
      : `共 ${total.passages} 段，出自 ${total.reports} 份报告（${total.regions} 个地区）${occurrences}`,
  ];
  if (query.corrected !== null) lines.push(`已按“${query.corrected}”检索`);
  if (query.suggestions.length > 0) lines.push(`您是不是要找：${query.suggestions.join('、')}`);
  if (query.ignored.length > 0) lines.push(`未检索的词：${query.ignored.join('、')}`);
  lines.push(...query.notes);
  for (const [i, { rank, kind, region, year, issuer, path, heading, text, matchedBy, isDigest }] of results.entries()) {
    const source = [region ? placeName(region) : '地区不详', year === null ? '年度不详' : `${year} 年`, issuer ?? ''];
    const where = [...path, heading].filter((part) => part !== null && part !== '').join(' › ');
    const missing = matchedBy.missing.length > 0 ? `  缺少：${matchedBy.missing.join('、')}` : '';
    lines.push(
      '',
      `${rank}. [${KIND_NAMES[kind]}] ${source.filter((part) => part !== '').join(' · ')}${isDigest ? ' · 摘编,非原文' : ''}${missing}`,
    );
    if (where !== '') lines.push(`   ${where}`);
    lines.push(`   ${text.replace(/\s*\n\s*/g, ' ')}`);
    const explanation = explanations[i];
    if (explanation) lines.push(...describeExplanation(explanation));
  }
  return lines;
}
