// In: counts by value, and what is selected. Out: facets as lists with the names that people read, in a fixed order.
// A selected value stays, even at 0. Branches of the region tree open where something in them is selected.

import type { Column } from '../engine/query-tree.ts';
import type { ValueCount } from '../engine/search-engine.ts';
import type { Theme } from '../lexicon/lexicon.ts';
import { ISSUER_KIND_NAMES, KIND_NAMES } from '../report/names.ts';
import { ancestorsOf, regionOf } from '../report/region/region-gazetteer.ts';
import { ISSUER_KINDS, type IssuerKind, LEVELS, PASSAGE_KINDS, type PassageKind } from '../report/report.ts';
import { resolvePlace } from './resolve-place.ts';
import type { AnswerFacets, FacetValue, RegionFacetValue } from './search-answer.ts';
import { FACT_KINDS, type FactKind, type SearchRequest } from './search-request.ts';

export const FACT_NAMES: Readonly<Record<FactKind, string>> = {
  honours: '有表彰推广',
  documents: '有制度文件',
  figures: '有数据',
};

export function facetsOf(
  counts: ReadonlyMap<Column, readonly ValueCount[]>,
  request: SearchRequest,
  themes: readonly Theme[],
): AnswerFacets {
  const facet = (
    column: Column,
    selected: readonly string[],
    order: readonly string[],
    labelOf: (value: string) => string,
  ) => {
    const countOf = new Map((counts.get(column) ?? []).map(({ value, count }) => [value, count]));
    const countInRange = (range: string): number => {
      const [from = '', to = ''] = range.split('..');
      return [...countOf].reduce((sum, [year, count]) => (year >= from && year <= to ? sum + count : sum), 0);
    };
    const values = [
      ...new Set([...order.filter((value) => countOf.has(value) || selected.includes(value)), ...selected]),
    ];
    return values.map(
      (value): FacetValue => ({
        value,
        label: labelOf(value),
        count: value.includes('..') ? countInRange(value) : (countOf.get(value) ?? 0),
        selected: selected.includes(value),
      }),
    );
  };
  const years = (counts.get('year') ?? []).map(({ value }) => value).sort((a, b) => Number(b) - Number(a));
  const selectedYears = request.year.map(({ from, to }) => (from === to ? String(from) : `${from}..${to}`));
  const themeNames = new Map(themes.map(({ id, name }) => [id, name]));
  return {
    region: regionFacet(counts.get('region') ?? [], request.region.map(resolvePlace)),
    level: facet('level', request.level, LEVELS, (value) => value),
    year: facet('year', selectedYears, years, (value) => `${value.replace('..', '—')} 年`),
    theme: facet('theme', request.theme, [...themeNames.keys()], (value) => themeNames.get(value) ?? value),
    kind: facet('kind', request.kind, PASSAGE_KINDS, (value) => KIND_NAMES[value as PassageKind]),
    issuerKind: facet(
      'issuerKind',
      request.issuerKind,
      ISSUER_KINDS,
      (value) => ISSUER_KIND_NAMES[value as IssuerKind],
    ),
    has: facet('has', request.has, FACT_KINDS, (value) => FACT_NAMES[value as FactKind]),
  };
}

function isTop(code: string): boolean {
  return code.endsWith('0000');
}

function regionFacet(counts: readonly ValueCount[], selected: readonly string[]): readonly RegionFacetValue[] {
  const open = new Set(selected.flatMap((code) => ancestorsOf(code)));
  // Of some 3,400 places only those at the top and on open branches are shown.
  const countOf = new Map<string, number>([...open].map((code) => [code, 0]));
  const codesBelow = new Map<string | undefined, string[]>();
  const show = (code: string): void => {
    const parent = isTop(code) ? undefined : ancestorsOf(code).at(-2);
    if (parent !== undefined && !open.has(parent)) return;
    const siblings = codesBelow.get(parent);
    if (siblings) siblings.push(code);
    else codesBelow.set(parent, [code]);
  };
  for (const { value, count } of counts) {
    if (open.size === 0 && !isTop(value)) continue;
    if (!open.has(value)) show(value);
    countOf.set(value, count);
  }
  for (const code of open) show(code);
  const childrenOf = (parent: string | undefined): readonly RegionFacetValue[] =>
    (codesBelow.get(parent) ?? []).sort().map((code) => ({
      value: code,
      label: regionOf(code)?.name ?? code,
      count: countOf.get(code) ?? 0,
      selected: selected.includes(code),
      children: open.has(code) ? childrenOf(code) : [],
    }));
  return childrenOf(undefined);
}
