// In: a request, 本地区, the newest year held. Out: the choices that most people make, each one link: 不含本地区, 同省, 同级, 近三年.
// A choice that is made is a link that takes it back.

import type { Level, Region } from '../report/report.ts';
import type { LinkTo, NamedLink } from './links.ts';
import { type PageSearch, type SearchChanges, searchPath, toggled, yearValue } from './search-links.ts';

export interface QuickChoice extends NamedLink {
  readonly isMade: boolean;
}

export interface QuickChoices {
  readonly choices: readonly QuickChoice[];
  /** What 本地区 is, with the page that changes it. */
  readonly home: NamedLink;
}

const RECENT_YEARS = 3;

/** @param newestYear null where no report has a year. */
export function quickChoices(
  linkTo: LinkTo,
  request: PageSearch,
  home: Region | null,
  newestYear: number | null,
): QuickChoices {
  const choice = (label: string, isMade: boolean, changes: SearchChanges): QuickChoice => ({
    label,
    isMade,
    url: linkTo(searchPath(request, changes)),
  });
  return {
    choices: [
      ...(home === null ? [] : homeChoices(request, home, choice)),
      ...(newestYear === null ? [] : [recentYears(request, newestYear, choice)]),
    ],
    home: {
      label: home === null ? '设定本地区' : `本地区：${home.name}（更改）`,
      url: linkTo('settings'),
    },
  };
}

type MakeChoice = (label: string, isMade: boolean, changes: SearchChanges) => QuickChoice;

function homeChoices(request: PageSearch, home: Region, choice: MakeChoice): readonly QuickChoice[] {
  const province = `${home.code.slice(0, 2)}0000`;
  const isInProvince = request.region.includes(province);
  const elsewhere = request.region.filter((code) => !code.startsWith(province.slice(0, 2)));
  const level = levelOf(home);
  return [
    choice('不含本地区', request.excludeRegion.includes(home.code), {
      excludeRegion: toggled(request.excludeRegion, home.code),
    }),
    // The province takes the place of what was chosen in it.
    choice('同省', isInProvince, { region: isInProvince ? elsewhere : [...elsewhere, province] }),
    choice(`同级（${level === '乡镇' ? level : `${level}级`}）`, request.level.includes(level), {
      level: toggled(request.level, level),
    }),
  ];
}

function recentYears(request: PageSearch, newest: number, choice: MakeChoice): QuickChoice {
  const range = yearValue({ from: newest - RECENT_YEARS + 1, to: newest });
  const isMade = request.year.length === 1 && request.year.map(yearValue).includes(range);
  return choice('近三年', isMade, { year: isMade ? [] : [range] });
}

/** A county of a 直辖市 counts as a county. */
function levelOf({ township, county, city }: Region): Level {
  if (township !== null) return '乡镇';
  if (county !== null) return '县';
  return city === null ? '省' : '市';
}
