// In: nothing. Out: the simplified form of each traditional character, one for one. Source: OpenCC's TSCharacters.

import traditionalToSimplified from 'opencc-js/dict/TSCharacters';

const first = new Map(
  traditionalToSimplified.split('|').map((entry) => {
    const [traditional = '', simplified = ''] = entry.split(' ');
    return [traditional, simplified];
  }),
);

/** Of several simplified forms the first, which is the usual one; where that has a simpler one again (薴 苧 苎), the last. */
export const SIMPLIFIED: ReadonlyMap<string, string> = new Map(
  [...first].map(([traditional, simplified]) => [traditional, first.get(simplified) ?? simplified]),
);
