// In: a report (with its sidecar) in one folder. Out: the same in another, under a name that nothing there has.
// Never writes over a file: a name is taken by making it, then the file is renamed over what was made.

import { closeSync, existsSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { sidecarPathsFor } from '../ingest/corpus-folder.ts';
import { numberedName } from './safe-name.ts';

const MOST_ALIKE = 1_000;

/**
 * Moves `from` to `folder/name`, or beside it where that is taken; its sidecar first, so that a report is never seen without.
 * @param name relative to the folder, forward slashes. Returns the name it got. @throws the system's error.
 */
export function placeReport(
  from: { readonly report: string; readonly sidecar: string | null },
  folder: string,
  name: string,
): string {
  for (let number = 1; number <= MOST_ALIKE; number += 1) {
    const own = numberedName(name, number);
    const target = join(folder, own);
    mkdirSync(dirname(target), { recursive: true });
    // A sidecar that lies there already would be read as this report's.
    if (sidecarPathsFor(own).some((path) => existsSync(join(folder, path))) || !take(target)) continue;
    try {
      if (from.sidecar !== null) renameSync(from.sidecar, join(folder, `${own}.meta.yaml`));
      renameSync(from.report, target);
    } catch (error) {
      rmSync(target, { force: true });
      throw error;
    }
    return own;
  }
  throw new Error(`${name}: ${MOST_ALIKE} files have this name already`);
}

function take(path: string): boolean {
  try {
    closeSync(openSync(path, 'wx'));
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}
