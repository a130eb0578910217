// In: a name and how a thing is made in a folder. Out: that folder, made by the first file of tests that asks, whichever worker runs it.
// What is in it is only read: who wants to change it takes a copy.

import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { inject } from 'vitest';
import { readConfig } from '../src/config.ts';
import { buildIndex } from '../src/indexer/build-index.ts';
import { readLexicon } from '../src/lexicon/read-lexicon.ts';

const LOOK_EVERY_MS = 50;

/** @throws whatever `make` throws, to the one that makes it; to those that wait, that it was not made. */
export async function onceARun(name: string, make: (folder: string) => Promise<unknown>): Promise<string> {
  const made = join(inject('runFolder'), name);
  const making = `${made}.making`;
  const failed = `${made}.failed`;
  if (takes(`${made}.taken`)) {
    try {
      mkdirSync(making);
      await make(making);
      renameSync(making, made);
    } catch (error) {
      mkdirSync(failed);
      throw error;
    }
  }
  while (!existsSync(made)) {
    if (existsSync(failed)) throw new Error(`${name} could not be made; the file of tests that tried first says why`);
    await wait(LOOK_EVERY_MS);
  }
  return made;
}

/** Making a folder is the one thing of which two can be told apart who came first. */
function takes(path: string): boolean {
  try {
    mkdirSync(path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** An index of the sample corpus, with the lexicon that is shipped. */
export function sampleIndex(): Promise<string> {
  return onceARun('sample-index', (index) => {
    const { corpus, lexicon } = readConfig({ index }, {});
    return buildIndex({ corpus, index, lexicon: readLexicon(lexicon), full: true });
  });
}
