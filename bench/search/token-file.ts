// In: passages as the analyzer cuts them. Out: a file of tokens, a passage a line; and from it the passages again, one by one.
// Peers read this file, so all are given the same tokens and none pays for cutting.

import { closeSync, createReadStream, openSync, writeSync } from 'node:fs';
import { createInterface } from 'node:readline';

/** Tokens joined by a space; '' for a field without text. Folded tokens hold no white space. */
export interface TokenDocument {
  /** From 0, in the order of the file. */
  readonly id: number;
  readonly heading: string;
  readonly path: string;
  readonly text: string;
}

// One write a megabyte or so: a write a passage would be a million calls.
const BUFFERED_CHARS = 1 << 20;

export interface TokenWriter {
  add(heading: string, path: string, text: string): void;
  close(): void;
}

export function createTokenWriter(file: string): TokenWriter {
  const descriptor = openSync(file, 'w');
  let pending: string[] = [];
  let chars = 0;
  const flush = (): void => {
    writeSync(descriptor, pending.join(''));
    pending = [];
    chars = 0;
  };
  return {
    add(heading, path, text) {
      const line = `${heading}\t${path}\t${text}\n`;
      pending.push(line);
      chars += line.length;
      if (chars > BUFFERED_CHARS) flush();
    },
    close() {
      flush();
      closeSync(descriptor);
    },
  };
}

export async function* readTokenFile(file: string): AsyncGenerator<TokenDocument> {
  let id = 0;
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY })) {
    const [heading = '', path = '', text = ''] = line.split('\t');
    yield { id, heading, path, text };
    id += 1;
  }
}

export const tokensOf = (field: string): string[] => (field === '' ? [] : field.split(' '));
