// In: the reader's settings, and what was wrong with a place just typed. Out: the view model of the settings page.

import { placeName } from '../report/names.ts';
import { regionOf } from '../report/region/region-gazetteer.ts';
import type { PageFrame } from './pages.ts';
import type { ReadingSettings } from './reading-settings.ts';

interface Choice {
  readonly value: string;
  readonly label: string;
  readonly checked: boolean;
}

export interface SettingsView extends PageFrame {
  readonly saved: boolean;
  readonly home: string;
  /** What is wrong with the place typed; null when nothing is. */
  readonly problem: string | null;
  /** Places that what was typed may mean: each a button that takes it. */
  readonly candidates: readonly { readonly code: string; readonly label: string }[];
  readonly sizes: readonly Choice[];
  readonly contrasts: readonly Choice[];
}

export interface RefusedPlace {
  readonly typed: string;
  readonly problem: string;
  /** As `code 省›市›县`. */
  readonly candidates: readonly string[];
}

const SIZE_LABELS = { normal: '标准', large: '大字', larger: '特大字' } as const;
const CONTRAST_LABELS = { normal: '标准', high: '高对比（黑白分明）' } as const;

export function settingsView(
  settings: ReadingSettings,
  { saved, refused }: { saved: boolean; refused: RefusedPlace | null },
): SettingsView {
  const choicesOf = <T extends string>(labels: Readonly<Record<T, string>>, chosen: T): readonly Choice[] =>
    (Object.keys(labels) as T[]).map((value) => ({ value, label: labels[value], checked: value === chosen }));
  return {
    title: '设置 - 他山',
    saved,
    home: refused?.typed ?? homeLabel(settings.home),
    problem: refused?.problem ?? null,
    candidates: (refused?.candidates ?? []).map((candidate) => {
      const [code = '', ...label] = candidate.split(' ');
      return { code, label: label.join(' ') };
    }),
    sizes: choicesOf(SIZE_LABELS, settings.text),
    contrasts: choicesOf(CONTRAST_LABELS, settings.contrast),
  };
}

/** `330226 浙江省›宁波市›宁海县`: a name alone may be another's too. */
function homeLabel(code: string | null): string {
  return code === null ? '' : `${code} ${placeName(regionOf(code))}`;
}
