// In: hits and strings. Out: what of them each hit's passage holds: first places, headings; themes and facts.
// Read from the folded texts in memory, for the few hits that are rescored.

import { createLiteral, type Literal } from '../segment/text-column.ts';
import { createFormulaReader } from './formula-share.ts';
import type { EngineHit } from './hit.ts';
import { type LiveIndex, spanOf } from './live-index.ts';
import { type HitEvidence, MOST_PLACES } from './rescoring.ts';

export function createEvidenceReader(
  index: LiveIndex,
): (strings: readonly string[]) => (hit: EngineHit) => HitEvidence {
  const { reportOf, marks, passageValues } = index;
  const formulaOf = createFormulaReader(index);
  const themes = passageValues
    .flatMap(([column, value], bit) => (column === 'theme' ? [{ value, bit: 1 << bit }] : []))
    .sort((x, y) => (x.value < y.value ? -1 : 1));
  const figures = passageValues.findIndex(([column, value]) => column === 'has' && value === 'figures');
  return (strings) => {
    const literals: Literal[] = [];
    const literalOf = (string: number): Literal => {
      const literal = literals[string] ?? createLiteral(strings[string] as string);
      literals[string] = literal;
      return literal;
    };
    return ({ ordinal }) => {
      const { segment, firstOrdinal } = spanOf(index, reportOf[ordinal] as number);
      const { texts, headings } = segment;
      const passage = ordinal - firstOrdinal;
      // A string is looked for when it is asked about: most need not be.
      const known: (readonly number[])[] = [];
      const findPlaces = (literal: Literal): readonly number[] => {
        let at = texts.find(passage, literal, 0);
        if (at < 0) return NOWHERE;
        const places: number[] = [];
        while (at >= 0 && places.length < MOST_PLACES) {
          places.push(at);
          at = texts.find(passage, literal, at + literal.units.length);
        }
        return places;
      };
      const mark = marks[ordinal] as number;
      return {
        themes: themes.filter(({ bit }) => (mark & bit) !== 0).map(({ value }) => value),
        hasFigures: figures >= 0 && (mark & (1 << figures)) !== 0,
        size: texts.sizeOf(passage),
        formula: formulaOf(ordinal),
        placesOf(string) {
          const places = known[string] ?? findPlaces(literalOf(string));
          known[string] = places;
          return places;
        },
        isInHeading: (string) => headings.sizeOf(passage) > 0 && headings.includes(passage, literalOf(string)),
      };
    };
  };
}

const NOWHERE: readonly number[] = [];
