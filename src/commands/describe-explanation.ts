// In: why a result stands where it does. Out: lines for a terminal.

import type { HitExplanation } from '../search/explain-hit.ts';

const FIELD_NAMES = { heading: '小标题', path: '章节', text: '正文' } as const;
const PRESENCE_NAMES = { typed: '原词', synonym: '同义词', missing: '没有' } as const;
const FACTOR_NAMES = {
  near: '相邻',
  kind: '内容类别',
  theme: '领域相同',
  figures: '有数据',
  length: '长度',
  formula: '套话',
} as const;

export function describeExplanation(explanation: HitExplanation): readonly string[] {
  const { score, base, matchedTerms, terms, parts, concepts } = explanation;
  const number = (value: number): string => value.toFixed(3);
  const factor = (name: keyof typeof FACTOR_NAMES): string =>
    parts && parts.factors[name] !== 1 ? ` × ${number(parts.factors[name])}（${FACTOR_NAMES[name]}）` : '';
  const made = parts
    ? `100 ×（概念 ${number(parts.subject)}${factor('near')} + 基础 ${number(parts.base)}${parts.feedback > 0 ? ` + 与前几段相近 ${number(parts.feedback)}` : ''}）` +
      `${factor('kind')}${factor('theme')}${factor('figures')}${factor('length')}${factor('formula')}`
    : `基础分 ${number(base)}（排在前列之外，不再细排）`;
  const conceptOf = ({ text, presence }: (typeof concepts)[number], i: number): string => {
    const own = parts?.concepts[i];
    const share = own ? `，${number(own.share)} × 稀有度 ${number(own.rarity)}` : '';
    return `${text}（${PRESENCE_NAMES[presence]}${share}）`;
  };
  return [
    `   得分 ${number(score)} = ${made}`,
    ...(concepts.length === 0 ? [] : [`   概念：${concepts.map(conceptOf).join('、')}`]),
    ...(terms.length === 0 ? [] : [`   基础分 ${number(base)} = 下列之和 × 命中的词 ${matchedTerms} 个`]),
    ...terms.map(({ term, field, score: own }) => `     ${number(own).padStart(8)}  ${term}（${FIELD_NAMES[field]}）`),
  ];
}
