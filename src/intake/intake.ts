// In: files that somebody gives, and what is decided about them. Out: the corpus folder with what was accepted, without what was removed.
// The one door through which the corpus is changed. Everything it does can be undone from the corpus folder.

import { TashanError } from '../errors.ts';
import { type Corrections, correctedSidecar } from './corrections.ts';
import { type GivenFile, type GivenFiles, sortGiven } from './given-files.ts';
import { type Inspection, UNREAD } from './inspection.ts';
import { openTrash, type Trash } from './trash.ts';
import { openWaitingRoom, type Waiting } from './waiting-room.ts';

/** What `inspect` makes of the files with these paths; one that is missing in the answer could not be read. */
export type Inspector = (paths: readonly string[]) => Promise<ReadonlyMap<string, Inspection>>;

export interface Intake {
  /** Takes reports in to wait, each looked at. @throws TashanError of kind `request`. */
  give(files: readonly GivenFile[], by: string): Promise<GivenFiles & { readonly waiting: readonly Waiting[] }>;
  waiting(): readonly Waiting[];
  /** @throws TashanError `not-found`, as all that take an id. */
  find(id: string): Waiting;
  /** @throws TashanError of kind `request` for a value that is none. */
  correct(id: string, corrections: Corrections): Promise<Waiting>;
  /** Returns the name in the corpus. @throws TashanError of kind `request` when there is no report in it. */
  accept(id: string): string;
  discard(id: string): Waiting;
  remove(file: string, day: string): void;
  removed: Trash['list'];
  restore: Trash['restore'];
}

/** @param corpus the folder of the index in use. */
export function createIntake(corpus: () => string, inspect: Inspector): Intake {
  const room = () => openWaitingRoom(corpus());
  const look = async (waiting: readonly Waiting[]): Promise<readonly Waiting[]> => {
    const found = await inspect(waiting.map(({ path }) => path));
    for (const { id, path } of waiting) room().keepInspection(id, found.get(path) ?? UNREAD);
    return waiting.map(({ id }) => room().find(id));
  };
  return {
    async give(files, by) {
      const sorted = await sortGiven(files);
      return { ...sorted, waiting: await look(room().add(sorted.reports, by)) };
    },
    waiting: () => room().list(),
    find: (id) => room().find(id),
    async correct(id, corrections) {
      const { inspection } = room().find(id);
      room().writeSidecar(id, correctedSidecar(room().sidecar(id), corrections, inspection ?? UNREAD));
      const [looked] = await look([room().find(id)]);
      return looked ?? room().find(id);
    },
    accept(id) {
      const { inspection, givenName } = room().find(id);
      if (inspection === null || inspection.refusal !== null) {
        const why = inspection?.refusal ?? '还没有读完';
        throw new TashanError('request', 'no-report', `“${givenName}”不能收入：${why}`);
      }
      return room().accept(id);
    },
    discard(id) {
      const waiting = room().find(id);
      room().discard(id);
      return waiting;
    },
    remove: (file, day) => openTrash(corpus()).take(file, day),
    removed: () => openTrash(corpus()).list(),
    restore: (id) => openTrash(corpus()).restore(id),
  };
}
