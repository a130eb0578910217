// In: answers with their keys. Out: those used last, as many as there is room for, compressed: a page takes a fifth so.
// Never takes more room than it is given.

export interface KeptAnswer {
  readonly type: string;
  readonly etag: string;
  readonly gzipped: Buffer;
  /** Which state of the index and the lexicon it was made from. */
  readonly state: number;
}

export interface KeptAnswers {
  get(key: string): KeptAnswer | undefined;
  put(key: string, answer: KeptAnswer): void;
  clear(): void;
  bytes(): number;
}

// One answer never takes the room of a hundred.
const MOST_ANSWER_BYTES = 250_000;
// Of an entry beside its bytes: key, map, buffer.
const ENTRY_BYTES = 500;

/** @param mostBytes at least an answer. */
export function createKeptAnswers(mostBytes: number): KeptAnswers {
  // A Map keeps the order of insertion: whoever is used again goes to the end, the first goes when room is short.
  const kept = new Map<string, KeptAnswer>();
  let bytes = 0;

  const sizeOf = (key: string, { gzipped }: KeptAnswer): number => key.length * 2 + gzipped.length + ENTRY_BYTES;
  const remove = (key: string): void => {
    const answer = kept.get(key);
    if (answer === undefined) return;
    bytes -= sizeOf(key, answer);
    kept.delete(key);
  };
  return {
    get(key) {
      const answer = kept.get(key);
      if (answer !== undefined) {
        kept.delete(key);
        kept.set(key, answer);
      }
      return answer;
    },
    put(key, answer) {
      remove(key);
      if (answer.gzipped.length > MOST_ANSWER_BYTES) return;
      kept.set(key, answer);
      bytes += sizeOf(key, answer);
      for (const oldest of kept.keys()) {
        if (bytes <= mostBytes) break;
        remove(oldest);
      }
    },
    clear() {
      kept.clear();
      bytes = 0;
    },
    bytes: () => bytes,
  };
}
