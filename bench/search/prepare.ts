// A process of its own: from the index that was built, the token file and the queries.
//   node prepare.js WORK_FOLDER LEXICON

import { join } from 'node:path';
import { fold } from '../../src/analysis/fold.ts';
import { openIndex } from '../../src/indexer/open-index.ts';
import { readLexicon } from '../../src/lexicon/read-lexicon.ts';
import { finish, report } from './child-report.ts';
import { offsetOf, type Prepared, type PreparedQuery, tokenFileOf, writePrepared } from './prepared.ts';
import { type BenchQuery, createQueryMix, type SampledPassage } from './query-mix.ts';
import { createTokenWriter } from './token-file.ts';
import { type Band, createBandOf } from './word-bands.ts';

const SAMPLED = 4_000;
const SEED = 20_240_601;
const EACH = 150;
const WARM_UP_EACH = 15;
const CHECKED = 50;

const [, , work = '', lexiconFolder = ''] = process.argv;
const lexicon = readLexicon(lexiconFolder);
const { engine, analyzer } = await openIndex(join(work, 'index'));
const step = Math.max(1, Math.floor(engine.passageCount / SAMPLED));

const frequencies = new Map<string, number>();
const sampled: (Pick<SampledPassage, 'report' | 'passage'> & { readonly words: readonly string[] })[] = [];
const writer = createTokenWriter(tokenFileOf(work));
let passages = 0;
for (const { id } of engine.reports) {
  const held = engine.report(id);
  for (const passage of held?.passages ?? []) {
    const cut = (text: string) => analyzer.tokenize(text);
    const tokens = cut(passage.text);
    const joined = (list: typeof tokens) => list.map(({ term }) => term).join(' ');
    writer.add(joined(cut(passage.heading ?? '')), joined(cut(passage.path.join('\n'))), joined(tokens));
    const words = new Set(tokens.map(({ term }) => term));
    for (const word of words) frequencies.set(word, (frequencies.get(word) ?? 0) + 1);
    if (passages % step === 0 && held) sampled.push({ report: held, passage, words: [...words] });
    passages += 1;
  }
}
writer.close();

const bandOf = createBandOf(frequencies, passages, new Set(lexicon.stopWords.map(fold)));
const sample = sampled.map((one): SampledPassage => {
  const words: Record<Band, string[]> = { rare: [], middle: [], common: [] };
  for (const word of one.words) {
    const band = bandOf(word);
    if (band) words[band].push(word);
  }
  return { ...one, words };
});

function prepare(query: BenchQuery): PreparedQuery {
  // Word by word, as a query is understood: a document is cut across its white space, a query is not.
  const words = (query.request.q ?? '').split(' ');
  const terms = [...new Set(words.flatMap((word) => analyzer.tokenize(word)).map(({ term }) => term))];
  return { ...query, terms, offset: offsetOf(query) };
}

const measured = createQueryMix(sample, EACH, SEED).map(prepare);
const prepared: Prepared = {
  passages,
  // Other queries than the measured ones: an engine that remembers answers gains nothing.
  warmUp: createQueryMix(sample, WARM_UP_EACH, SEED + 1).map(prepare),
  measured,
  checked: measured
    .filter(({ class: name }) => name !== 'exact')
    .slice(0, CHECKED)
    .map(({ terms }) => ({ terms, offset: 0 })),
};
writePrepared(work, prepared);
report({ passages });
finish();
