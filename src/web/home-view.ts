// In: what the index holds. Out: the view model of the home page.
// Also stands in for the results page when nothing was asked.

import type { CoverageGrid } from '../search/coverage.ts';
import type { Overview } from '../search/search-service.ts';
import { type CoverageTable, coverageTable } from './coverage-view.ts';
import type { LinkTo } from './links.ts';
import type { PageFrame } from './pages.ts';
import { emptySearchBox, type SearchBox } from './search-box.ts';
import { type SmallBars, smallBars } from './year-bars.ts';

export interface HomeView extends PageFrame {
  /** Said when somebody searched for nothing. */
  readonly prompt: string | null;
  readonly searchBox: SearchBox;
  readonly examples: readonly { readonly label: string; readonly url: string }[];
  readonly themes: readonly {
    readonly label: string;
    readonly passages: number;
    readonly url: string;
    /** The theme over the years; null where there are not several. */
    readonly bars: SmallBars | null;
  }[];
  /** 领域×年份 over all that is held. */
  readonly matrixUrl: string;
  readonly holdings: string;
  readonly indexedAt: string | null;
  readonly digestsOnly: boolean;
  /** For whoever looks after Tashan. */
  readonly notices: readonly string[];
  readonly coverage: CoverageTable;
}

// As many columns as a screen shows; a phone leaves out those after the sixth.
const MOST_YEARS = 10;

/** Questions as staff ask them; each is answered by the digests that Tashan ships with. */
const EXAMPLES = [
  '行政复议受理点设到乡镇',
  '乡镇合法性审查',
  '府院联动',
  '政府合同 合法性审查',
  '行政机关负责人出庭应诉',
  '“一件事”改革',
  '轻微违法 免罚清单',
  '法律明白人',
  '述法 考核',
  '法治督察员',
] as const;

export function homeView(
  linkTo: LinkTo,
  overview: Overview,
  grid: CoverageGrid,
  prompt: string | null,
  notices: readonly string[],
): HomeView {
  return {
    title: '他山：各地法治政府建设报告检索',
    prompt,
    searchBox: emptySearchBox(linkTo),
    examples: EXAMPLES.map((q) => ({ label: q, url: linkTo(`search?${new URLSearchParams({ q }).toString()}`) })),
    themes: overview.themes.map((theme) => ({
      label: theme.name,
      passages: theme.passages,
      url: linkTo(`search?${new URLSearchParams({ theme: theme.id }).toString()}`),
      bars: smallBars(overview.years, theme.years),
    })),
    matrixUrl: linkTo('search?view=matrix'),
    holdings: holdingsOf(overview),
    indexedAt: overview.indexedAt === null ? null : chineseTime(overview.indexedAt),
    digestsOnly: overview.digestsOnly,
    notices,
    coverage: coverageTable(linkTo, grid, MOST_YEARS),
  };
}

/** `5 份报告、212 段，涉及 5 个地区，2021—2023 年`. */
export function holdingsOf(overview: Overview): string {
  const newest = overview.years.at(0);
  const oldest = overview.years.at(-1);
  const years = newest === oldest ? `${newest} 年` : `${oldest}—${newest} 年`;
  const held = `${overview.reports} 份报告、${overview.passages} 段，涉及 ${overview.regions} 个地区`;
  return newest === undefined ? held : `${held}，${years}`;
}

/** ISO 8601 as China reads it, whatever zone the machine is set to. */
export function chineseTime(iso: string): string {
  const time = new Date(iso);
  if (Number.isNaN(time.getTime())) return iso;
  const format = new Intl.DateTimeFormat('zh-CN', { dateStyle: 'long', timeStyle: 'short', timeZone: 'Asia/Shanghai' });
  return format.format(time);
}
