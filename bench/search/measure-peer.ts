// A process of its own: one peer builds an index of the token file, or opens the one it saved and answers the queries.
//   node measure-peer.js build|serve|unsaved WORK_FOLDER PEER        unsaved: answers from the index as it was built
// Sends a message for each thing done, so that what was done counts when the rest fails.

import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { finish, report } from './child-report.ts';
import { folderSize } from './folder-size.ts';
import type { BuildFigures } from './measurements.ts';
import type { BuiltPeer, PeerIndex } from './peer.ts';
import { loadPeer } from './peers/peers.ts';
import { readPrepared, tokenFileOf } from './prepared.ts';
import { measureAnswers, peakRss } from './timing.ts';
import { readTokenFile } from './token-file.ts';

const [, , phase = '', work = '', name = ''] = process.argv;
const peer = await loadPeer(name);
const folder = join(work, name);
report({ name: peer.name, version: peer.version });
const tokens = () => readTokenFile(tokenFileOf(work));

async function serve(index: PeerIndex, openMs: number | null): Promise<void> {
  const answering = { answer: index.search, hits: index.hits, canDoExact: false };
  report({ serve: await measureAnswers(answering, readPrepared(work), openMs) });
}

async function saveFailureOf(built: BuiltPeer): Promise<string | null> {
  try {
    await built.save();
    return null;
  } catch (error) {
    // Large indexes do not fit the one string that peers write; that is a finding, not an end.
    return error instanceof Error ? error.message : String(error);
  }
}

async function build(): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const started = performance.now();
  const secondsSoFar = (): number => (performance.now() - started) / 1000;
  const built = await peer.build(folder, tokens());
  const figures: BuildFigures = {
    seconds: secondsSoFar(),
    readingSeconds: null,
    peakRss: peakRss(),
    disk: 0,
    saveFailure: 'ended while saving',
  };
  report({ build: figures });
  const saveFailure = await saveFailureOf(built);
  const disk = saveFailure === null ? folderSize(folder) : 0;
  report({ build: { ...figures, seconds: secondsSoFar(), peakRss: peakRss(), disk, saveFailure } });
}

async function openSaved(): Promise<void> {
  const started = performance.now();
  const index = await peer.open(folder);
  await serve(index, performance.now() - started);
}

if (phase === 'build') await build();
else if (phase === 'serve') await openSaved();
else await serve(await peer.build(folder, tokens()), null);
finish();
