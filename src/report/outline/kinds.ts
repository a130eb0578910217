// In: passage drafts in order. Out: the kind of each, and a flaw for problems or plans that have no heading of their own.
// Never: reads headings again; a draft knows its part from parts.ts.

import { type Flaw, flaw } from '../../ingest/flaw.ts';
import type { PassageKind, Section } from '../report.ts';
import type { PassageDraft } from './passages.ts';

export interface Kinds {
  /** One for each draft, in order. */
  readonly kinds: readonly PassageKind[];
  readonly flaws: readonly Flaw[];
}

const LONGEST_LEAD_IN = 200; // characters; a longer paragraph between heading and sections tells of practices
const FIGURE = /\d(?!\d*\s?年)[\d.]*\s?(?:余|多)?[万亿千百]?(?:件|次|个|项|人|份|场|起|家|名|条|%|元|期)/u;
const QUOTE_CHARS = 40; // as much as it takes to find the place

/** Kinds of the drafts that `cutPassages` made of `body` and `sections`. */
export function assignKinds(body: string, sections: readonly Section[], drafts: readonly PassageDraft[]): Kinds {
  const kinds = drafts.map((draft) => {
    const isInChapter = (sections[draft.section]?.depth ?? 1) === 1;
    return kindOf(draft, isInChapter, body.slice(draft.start, draft.end));
  });
  return { kinds, flaws: flawsOf(body, drafts) };
}

/** `isInChapter`: right under 一、, where a lead-in sums up; deeper down it may tell of practices itself. */
function kindOf(draft: PassageDraft, isInChapter: boolean, text: string): PassageKind {
  if (draft.part === 'opening') return 'preamble';
  if (draft.part === 'problem' || !draft.isLead) return draft.part;
  if (draft.part === 'plan' || (isInChapter && draft.path.length === 0)) return 'preamble';
  return text.length <= LONGEST_LEAD_IN && !FIGURE.test(text) ? 'preamble' : 'practice';
}

/** One flaw for the first unheaded passage of a part, unless the report has a chapter for that part as well. */
function flawsOf(body: string, drafts: readonly PassageDraft[]): readonly Flaw[] {
  const names = [
    ['problem', '问题'],
    ['plan', '计划'],
  ] as const;
  return names.flatMap(([part, name]) => {
    const ofPart = drafts.filter((draft) => draft.part === part);
    const first = ofPart[0];
    if (first === undefined || ofPart.some((draft) => !draft.unheaded)) return [];
    const quote = body.slice(first.start, Math.min(first.end, first.start + QUOTE_CHARS)).split('\n', 1)[0] ?? '';
    return [flaw('unheaded-part', `${name}部分没有小标题，按文字判断。`, quote)];
  });
}
