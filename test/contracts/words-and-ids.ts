// The contract every SearchEngine keeps for its words and ids: what is told of words counts passages, places and years.

import { describe, expect, it } from 'vitest';
import type { SearchEngine, WordUse } from '../../src/engine/search-engine.ts';
import type { Report } from '../../src/report/report.ts';
import { sampleReport } from '../sample-reports.ts';
import { PLAIN_QUERY } from './search-engine.ts';

const others = Array.from({ length: 20 }, (_, i) => `公开第${i}段。`);
const reports = [
  sampleReport('a', ['执法培训。', { text: '执法监督。', heading: '执法' }], { place: '330226', year: 2021 }),
  sampleReport('b-2', ['执法培训,培训。', '培训。'], { place: '320507', year: 2019 }),
  sampleReport('c', ['执法培训。', ...others], { place: '320507', year: null }),
];
const executing = {
  ...PLAIN_QUERY,
  concepts: [{ typed: { words: [['执法']], literals: [] }, synonyms: { words: [], literals: [] } }],
};

export function keepsTheContractOfWords(
  name: string,
  createEngine: (reports: readonly Report[]) => SearchEngine,
): void {
  describe(`${name} knows its words`, () => {
    const engine = createEngine(reports);

    it('counts the passages that have a term in their text', () => {
      const frequencies = ['培训', '执法', '没有'].map((term) => engine.frequencyOf(term));
      expect(frequencies).toEqual([4, 4, 0]);
    });

    it('knows the terms that are spelt nearly alike, and in how many passages they are', () => {
      expect(engine.vocabulary.alike('监察', 1)).toEqual([{ term: '监督', distance: 1, passages: 1 }]);
      expect(engine.vocabulary.alike('执训', 1)).toEqual(
        [
          { term: '执法', distance: 1, passages: 4 },
          { term: '培训', distance: 1, passages: 4 },
        ].sort((a, b) => (a.term < b.term ? -1 : 1)),
      );
      expect(engine.vocabulary.alike('监督', 1)).toEqual([]);
    });

    it('lists the terms of headings by how many passages have them', () => {
      expect(engine.headingTerms(1)).toEqual(['执法']);
      expect(engine.headingTerms(2)).toEqual([]);
    });

    it('tells the words that were chosen, with passages, places and first year among the matches', () => {
      const seen: (WordUse | number)[] = [];
      const { words } = engine.search(executing, undefined, {
        vocabulary: ['公开', '培训', '案卷', '监督'],
        sample: 500,
        least: 1,
        choose(uses, sampled) {
          seen.push(...uses, sampled);
          return ['监督', '培训'];
        },
      });
      expect(seen).toEqual([
        { word: '培训', inSample: 3, places: 2, everywhere: 4 },
        { word: '监督', inSample: 1, places: 1, everywhere: 1 },
        4,
      ]);
      expect(words).toEqual([
        { word: '监督', passages: 1, places: 1, firstYear: 2021 },
        { word: '培训', passages: 3, places: 2, firstYear: 2019 },
      ]);
    });

    it('tells of no words where none are asked for', () => {
      expect(engine.search(executing).words).toEqual([]);
    });

    it('finds a passage by its id, also where the id of the report has a dash', () => {
      expect(engine.passageById('b-2-p1')).toMatchObject({ report: { id: 'b-2' }, passage: { text: '培训。' } });
    });

    it('finds a passage by its id where another passage is headed by it', () => {
      const texts = ['执法。', { text: '监督。', heading: 'd-p2' }, '培训。'];
      expect(createEngine([sampleReport('d', texts)]).passageById('d-p2')).toMatchObject({
        passage: { text: '培训。' },
      });
    });

    it('knows the head of a report by its id', () => {
      expect(engine.head('b-2')).toMatchObject({ id: 'b-2', year: 2019 });
      expect(engine.head('nowhere')).toBeNull();
    });

    it('counts the passages of a report', () => {
      expect(engine.passagesIn('b-2')).toBe(2);
      expect(engine.passagesIn('nowhere')).toBe(0);
    });

    it('knows no passage by an id that is none', () => {
      for (const id of ['', 'a', 'a-p9', 'b-2', 'nowhere-p0', '-', 'a-p0-1']) expect(engine.passageById(id)).toBeNull();
    });
  });
}
