// In: a report of the corpus. Out: the same in `.trash/DATE/` of the corpus, under its path, and back again.
// Never deletes: what lies there is not indexed, and can be put back from the page or by hand.

import { createHash } from 'node:crypto';
import { existsSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { TashanError } from '../errors.ts';
import { sidecarPathsFor } from '../ingest/corpus-folder.ts';
import { placeReport } from './place-file.ts';

const FOLDER = '.trash';
const MOST_LISTED = 500;

export interface Trashed {
  /** Names it in a form; made from the path, and never a path. */
  readonly id: string;
  /** Where it was in the corpus. */
  readonly file: string;
  /** YYYY-MM-DD. */
  readonly day: string;
}

export interface Trash {
  /** @param file a file of the corpus, as the index names it. @throws TashanError `report-gone`. */
  take(file: string, day: string): void;
  /** Newest first. */
  list(): readonly Trashed[];
  /** Returns the name it got. @throws TashanError `not-found`. */
  restore(id: string): string;
}

export function openTrash(corpus: string): Trash {
  const root = join(corpus, FOLDER);
  const list = (): readonly Trashed[] => {
    if (!existsSync(root)) return [];
    const days = readdirSync(root).filter((name) => /^\d{4}-\d{2}-\d{2}$/.test(name));
    const found = days
      .sort()
      .reverse()
      .flatMap((day) => filesIn(join(root, day)).map((file) => ({ id: idOf(day, file), file, day })));
    return found.slice(0, MOST_LISTED);
  };
  return {
    list,
    take(file, day) {
      const report = join(corpus, file);
      if (!isInside(corpus, report)) {
        throw new TashanError('not-found', 'report-gone', `报告文件“${file}”已不在报告文件夹里，没有什么可删除的。`);
      }
      placeReport({ report, sidecar: ownSidecar(corpus, file) }, join(root, day), file);
    },
    restore(id) {
      const trashed = list().find((each) => each.id === id);
      if (!trashed) throw new TashanError('not-found', 'not-in-trash', '这份报告已经恢复，或被人移走了。');
      const folder = join(root, trashed.day);
      const report = join(folder, trashed.file);
      return placeReport({ report, sidecar: ownSidecar(folder, trashed.file) }, corpus, trashed.file);
    },
  };
}

/** `NAME.meta.yaml` may be of several files of that name, so it goes along only where no other is left to need it. */
function ownSidecar(folder: string, file: string): string | null {
  const [own, shared] = sidecarPathsFor(file);
  if (own !== undefined && existsSync(join(folder, own))) return join(folder, own);
  if (shared === undefined || !existsSync(join(folder, shared))) return null;
  const stem = shared.replace(/\.meta\.yaml$/, '');
  const alike = readdirSync(dirname(join(folder, file)))
    .map((name) => join(dirname(file), name).split(sep).join('/'))
    .filter((path) => path !== shared && path.replace(/\.[^./]+$/, '') === stem);
  return alike.length > 1 ? null : join(folder, shared);
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => path.split(sep).join('/'))
    .filter((path) => !path.endsWith('.meta.yaml') && statSync(join(folder, path)).isFile())
    .sort();
}

function isInside(corpus: string, path: string): boolean {
  if (!existsSync(path)) return false;
  return realpathSync(dirname(path))
    .concat(sep)
    .startsWith(realpathSync(corpus) + sep);
}

function idOf(day: string, file: string): string {
  return createHash('sha256').update(`${day}/${file}`).digest('hex').slice(0, 24);
}
