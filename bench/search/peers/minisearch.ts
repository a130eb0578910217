// MiniSearch as it comes, over heading, path and text: OR, the heading twice as heavy, as Tashan asks it.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import MiniSearch from 'minisearch';
import { PAGE_SIZE, type Peer, type PeerIndex, type WordQuery } from '../peer.ts';
import { type TokenDocument, tokensOf } from '../token-file.ts';
import { installedVersion } from './installed-version.ts';

const FILE = 'minisearch.json';
const OPTIONS = {
  fields: ['heading', 'path', 'text'],
  tokenize: tokensOf,
  processTerm: (term: string) => term,
  searchOptions: { combineWith: 'OR' as const, boost: { heading: 2 } },
};

function indexOver(index: MiniSearch<TokenDocument>): PeerIndex {
  const found = ({ terms }: WordQuery) => index.search(terms.join(' '));
  return {
    search: (query) =>
      found(query)
        .slice(query.offset, query.offset + PAGE_SIZE)
        .map(({ id }) => id as number),
    hits: (query) => found(query).length,
  };
}

export const minisearch: Peer = {
  name: 'MiniSearch',
  version: installedVersion('minisearch'),
  async build(folder, documents) {
    const index = new MiniSearch<TokenDocument>(OPTIONS);
    for await (const document of documents) index.add(document);
    return { ...indexOver(index), save: () => writeFileSync(join(folder, FILE), JSON.stringify(index)) };
  },
  open: (folder) => indexOver(MiniSearch.loadJSON<TokenDocument>(readFileSync(join(folder, FILE), 'utf8'), OPTIONS)),
};
