// In: nothing. Out: the simplified form of each traditional character, one for one. Source: OpenCC's TSCharacters.

import traditionalToSimplified from 'opencc-js/dict/TSCharacters';

/** Of several simplified forms the first, which is the usual one. */
export const SIMPLIFIED: ReadonlyMap<string, string> = new Map(
  traditionalToSimplified.split('|').map((entry) => {
    const [traditional = '', simplified = ''] = entry.split(' ');
    return [traditional, simplified];
  }),
);
