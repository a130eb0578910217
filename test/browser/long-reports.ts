// In: nothing. Out: invented reports with much to step through: several passages with a word, one too long for a card.

import type { Report } from '../../src/report/report.ts';
import { sampleReport } from '../sample-reports.ts';
import { inventedReports } from '../web/invented-reports.ts';

const filler = (from: number): string =>
  Array.from({ length: 14 }, (_, at) => `第${from + at}项任务由县政府办公室牵头办理并按月通报进展情况。`).join('');

export const ENDING = '全部任务在年底前办结。';

export const longReports: readonly Report[] = [
  ...inventedReports,
  sampleReport(
    'dongshan2023',
    [
      { id: 'dongshan-1', text: '推行罚缴分离，罚缴分离覆盖全部乡镇。', heading: '推行罚缴分离', path: ['行政执法'] },
      {
        id: 'dongshan-2',
        text: `${filler(1)}罚缴分离的做法写入考核。${filler(20)}${ENDING}`,
        heading: '任务清单',
        path: ['行政执法'],
      },
      { id: 'dongshan-3', text: '下一步继续完善罚缴分离的配套制度，加强培训。', heading: '下一步', kind: 'plan' },
    ],
    { place: '东山县', title: '东山县2023年法治政府建设报告', issuer: '东山县人民政府' },
  ),
];
