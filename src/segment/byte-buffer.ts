// In: numbers. Out: bytes, in a buffer that grows: unsigned LEB128 varints.
// Source of the format: the DWARF standard, "LEB128".

export interface ByteWriter {
  readonly length: number;
  varint(value: number): void;
  /** A view of what was written; valid until the next write. */
  bytes(): Uint8Array;
  clear(): void;
}

export function createByteWriter(): ByteWriter {
  let buffer = new Uint8Array(1 << 16);
  let length = 0;
  return {
    get length() {
      return length;
    },
    varint(value) {
      if (length + 5 > buffer.length) {
        const larger = new Uint8Array(buffer.length * 2);
        larger.set(buffer);
        buffer = larger;
      }
      let rest = value;
      while (rest >= 0x80) {
        buffer[length] = (rest & 0x7f) | 0x80;
        length += 1;
        rest >>>= 7;
      }
      buffer[length] = rest;
      length += 1;
    },
    bytes: () => buffer.subarray(0, length),
    clear: () => {
      length = 0;
    },
  };
}
