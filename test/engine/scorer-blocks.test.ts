// Passages are scored in blocks; where a passage stands in the index must not tell.

import { expect, it } from 'vitest';
import { EVERYTHING } from '../../src/search/engine-query.ts';
import { sampleEngine, sampleReport } from '../sample-reports.ts';

const REPORTS = 34;
const PASSAGES = 500;

it('gives passages with the same words the same score, whichever block they are in', () => {
  const texts = Array.from({ length: PASSAGES }, (_, i) =>
    i % 2 === 0 ? '行政复议便民。' : '行政复议便民，执法公示。',
  );
  const engine = sampleEngine(Array.from({ length: REPORTS }, (_, i) => sampleReport(`r${i}`, texts)));
  expect(engine.passageCount).toBe(REPORTS * PASSAGES);
  const term = (word: string) => ({ type: 'term' as const, term: word, boost: 1 });
  const scoresFor = (type: 'or' | 'and' | 'andNot') => {
    const { hits } = engine.search({
      ...EVERYTHING,
      score: { type, children: [term('便民'), term('执法')] },
      order: 'score',
      size: REPORTS * PASSAGES,
    });
    const counts = new Map<number, number>();
    for (const { score } of hits) counts.set(score, (counts.get(score) ?? 0) + 1);
    return counts;
  };
  const half = (REPORTS * PASSAGES) / 2;
  expect([...scoresFor('or').values()]).toEqual([half, half]);
  for (const type of ['and', 'andNot'] as const) {
    const counts = scoresFor(type);
    expect(counts.get(0)).toBe(half);
    expect(counts.size).toBe(2);
  }
});
