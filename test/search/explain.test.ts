import { describe, expect, it } from 'vitest';
import { createSearchService } from '../../src/search/create-search-service.ts';
import { parseSearchRequest } from '../../src/search/search-request.ts';
import { WEIGHTS } from '../../src/search/weights.ts';
import { sampleAnalyzer, sampleEngine, sampleReport } from '../sample-reports.ts';

const service = createSearchService({
  engine: sampleEngine([
    sampleReport('a', [
      { text: '行政复议在乡镇设受理点。', heading: '行政复议' },
      { text: '明年推进行政复议。', kind: 'plan' },
      '民告官案件下降，受理点增多。',
    ]),
    sampleReport('b', ['政务公开。', '案卷评查。']),
  ]),
  analyzer: sampleAnalyzer,
  lexicon: {
    words: [],
    synonyms: [{ from: ['行政复议'], to: ['民告官'], weight: 0.8, line: 1 }],
    themes: [],
    stopWords: [],
    intents: [],
  },
  indexedAt: null,
});

describe('an explanation', () => {
  const request = parseSearchRequest({ q: '行政复议 受理点' });
  const { results } = service.search(request);
  const explained = service.explain(request);

  it('stands beside each result, and what it says adds up to the score', () => {
    expect(explained).toHaveLength(results.length);
    explained.forEach(({ score, parts }, i) => {
      expect(score).toBe(results[i]?.score);
      if (!parts) throw new Error('not reranked');
      const { near, kind, theme, figures, length, formula } = parts.factors;
      expect(100 * (parts.subject * near + parts.base) * kind * theme * figures * length * formula).toBeCloseTo(
        score,
        9,
      );
      const subject = parts.concepts.reduce((sum, { share, rarity }) => sum + share * rarity, 0);
      expect(parts.subject).toBeCloseTo(subject, 9);
    });
  });

  it('says what each word gave in which field', () => {
    const [first] = explained;
    expect(first?.terms.map(({ term, field }) => `${field} ${term}`)).toContain('heading 行政复议');
    expect(first?.matchedTerms).toBe(new Set(first?.terms.map(({ term }) => term)).size);
  });

  it('says which concepts are there, and how', () => {
    const presences = explained.map(({ concepts }) => concepts.map(({ presence }) => presence).join(' '));
    expect(presences).toEqual(['typed typed', 'synonym typed', 'typed missing']);
  });

  it('names the factors', () => {
    const plan = explained.find((_, i) => results[i]?.kind === 'plan');
    expect(plan?.parts?.factors).toMatchObject({ near: 1, kind: WEIGHTS.kind.plan, theme: 1, figures: 1, length: 1 });
    expect(explained[0]?.parts?.factors.near).toBe(1 + WEIGHTS.near);
    expect(explained[0]?.parts?.factors.formula).toBe(1);
  });

  it('of a search without words has nothing to add up', () => {
    const [first] = service.explain(parseSearchRequest({ q: '' }));
    expect(first).toMatchObject({ score: 0, base: 0, terms: [], parts: null, concepts: [] });
  });
});
