// In: where Tashan is. Out: the view model of the page about its API: each address with an example that can be copied.

import { MAX_PAGE_SIZE } from '../search/search-request.ts';
import type { PageFrame } from './pages.ts';

export interface ApiView extends PageFrame {
  readonly maxSize: number;
  readonly examples: readonly { readonly title: string; readonly what: string; readonly url: string }[];
  readonly curl: string;
  readonly script: string;
}

/** @param root with a slash at its end. */
export function apiView(root: string): ApiView {
  const at = (path: string, parameters: Readonly<Record<string, string>>): string =>
    `${root}${path}?${new URLSearchParams(parameters).toString()}`;
  return {
    title: '程序接口 - 他山',
    maxSize: MAX_PAGE_SIZE,
    examples: [
      {
        title: '检索段落',
        what: '参数与结果页网址里的相同：检索词 q，地区 region，年度 year，领域 theme，页 page，每页条数 size 等。',
        url: at('api/search', { q: '行政复议 受理点', year: '2020..2023', size: '20' }),
      },
      {
        title: '报告清单',
        what: '可按地区、年度、层级筛选，分页。',
        url: at('api/reports', { region: '浙江省', year: '2022' }),
      },
      { title: '一份报告', what: '元数据、章节和全部段落。', url: `${root}api/reports/报告编号` },
      { title: '同类做法', what: '别的地区讲同一件事的段落。', url: `${root}api/passages/段落编号/similar` },
      { title: '输入联想', what: '最多十条。', url: at('api/suggest', { q: '复议' }) },
    ],
    curl: `curl -G '${root}api/search' --data-urlencode 'q=行政复议 受理点' --data-urlencode 'region=浙江省' -d size=20`,
    script: [
      `const parameters = new URLSearchParams({ q: '行政复议 受理点', region: '浙江省', size: '20' });`,
      `const response = await fetch('${root}api/search?' + parameters);`,
      `const answer = await response.json();`,
      `if (!response.ok) throw new Error(answer.error.message);`,
      `for (const passage of answer.results) {`,
      `  console.log(passage.region.name, passage.year, passage.heading, passage.text);`,
      `}`,
    ].join('\n'),
  };
}
