// In: an answer about 同类做法. Out: the view model of its page: the passage on top, its likes below.

import type { SimilarAnswer } from '../search/similar-answer.ts';
import { type ChosenBar, chosenBar } from './chosen-bar.ts';
import type { LinkTo } from './links.ts';
import type { PageFrame } from './pages.ts';
import { passageCard, type ResultCard } from './result-card.ts';
import { emptySearchBox, type SearchBox } from './search-box.ts';

export interface SimilarView extends PageFrame {
  readonly searchBox: SearchBox;
  readonly passage: ResultCard;
  /** What the list was looked for by, or why there is none. */
  readonly count: string;
  readonly cards: readonly ResultCard[];
  readonly chosen: ChosenBar;
}

export const SIMILAR_SHOWN = 20;

export function similarView(linkTo: LinkTo, { passage, words, results }: SimilarAnswer): SimilarView {
  const told = words.join('、');
  const own = passageCard(linkTo, passage, 'passage', []);
  return {
    title: `同类做法：${own.heading} - 他山`,
    searchBox: emptySearchBox(linkTo),
    passage: { ...own, similarUrl: null },
    count:
      results.length === 0
        ? '没有找到别的地区的同类做法。没有查到，不等于没有做过。'
        : `别的地区有 ${results.length} 段与它相近，按这些词查找：${told}。同一份报告只列一段，同一地区最多两段。`,
    chosen: chosenBar(linkTo, `同类做法：${own.heading}`, []),
    cards: results.map((result) =>
      passageCard(linkTo, result, `r-${result.rank}`, [
        { name: '共有的词', words: result.shared.join('、'), isMissing: false },
      ]),
    ),
  };
}
