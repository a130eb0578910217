// In: hits and strings. Out: what of them each hit's passage holds: counts, first places, headings; themes and facts.
// Read from the folded texts in memory, for the few hits that are rescored.

import { createLiteral, type Literal } from '../segment/text-column.ts';
import { createFormulaReader } from './formula-share.ts';
import { type LiveIndex, spanOf } from './live-index.ts';
import { type EngineHit, type HitEvidence, MOST_PLACES } from './search-engine.ts';

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
    const literals = strings.map(createLiteral);
    return ({ ordinal }) => {
      const { segment, firstOrdinal } = spanOf(index, reportOf[ordinal] as number);
      const { texts, headings } = segment;
      const passage = ordinal - firstOrdinal;
      const placesOf = (literal: Literal): readonly number[] => {
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
        places: literals.map(placesOf),
        inHeading:
          headings.sizeOf(passage) === 0
            ? literals.map(() => false)
            : literals.map((literal) => headings.includes(passage, literal)),
      };
    };
  };
}

const NOWHERE: readonly number[] = [];
