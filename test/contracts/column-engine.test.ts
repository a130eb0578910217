import { describe, expect, it } from 'vitest';
import { sampleEngine, sampleReport } from '../sample-reports.ts';
import { keepsTheEngineContract } from './search-engine.ts';

keepsTheEngineContract('the column engine', sampleEngine);

describe('the column engine', () => {
  it('gives back a report as it was read', () => {
    const report = sampleReport('a', ['执法监督。', { text: '计划。', kind: 'plan', heading: '下一步' }], {
      place: '330226',
      sections: [{ depth: 1, heading: '一、做法', start: 0 }],
      closing: ['宁海县人民政府'],
      flaws: [{ code: 'stray-space', message: '多余的空格' }],
      provenance: { title: '正文标题行' },
    });
    expect(sampleEngine([report]).report('a')).toEqual(report);
    expect(sampleEngine([report]).report('b')).toBeNull();
  });
});
