// In: nothing. Out: three invented reports and a lexicon: a report as issued, a digest, and one with markup in every field.
// The first two are read from text as files are. No file could carry what the third does.

import { extractText } from '../../src/ingest/extract.ts';
import type { Lexicon } from '../../src/lexicon/lexicon.ts';
import { createReportReader } from '../../src/report/read-report.ts';
import type { Passage, Report } from '../../src/report/report.ts';
import { sampleReport } from '../sample-reports.ts';

/** What would run if text came out unescaped: any script but our own, any handler. */
export const FOREIGN = 'script:not([src*="/assets/scripts."][type="module"]), [onerror]';

export const HOSTILE = '<script>alert(1)</script>"\'&<img src=x onerror=alert(2)>';

const theme = (id: string, name: string, strong: readonly string[]) => ({
  ...{ id, name, strong },
  ...{ headings: strong, cues: [] },
  subthemes: id === 'T08' ? [{ name: '便民受理', query: '受理点', cues: [] }] : [],
});

export const lexicon: Lexicon = {
  words: [],
  synonyms: [{ from: ['申诉'], to: ['行政复议'], weight: 0.6, line: 1 }],
  themes: [
    theme('T05', '行政执法', ['行政执法']),
    theme('T08', '行政复议与应诉', ['行政复议']),
    theme('T10', `领域${HOSTILE}`, ['敌意']),
  ],
  stopWords: ['的', '怎么'],
  intents: [],
};

const SHANYIN = `山阴县人民政府2022年法治政府建设工作报告

市人民政府：

2022年，山阴县持续推进法治政府建设。

一、2022年主要做法

（一）化解行政争议

1.把行政复议受理点设到乡镇。印发《山阴县行政复议便民办法》，在十二个乡镇设立行政复议受理点，全年收到行政复议申请86件，获评全省法治政府建设示范县。

二、2023年打算

推进行政复议规范化，让群众少跑路。

山阴县人民政府
2023年2月28日
`;

const SHANYIN_SIDECAR = `id: shanyin2022
docNumber: 山政〔2023〕4号
writtenOn: 2023-02-28
publishedOn: 2023-03-05
sourceUrl: http://www.shanyin.example/art/1.html
`;

const XIANGTAN = `---
id: xiangtan2021
title: 湘潭市法治政府建设情况报告（摘编）
isDigest: true
digestOf: 《原报告》
---

2021年，湘潭市法治政府建设情况如下。

三、存在的问题

基层行政执法力量不足，乡镇行政复议人员少。
`;

function read(file: string, text: string, sidecar: string | null): Report {
  const bytes = (content: string) => new TextEncoder().encode(content);
  return createReportReader(lexicon.themes)(extractText(bytes(text), file, sidecar === null ? null : bytes(sidecar)));
}

export const shanyin = read('山阴县2022.txt', SHANYIN, SHANYIN_SIDECAR);
export const xiangtan = read('湘潭市2021.md', XIANGTAN, null);
export const hostile = sampleReport(
  'hostile',
  [
    {
      id: 'hostile-x-1',
      text: `路径${HOSTILE}\n敌意正文${HOSTILE}`,
      themes: ['T10'],
      path: [`路径${HOSTILE}`],
      heading: `小标题${HOSTILE}`,
      documents: [{ text: `文件${HOSTILE}`, start: 0, end: 1 }],
      honours: [{ text: `表彰${HOSTILE}`, start: 0, end: 1 }],
      figures: [{ text: `数据${HOSTILE}`, start: 0, end: 1, value: 1, unit: '件', what: '' }],
    },
  ],
  {
    file: HOSTILE,
    title: `标题${HOSTILE}`,
    region: {
      code: '110000',
      name: `名${HOSTILE}`,
      province: `省${HOSTILE}`,
      city: `市${HOSTILE}`,
      county: `县${HOSTILE}`,
      township: `乡${HOSTILE}`,
    },
    level: '省',
    issuer: `机构${HOSTILE}`,
    issuerKind: 'department',
    year: 2020,
    publishedOn: `日期${HOSTILE}`,
    docNumber: HOSTILE,
    indexNumber: HOSTILE,
    addressee: HOSTILE,
    isDigest: true,
    digestOf: `《原报告》${HOSTILE}`,
    closing: [HOSTILE],
    sections: [{ depth: 1, heading: `路径${HOSTILE}`, start: 0 }],
    flaws: [{ code: 'stray-space', message: HOSTILE, quote: HOSTILE }],
    sourceUrl: 'javascript:alert(3)',
  },
);

export const inventedReports: readonly Report[] = [shanyin, xiangtan, hostile];

/** 山阴县's practice about 受理点, its plan, 湘潭市's problem. */
export const practice = passageWith(shanyin, '受理点');
export const plan = passageWith(shanyin, '规范化');
export const problem = passageWith(xiangtan, '力量不足');

function passageWith(report: Report, words: string): Passage {
  const found = report.passages.find(({ text }) => text.includes(words));
  if (found === undefined) throw new Error(`${report.file}: no passage was read that has ${words}`);
  return found;
}
