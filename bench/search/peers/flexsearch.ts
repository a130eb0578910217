// FlexSearch: its plain index over all tokens of a passage (it has no fields there), suggestions on, which is its OR.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import FlexSearch from 'flexsearch';
import { PAGE_SIZE, type Peer, type PeerIndex, type WordQuery } from '../peer.ts';
import { tokensOf } from '../token-file.ts';
import { installedVersion } from './installed-version.ts';

const FILE = 'flexsearch.json';
const OPTIONS = { tokenize: 'strict' as const, encode: tokensOf };
// It gives no totals: the checked queries ask for all there is.
const EVERYTHING = 2 ** 31;

type Index = InstanceType<typeof FlexSearch.Index>;

function indexOver(index: Index): PeerIndex {
  const found = ({ terms }: WordQuery, limit: number, offset: number) =>
    index.search({ query: terms.join(' '), limit, offset, suggest: true }) as readonly number[];
  return {
    search: (query) => found(query, PAGE_SIZE, query.offset),
    hits: (query) => found(query, EVERYTHING, 0).length,
  };
}

export const flexsearch: Peer = {
  name: 'FlexSearch',
  version: installedVersion('flexsearch'),
  async build(folder, documents) {
    const index = new FlexSearch.Index(OPTIONS);
    for await (const { id, heading, path, text } of documents) {
      index.add(id, [heading, path, text].filter((field) => field !== '').join(' '));
    }
    return {
      ...indexOver(index),
      async save() {
        const parts: [string, string][] = [];
        await index.export(async (key: string, data: string) => {
          parts.push([key, data]);
        });
        writeFileSync(join(folder, FILE), JSON.stringify(parts));
      },
    };
  },
  open(folder) {
    const index = new FlexSearch.Index(OPTIONS);
    const parts = JSON.parse(readFileSync(join(folder, FILE), 'utf8')) as readonly (readonly [string, string])[];
    for (const [key, data] of parts) index.import(key, data);
    return indexOver(index);
  },
};
