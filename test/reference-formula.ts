// In: passages with their reports. Out: how much of each stands in sentences that many places carry, by plain strings and sets.

import type { ReportHead } from '../src/report/report.ts';

interface FormulaRow {
  readonly report: ReportHead;
  readonly foldedText: string;
}

export function formulaIn<T extends FormulaRow>(rows: readonly T[]): (row: T) => number {
  const placesOf = new Map<string, Set<string>>();
  const places = new Set<string>();
  for (const { report, foldedText } of rows) {
    if (!report.region) continue;
    places.add(report.region.code);
    for (const sentence of sentencesOf(foldedText)) {
      placesOf.set(sentence, (placesOf.get(sentence) ?? new Set()).add(report.region.code));
    }
  }
  const least = Math.max(4, Math.ceil(places.size * 0.02));
  return ({ foldedText }) => {
    const sentences = sentencesOf(foldedText);
    const formula = sentences.filter((sentence) => (placesOf.get(sentence)?.size ?? 0) >= least);
    const all = sentences.join('').length;
    return all === 0 ? 0 : Math.round((100 * formula.join('').length) / all) / 100;
  };
}

/** Of 12 Han characters and more; without figures and signs, whatever the place calls itself. */
function sentencesOf(folded: string): readonly string[] {
  return folded
    .split(/[。;!?]/)
    .map((sentence) =>
      sentence
        .replace(/[^\u3400-\u9fff]/g, '')
        .replace(/[县区镇乡州旗]/g, '市')
        .replace(/[我本]/g, '全'),
    )
    .filter(({ length }) => length >= 12);
}
