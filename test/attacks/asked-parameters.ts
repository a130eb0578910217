// Out: every parameter that a route reads, with values an honest reader gives it, whether or not a page of the crawl led there.
// Those of a search come from the schema that checks them: a new one is attacked without being named here.

import { openApi } from '../../src/web/open-api.ts';

type Parameters = readonly (readonly [string, string])[];

/** Values for what the schema only calls a string. */
const VALUES: Readonly<Record<string, readonly string[]>> = {
  q: [
    '行政执法',
    '桐庐县2023年行政执法存在的问题',
    '不含杭州 执法监督',
    '2022年至2023年县级“包容审慎”',
    'tonglu',
    '桐',
    'tl',
  ],
  noSynonyms: ['行政执法', '包容审慎', '监督'],
  region: ['330122', '330000/浙江省', '桐庐'],
  excludeRegion: ['330100', '杭州'],
  year: ['2023', '2020..2023'],
  theme: ['T01', 'T12'],
  page: ['1', '2', '10000'],
  size: ['1', '100'],
  perReport: ['0', '2', '100'],
  perGroup: ['0', '3', '10'],
};

/** What routes read beside a search: of the reader, the status page, the completion of places, the basket, importing and the trash. */
const BESIDE: Parameters = [
  ...['passages', 'reports', 'regions', 'matrix', 'grid'].map((view) => ['view', view] as const),
  ...['docx', 'xlsx', 'csv', 'txt', 'md', 'json'].map((format) => ['format', format] as const),
  ...['1', '2', '400'].map((part) => ['part', part] as const),
  ['search', '行政执法'],
  ['search', '不含杭州 执法监督'],
  ['flaw', 'any'],
  ['flaw', 'mend'],
  ['leftOut', '1'],
  ['name', '桐庐'],
  ['title', '各地做法'],
  ['query', '行政执法'],
  ['conditions', '年度：2023'],
  ['back', 'search?q=行政执法'],
  ['done', 'removed'],
  ['done', 'restored'],
  ['saved', '1'],
  ['do', 'accept'],
  ['do', 'discard'],
  ['password', '他山之石'],
];

export function askedParameters(): Parameters {
  const { paths } = openApi('/') as {
    readonly paths: Readonly<Record<string, { readonly get: { readonly parameters: readonly ApiParameter[] } }>>;
  };
  const ofSearch = (paths['/api/search']?.get.parameters ?? []).flatMap(({ name, schema }) =>
    [...(schema.enum ?? schema.items?.enum ?? []), ...(VALUES[name] ?? [])].map((value) => [name, value] as const),
  );
  return [...ofSearch, ...BESIDE];
}

interface ApiParameter {
  readonly name: string;
  readonly schema: { readonly enum?: readonly string[]; readonly items?: { readonly enum?: readonly string[] } };
}
