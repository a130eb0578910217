// Orama: full text over heading, path and text, the heading twice as heavy. It keeps the documents it is given.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { create, insert, load, type RawData, type Results, save, search } from '@orama/orama';
import { PAGE_SIZE, type Peer, type PeerIndex, type WordQuery } from '../peer.ts';
import { tokensOf } from '../token-file.ts';
import { installedVersion } from './installed-version.ts';

const FILE = 'orama.json';
// Orama looks terms up by prefix; a mark at the end of each makes the whole term the only one with that prefix.
const END = '\u0001';

const emptyDatabase = () =>
  create({
    schema: { heading: 'string', path: 'string', text: 'string' } as const,
    sort: { enabled: false },
    components: {
      tokenizer: {
        language: 'chinese',
        normalizationCache: new Map(),
        // Distinct tokens, which is what its own tokenizer gives.
        tokenize: (raw: string) => [...new Set(tokensOf(raw))].map((token) => token + END),
      },
    },
  });
type Database = ReturnType<typeof emptyDatabase>;

function indexOver(database: Database): PeerIndex {
  // With a tokenizer that is not asynchronous it answers at once.
  const found = ({ terms, offset }: WordQuery, limit: number) =>
    search(database, { term: terms.join(' '), limit, offset, boost: { heading: 2 } }) as Results<{ id: string }>;
  return {
    search: (query) => found(query, PAGE_SIZE).hits.map(({ id }) => Number(id)),
    hits: (query) => found(query, 1).count,
  };
}

export const orama: Peer = {
  name: 'Orama',
  version: installedVersion('@orama/orama'),
  async build(folder, documents) {
    const database = emptyDatabase();
    for await (const { id, ...fields } of documents) await insert(database, { id: String(id), ...fields });
    return {
      ...indexOver(database),
      save: () => writeFileSync(join(folder, FILE), JSON.stringify(save(database))),
    };
  },
  open(folder) {
    const database = emptyDatabase();
    load(database, JSON.parse(readFileSync(join(folder, FILE), 'utf8')) as RawData);
    return indexOver(database);
  },
};
