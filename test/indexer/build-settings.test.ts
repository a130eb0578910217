import { describe, expect, it } from 'vitest';
import { settingsDigest } from '../../src/indexer/build-settings.ts';
import type { Theme } from '../../src/lexicon/lexicon.ts';

const theme = (query: string, cue: string): Theme => ({
  ...{ id: 'T05', name: '行政执法', headings: [], strong: [], cues: [] },
  subthemes: [{ name: '执法队伍', query, cues: [cue] }],
});
const digest = (themes: readonly Theme[]) => settingsDigest({ words: [], themes });

describe('what an index is built with', () => {
  it('changes with the words that tell a theme, not with what a sub-theme is searched by', () => {
    expect(digest([theme('执法人员', '执法证')])).toBe(digest([theme('培训', '执法证')]));
    expect(digest([theme('执法人员', '执法证')])).not.toBe(digest([theme('执法人员', '考试')]));
  });
});
