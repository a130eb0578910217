// The column engine finds the names that the reference engine finds, however the corpus is spread over segments.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from '../../src/analysis/fold.ts';
import { createColumnEngine } from '../../src/engine/column-engine.ts';
import type { SearchEngine } from '../../src/engine/search-engine.ts';
import type { Report } from '../../src/report/report.ts';
import { createReferenceEngine } from '../reference-engine.ts';
import { sampleAnalyzer, sampleReport, sampleSegment } from '../sample-reports.ts';

const HEADINGS = [
  '推进行政执法监督',
  '推进“一件事”改革',
  '推进"一件事"改革',
  '推進「一件事」改革。',
  '健全行政复议机制',
  '行政复议受理点下沉',
  '12345热线提质',
];
const TEXTS = ['案卷评查。', '印发《行政复议便民办法》。', '落实《重大行政决策程序暂行条例》，《行政复议法》。'];
const TYPED = [
  '推进',
  '行政复议',
  '一件事',
  '"',
  '《重大',
  'x',
  'xzfy',
  'tjxzzf',
  'xingzhengf',
  'fuyi',
  'zzz',
  '12345r',
  '',
];

const report = fc.record({
  passages: fc.array(fc.record({ heading: fc.option(fc.constantFrom(...HEADINGS)), text: fc.constantFrom(...TEXTS) }), {
    minLength: 1,
    maxLength: 4,
  }),
  place: fc.option(fc.constantFrom('330226', '320507', '320111'), { nil: undefined }),
});
const corpus = fc
  .array(report, { minLength: 1, maxLength: 6 })
  .map((list) =>
    list.map(({ passages, place }, i) => sampleReport(`r${i}`, passages, place === undefined ? {} : { place })),
  );

describe('names', () => {
  it('are those of the reference engine, over segments and with reports taken out again', () => {
    fc.assert(
      fc.property(corpus, corpus, fc.nat(), fc.constantFrom(1, 2, 10), (reports, more, cut, most) => {
        const gone = more.map((each, i): Report => ({ ...each, id: `x${i}` }));
        const at = cut % (reports.length + 1);
        const reference = createReferenceEngine(reports, sampleAnalyzer);
        const pieces = createColumnEngine([
          { segment: sampleSegment([...reports.slice(0, at), ...gone]), removed: new Set(gone.map(({ id }) => id)) },
          { segment: sampleSegment(reports.slice(at)), removed: new Set() },
        ]);
        for (const typed of TYPED) {
          expect(pieces.completions(fold(typed), most), typed).toEqual(reference.completions(fold(typed), most));
        }
        const terms = ['行政复议', '受理点', '案卷', '便民', '没有'];
        const frequencies = ({ vocabulary }: SearchEngine) => terms.map((term) => vocabulary.frequencyOf(term));
        expect(frequencies(pieces)).toEqual(frequencies(reference));
      }),
      { numRuns: 200 },
    );
  });
});
