// SQLite FTS5 by better-sqlite3: bm25 over heading, path and text, without stored text, merged into one b-tree and mapped into memory.

import { rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { PAGE_SIZE, type Peer, type PeerIndex, type WordQuery } from '../peer.ts';
import { tokensOf } from '../token-file.ts';
import { installedVersion } from './installed-version.ts';

const FILE = 'fts5.db';
const MAPPED_BYTES = 4 * 2 ** 30;

// unicode61 cuts at what it takes for no letter or digit; such a token goes in as the hex of its UTF-16 units.
const KEPT_WHOLE = /^[a-z0-9\u4e00-\u9fa5]+$/;
const survives = (term: string): string =>
  KEPT_WHOLE.test(term) ? term : `hex${Buffer.from(term, 'utf16le').toString('hex')}`;
const column = (field: string): string => tokensOf(field).map(survives).join(' ');
const match = ({ terms }: WordQuery): string => terms.map((term) => `"${survives(term)}"`).join(' OR ');

function indexOver(database: Database.Database): PeerIndex {
  const page = database
    .prepare<[string, number, number], number>(
      'SELECT rowid FROM passages WHERE passages MATCH ? ORDER BY rank LIMIT ? OFFSET ?',
    )
    .pluck();
  const count = database.prepare<[string], number>('SELECT count(*) FROM passages WHERE passages MATCH ?').pluck();
  return {
    search: (query) => page.all(match(query), PAGE_SIZE, query.offset),
    hits: (query) => count.get(match(query)) ?? 0,
  };
}

export const fts5: Peer = {
  name: 'SQLite FTS5',
  version: `better-sqlite3 ${installedVersion('better-sqlite3')}`,
  async build(folder, documents) {
    const file = join(folder, FILE);
    rmSync(file, { force: true });
    const database = new Database(file);
    database.pragma('journal_mode = OFF');
    database.pragma('synchronous = OFF');
    database.exec(
      `CREATE VIRTUAL TABLE passages USING fts5(heading, path, text, content = '', tokenize = 'unicode61');
       INSERT INTO passages(passages, rank) VALUES ('rank', 'bm25(2.0, 1.0, 1.0)');
       BEGIN`,
    );
    const insert = database.prepare('INSERT INTO passages(rowid, heading, path, text) VALUES (?, ?, ?, ?)');
    for await (const { id, heading, path, text } of documents) {
      insert.run(id, column(heading), column(path), column(text));
    }
    database.exec("COMMIT; INSERT INTO passages(passages) VALUES ('optimize')");
    return {
      ...indexOver(database),
      save() {
        database.close();
      },
    };
  },
  open(folder) {
    const database = new Database(join(folder, FILE), { readonly: true });
    database.pragma(`mmap_size = ${MAPPED_BYTES}`);
    return indexOver(database);
  },
};
