// In: a stretch of plain words of a query. Out: its concepts, and the words that carry no meaning.
// Of the index it only asks whether a string stands in it at all.

import type { Token } from '../analysis/analyzer.ts';
import { fold } from '../analysis/fold.ts';
import { type Concept, literalConcept, wordConcept } from './concept.ts';
import type { QueryReader } from './query-reader.ts';
import type { WordTables } from './word-tables.ts';

export interface ConceptsOfText {
  readonly concepts: readonly Concept[];
  /** As typed. */
  readonly ignored: readonly string[];
}

/** @param text without operators and quotes. */
export function conceptsOf(text: string, reader: QueryReader): ConceptsOfText {
  const { analyzer, tables, isHeld } = reader;
  const tokens = analyzer.tokenize(text);
  const concepts: Concept[] = [];
  const ignored: string[] = [];
  let name: Stretch[] = [];
  // Characters in a row that are no words are a name that no dictionary knows (宁企通); one alone says little.
  const endName = (): void => {
    const [first] = name;
    const last = name.at(-1);
    if (first && last) {
      const characters = text.slice(first.start, last.end);
      // Inside a sentence, what stands in no text is no name but what was left between words (钱花, 坐不坐).
      const isName = name.length > 1 && (characters.length === text.length || isHeld(fold(characters)));
      if (isName) concepts.push(literalConcept(characters, analyzer));
      else ignored.push(characters);
    }
    name = [];
  };
  for (const stretch of stretchesOf(tokens, text, tables)) {
    const isStopWord = tables.isStopWord(stretch.folded);
    if (stretch.isSingleCharacter && !isStopWord && (name.at(-1)?.end ?? stretch.start) === stretch.start) {
      name.push(stretch);
      continue;
    }
    endName();
    const typed = text.slice(stretch.start, stretch.end);
    if (isStopWord) ignored.push(typed);
    else if (stretch.isSingleCharacter) name.push(stretch);
    else
      concepts.push(
        wordConcept(
          typed,
          tokens.filter(({ start, end }) => start >= stretch.start && end <= stretch.end),
          reader,
        ),
      );
  }
  endName();
  // A single character that stands by itself was meant.
  const [only] = ignored;
  if (concepts.length === 0 && only === text && !tables.isStopWord(fold(text))) {
    return { concepts: [literalConcept(text, analyzer)], ignored: [] };
  }
  return { concepts, ignored };
}

/** A stretch of a plain part: a phrase that the lexicon knows, or one word. */
interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly folded: string;
  readonly isSingleCharacter: boolean;
}

function stretchesOf(tokens: readonly Token[], text: string, tables: WordTables): readonly Stretch[] {
  const words = tokens.filter((token) => !token.isPart);
  const stretches: Stretch[] = [];
  for (let i = 0; i < words.length; ) {
    const length = phraseLength(words, i, text, tables);
    const start = words[i]?.start ?? 0;
    const end = words[i + length - 1]?.end ?? start;
    const folded = words
      .slice(i, i + length)
      .map(({ term }) => term)
      .join('');
    stretches.push({ start, end, folded, isSingleCharacter: folded.length === 1 && !/\d/.test(folded) });
    i += length;
  }
  return stretches;
}

/** How many words from `i` on make the longest phrase that the lexicon knows; 1 where it knows none. */
function phraseLength(words: readonly Token[], i: number, text: string, tables: WordTables): number {
  let phrase = '';
  let longest = 1;
  for (let j = i; j < words.length && phrase.length <= tables.longestPhrase; j += 1) {
    const before = words[j - 1];
    const word = words[j];
    if (!word || (j > i && before && text.slice(before.end, word.start).trim() !== '')) break;
    phrase += word.term;
    if (tables.isStopWord(phrase) || tables.intentOf(phrase) || tables.synonymsOf(phrase).length > 0)
      longest = j - i + 1;
  }
  return longest;
}
