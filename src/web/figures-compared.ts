// In: a query and the passages listed place by place. Out: where the query asks for a number, the numbers they tell of it: a row a place and year.
// Numbers are told as the reports write them; nothing is worked out from them.

import type { Figure } from '../report/report.ts';
import type { SearchAnswer, SearchResult } from '../search/search-answer.ts';
import type { LinkTo } from './links.ts';

export interface ComparedFigure {
  readonly place: string;
  readonly year: string;
  /** The words that carry the number, as written. */
  readonly words: string;
  readonly url: string;
  /** `99.96`, `3.65亿`. */
  readonly number: string;
  readonly unit: string;
  /** Of a bar of BAR_WIDTH units; null where nothing else has this unit. */
  readonly bar: number | null;
}

export interface FiguresCompared {
  readonly caption: string;
  readonly rows: readonly ComparedFigure[];
  /** How many of the places listed tell no number of it; '' where all do. */
  readonly note: string;
}

export const BAR_WIDTH = 120;

const ASKS_FOR_FIGURE =
  /(?<!效|草|表)率|比例|比重|占比|数量|件数|人数|次数|户数|总数|金额|数据|多少|几[件个次起人家份场]|百分之几/u;
const ASKS_FOR_RATE = /率|比例|比重|占比|百分之/u;
/** 调解成功率 is told by 调解成功5501件, too. */
const COUNTING_END = /(?:率|比例|比重|占比|数量|件数|人数|次数|户数|总数|金额)$/u;
/** More than words can make up for: who asks for a share does not compare it with a count. */
const OF_KIND = 100;
/** Characters: 成功率, 办结率. */
const RATE_NAME = 3;
/** Of one passage. */
const MOST_OF_PASSAGE = 2;

/** null where the query asks for no number, or no passage tells one. */
export function figuresCompared(linkTo: LinkTo, q: string, { query, results }: SearchAnswer): FiguresCompared | null {
  if (!ASKS_FOR_FIGURE.test(q)) return null;
  const words = query.concepts.flatMap(({ text, synonyms }) => [text, ...synonyms]).map(plain);
  const stems = words.map((word) => word.replace(COUNTING_END, '')).filter((stem) => stem.length > 1);
  // 成功率99.6% in a passage on 调解 tells 调解成功率.
  const rates = words
    .filter((word) => word.length > RATE_NAME && word.endsWith('率'))
    .map((word) => word.slice(-RATE_NAME));
  const isRate = ASKS_FOR_RATE.test(q);
  const worthOf = ({ text, unit }: Figure): number => {
    const told = plain(text);
    const named = words.filter((word) => told.includes(word)).length * 4;
    const isShare = unit === '%' || unit === '‰';
    const nearly =
      stems.filter((stem) => told.includes(stem)).length * 2 +
      (isShare ? rates.filter((rate) => told.includes(rate)).length * 3 : 0);
    const isOfKind = isRate === isShare;
    return named + nearly === 0 ? 0 : named + nearly + (isOfKind ? OF_KIND : 0);
  };
  const found = results.flatMap((result) =>
    result.figures
      .map((figure) => ({ result, figure, worth: worthOf(figure) }))
      .filter(({ worth }) => worth > 0)
      .sort((a, b) => b.worth - a.worth || a.figure.start - b.figure.start)
      .slice(0, MOST_OF_PASSAGE),
  );
  if (found.length === 0) return null;
  // What can be compared stands together; within it the places keep their order.
  found.sort((a, b) => b.worth - a.worth);
  const placesOf = (list: readonly SearchResult[]) => new Set(list.map(({ region }) => region?.code ?? '')).size;
  const silent = placesOf(results) - placesOf(found.map(({ result }) => result));
  const rows = found.map(({ result, figure }) => ({
    place: result.region?.name ?? '',
    year: result.year === null ? '年份不明' : `${result.year}`,
    words: figure.text.replace(/\s+/g, ''),
    url: linkTo(result.url),
    ...numberOf(figure),
    bar: barOf(
      figure,
      found.map((each) => each.figure),
    ),
  }));
  return {
    caption: `各地写明的数字：${q.trim()}`,
    rows: rows.filter((row, i) => rows.findIndex((other) => keyOf(other) === keyOf(row)) === i),
    note: silent === 0 ? '' : `本页另有 ${silent} 个地区的段落没有写这项数字。`,
  };
}

/** Written alike: a page may have full-width digits and letters, or spaces between them. */
function plain(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, '');
}

function keyOf({ place, year, words }: ComparedFigure): string {
  return `${place} ${year} ${words}`;
}

const YI = 100_000_000;
const WAN = 10_000;
/** Beyond it people read 万: 9757万元, but 13138件. */
const LONGEST_PLAIN = 1_000_000;

function numberOf({ value, unit }: Figure): Pick<ComparedFigure, 'number' | 'unit'> {
  if (value >= YI) return { number: `${value / YI}亿`, unit };
  return { number: value >= LONGEST_PLAIN ? `${value / WAN}万` : `${value}`, unit };
}

/** Cases are counted by several words. */
function countedAs(unit: string): string {
  return /^[件起宗]$/.test(unit) ? '件' : unit;
}

function barOf({ value, unit }: Figure, all: readonly Figure[]): number | null {
  const alike = all.filter((other) => countedAs(other.unit) === countedAs(unit));
  if (alike.length < 2) return null;
  const most = unit === '%' ? 100 : Math.max(...alike.map((other) => other.value));
  return most > 0 ? Math.min(BAR_WIDTH, Math.max(1, Math.round((value / most) * BAR_WIDTH))) : null;
}
