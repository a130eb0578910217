import { describe, expect, it } from 'vitest';
import { copyKeyOf, haveNearEqualBodies } from '../../src/report/copies.ts';
import { sampleReport } from '../sample-reports.ts';

const sentences = Array.from(
  { length: 60 },
  (_, i) => `第${i}项工作由第${i * 7}个单位牵头办理，全年完成${i * 13 + 1}件。`,
);

describe('copies of a report', () => {
  const report = sampleReport('甲县', [sentences.join('')]);

  it('may differ in width, spaces and a few words', () => {
    const changed = sentences.map((sentence, i) =>
      i === 3 ? `${sentence}（附件略）` : ` ${sentence.replace('，', ',')}`,
    );
    expect(haveNearEqualBodies(report, sampleReport('甲县', [changed.join('\n')]))).toBe(true);
  });

  it('are not reports that share half of their text', () => {
    const other = [
      ...sentences.slice(0, 30),
      ...sentences.slice(30).map((_, i) => `对${i * 17}户企业开展第${i + 90}轮走访，解决难题${i * 5}个。`),
    ];
    expect(haveNearEqualBodies(report, sampleReport('甲县', [other.join('')]))).toBe(false);
  });

  it('are not a report and its beginning', () => {
    expect(haveNearEqualBodies(report, sampleReport('甲县', [sentences.slice(0, 20).join('')]))).toBe(false);
  });

  it('have the same issuer and year, or, where these are unknown, the same text', () => {
    expect(copyKeyOf(report)).toBe(copyKeyOf(sampleReport('甲县', ['别的'])));
    expect(copyKeyOf(report)).not.toBe(copyKeyOf(sampleReport('甲县', ['别的'], { year: 2020 })));
    expect(copyKeyOf(sampleReport('甲县', ['别的'], { issuer: null }))).not.toBe(
      copyKeyOf(sampleReport('甲县', ['另外'], { issuer: null })),
    );
    expect(copyKeyOf(sampleReport('甲县', ['别的'], { issuer: null }))).toBe(
      copyKeyOf(sampleReport('甲县', ['别的'], { issuer: null })),
    );
  });
});
