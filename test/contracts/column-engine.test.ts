import { describe, expect, it } from 'vitest';
import { createColumnEngine } from '../../src/engine/column-engine.ts';
import { sampleEngine, sampleReport, sampleSegment } from '../sample-reports.ts';
import { keepsTheEngineContract } from './search-engine.ts';
import { keepsTheContractOfWords } from './words-and-ids.ts';

keepsTheEngineContract('the column engine', sampleEngine);
keepsTheContractOfWords('the column engine', sampleEngine);

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

  it('counts the words of all its segments, and none that only a removed report has', () => {
    const { vocabulary } = createColumnEngine([
      {
        segment: sampleSegment([sampleReport('a', ['执法。']), sampleReport('b', ['执法监督。'])]),
        removed: new Set(['b']),
      },
      { segment: sampleSegment([sampleReport('c', ['执法公开。'])]), removed: new Set() },
    ]);
    expect(['执法', '监督', '公开'].map(vocabulary.frequencyOf)).toEqual([2, 0, 1]);
    expect(['执法', '监督', '法'].map(vocabulary.passagesWith)).toEqual([2, 0, 2]);
    expect([...vocabulary.words()].filter(({ passages }) => passages >= 2).map(({ term }) => term)).toEqual(['执法']);
  });
});
