// In: numbers. Out: bytes, and back: unsigned LEB128 varints, in a buffer that grows.
// Source of the format: the DWARF standard, "LEB128".

export interface ByteWriter {
  readonly length: number;
  varint(value: number): void;
  bytes(): Uint8Array;
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
    bytes: () => buffer.slice(0, length),
  };
}

/** Reads the ascending numbers written as varints of their differences in `bytes[from, to)`. */
export function readAscending(bytes: Uint8Array, from: number, to: number): Uint32Array {
  const values = new Uint32Array(to - from);
  let count = 0;
  let value = 0;
  let at = from;
  while (at < to) {
    let difference = 0;
    let shift = 0;
    let byte = bytes[at] ?? 0;
    while (byte >= 0x80) {
      difference |= (byte & 0x7f) << shift;
      shift += 7;
      at += 1;
      byte = bytes[at] ?? 0;
    }
    difference |= byte << shift;
    at += 1;
    value += difference;
    values[count] = value;
    count += 1;
  }
  return values.subarray(0, count);
}
