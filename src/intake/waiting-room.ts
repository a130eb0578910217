// In: reports that were given. Out: each in a folder of its own below `.incoming` of the corpus, until it is accepted or discarded.
// There they are not indexed, and on the same disk, so that accepting is a rename. What nobody looked after for a week goes.

import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { TashanError } from '../errors.ts';
import type { GivenReport } from './given-files.ts';
import type { Inspection } from './inspection.ts';
import { placeReport } from './place-file.ts';

const FOLDER = '.incoming';
const OFFER = 'offer.json';
const KEPT_MS = 7 * 24 * 60 * 60 * 1000;
/** Of all givings together. */
export const MOST_WAITING = 500;

const offerSchema = z.object({
  safeName: z.string(),
  givenName: z.string(),
  by: z.string(),
  inspection: z.custom<Inspection>((value) => typeof value === 'object' && value !== null).nullable(),
});

export interface Waiting {
  readonly id: string;
  /** What the sender called it. */
  readonly givenName: string;
  readonly safeName: string;
  readonly by: string;
  /** null until it was looked at. */
  readonly inspection: Inspection | null;
  /** Where it lies now. */
  readonly path: string;
}

export interface WaitingRoom {
  /** @throws TashanError `waiting-full`. */
  add(reports: readonly GivenReport[], by: string): readonly Waiting[];
  /** In the order they came. */
  list(): readonly Waiting[];
  /** @throws TashanError `not-found`: it was accepted or discarded meanwhile. */
  find(id: string): Waiting;
  keepInspection(id: string, inspection: Inspection): void;
  /** The sidecar as it stands; '' for none. */
  sidecar(id: string): string;
  writeSidecar(id: string, text: string): void;
  /** Returns the name it got in the corpus. */
  accept(id: string): string;
  discard(id: string): void;
}

export function openWaitingRoom(corpus: string): WaitingRoom {
  const root = join(corpus, FOLDER);
  const folderOf = (id: string): string => join(root, id);
  const write = (folder: string, offer: z.infer<typeof offerSchema>): void =>
    writeWhole(join(folder, OFFER), JSON.stringify(offer));
  const read = (id: string): Waiting | null => {
    const folder = folderOf(id);
    // The folder of one that is being added has no offer yet; the id is ours, never a path.
    if (!/^[0-9a-f]{24}$/.test(id) || !existsSync(join(folder, OFFER))) return null;
    const offer = offerSchema.parse(JSON.parse(readFileSync(join(folder, OFFER), 'utf8')));
    return { id, ...offer, path: join(folder, offer.safeName) };
  };
  const find = (id: string): Waiting => {
    const waiting = read(id);
    if (waiting) return waiting;
    throw new TashanError('not-found', 'not-waiting', '这份报告已经收入或放弃了，请回到导入页查看。');
  };
  const ids = (): readonly string[] => (existsSync(root) ? readdirSync(root).sort() : []);
  return {
    find,
    list: () => ids().flatMap((id) => read(id) ?? []),
    add(reports, by) {
      dropOld(root);
      if (ids().length + reports.length > MOST_WAITING) {
        const message = `等待确认的报告太多（最多 ${MOST_WAITING} 份），请先收入或放弃一些。`;
        throw new TashanError('request', 'waiting-full', message);
      }
      return reports.map(({ safeName, name: givenName, bytes, sidecar }) => {
        // Time first, so that they stand in the order they came.
        const id = Date.now().toString(16).padStart(12, '0') + randomBytes(6).toString('hex');
        const folder = folderOf(id);
        mkdirSync(folder, { recursive: true });
        writeFileSync(join(folder, safeName), bytes);
        if (sidecar) writeFileSync(join(folder, `${safeName}.meta.yaml`), sidecar);
        write(folder, { safeName, givenName: givenName.slice(-200), by, inspection: null });
        return find(id);
      });
    },
    keepInspection(id, inspection) {
      const { safeName, givenName, by } = find(id);
      write(folderOf(id), { safeName, givenName, by, inspection });
    },
    sidecar(id) {
      const path = `${find(id).path}.meta.yaml`;
      return existsSync(path) ? readFileSync(path, 'utf8') : '';
    },
    writeSidecar(id, text) {
      const path = `${find(id).path}.meta.yaml`;
      if (text === '') rmSync(path, { force: true });
      else writeWhole(path, text);
    },
    accept(id) {
      const { path, safeName } = find(id);
      const sidecar = existsSync(`${path}.meta.yaml`) ? `${path}.meta.yaml` : null;
      const name = placeReport({ report: path, sidecar }, corpus, safeName);
      rmSync(folderOf(id), { recursive: true, force: true });
      return name;
    },
    discard(id) {
      find(id);
      rmSync(folderOf(id), { recursive: true, force: true });
    },
  };
}

function dropOld(root: string): void {
  if (!existsSync(root)) return;
  for (const id of readdirSync(root)) {
    const folder = join(root, id);
    if (Date.now() - statSync(folder).mtimeMs > KEPT_MS) rmSync(folder, { recursive: true, force: true });
  }
}

function writeWhole(path: string, text: string): void {
  writeFileSync(`${path}.new`, text);
  renameSync(`${path}.new`, path);
}
