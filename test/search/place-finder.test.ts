import { describe, expect, it } from 'vitest';
import { createPlaceFinder } from '../../src/search/place-finder.ts';
import { sampleEngine, sampleReport } from '../sample-reports.ts';

const HELD = ['330226', '330200', '640000', '110101', '450100'];
const finder = createPlaceFinder(sampleEngine(HELD.map((place) => sampleReport(place, ['受理点。'], { place }))));
const counts = [
  { value: '330000', count: 7 },
  { value: '330200', count: 5 },
  { value: '330226', count: 3 },
  { value: '450000', count: 1 },
  { value: '450100', count: 1 },
];
const named = (typed: string, selected: readonly string[] = []) =>
  finder.named(counts, selected, typed).map(({ label, count }) => `${label} ${count}`);

describe('places that hold reports are found', () => {
  it('by how their names begin, then by what they hold further on, and those without a match last', () => {
    expect(named('宁')).toEqual([
      '浙江省›宁波市 5',
      '浙江省›宁波市›宁海县 3',
      '广西壮族自治区›南宁市 1',
      '宁夏回族自治区 0',
    ]);
  });

  it.each([
    ['海县', ['浙江省›宁波市›宁海县 3']],
    ['nhx', ['浙江省›宁波市›宁海县 3']],
    ["ning'hai", ['浙江省›宁波市›宁海县 3']],
    ['ningb', ['浙江省›宁波市 5']],
    ['ns', ['广西壮族自治区›南宁市 1']],
    ['东城', ['北京市›东城区 0']],
  ])('by %s', (typed, places) => {
    expect(named(typed)).toEqual(places);
  });

  it('by no name that no report is of, and by nothing typed not at all', () => {
    expect(named('苏州')).toEqual([]);
    expect(named(' ')).toEqual([]);
  });

  it('as values of a filter, chosen or not', () => {
    expect(finder.named(counts, ['330226'], '宁海')).toEqual([
      { value: '330226', label: '浙江省›宁波市›宁海县', count: 3, selected: true },
    ]);
  });
});
