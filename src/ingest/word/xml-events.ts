// In: the bytes of an XML part. Out: its elements and texts, one after the other, to a listener.
// Names come without their prefix, which every writer may choose. Bounded in depth; no entity of a DTD is resolved.

import { Parser } from 'htmlparser2';

/** Attribute names without prefix. */
export type XmlAttributes = Readonly<Record<string, string>>;

export interface XmlListener {
  open(name: string, attributes: XmlAttributes): void;
  close(name: string): void;
  text?(text: string): void;
}

// A table in a text box in a table is some forty levels; the parser takes time quadratic in depth.
const MAX_DEPTH = 500;
const CHUNK_CHARS = 65_536;

/** Returns false when the part was left unfinished because it nests too deeply. */
export function scanXml(bytes: Uint8Array, listener: XmlListener): boolean {
  const xml = decodeXml(bytes);
  let depth = 0;
  let isTooDeep = false;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        depth += 1;
        if (depth > MAX_DEPTH) isTooDeep = true;
        if (!isTooDeep) listener.open(localName(name), withLocalNames(attributes));
      },
      onclosetag(name) {
        if (depth <= MAX_DEPTH) listener.close(localName(name));
        depth -= 1;
      },
      ontext(text) {
        if (!isTooDeep) listener.text?.(text);
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  for (let at = 0; at < xml.length && !isTooDeep; at += CHUNK_CHARS) parser.write(xml.slice(at, at + CHUNK_CHARS));
  parser.end();
  return !isTooDeep;
}

function decodeXml(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  return new TextDecoder('utf-8').decode(bytes);
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function withLocalNames(attributes: Readonly<Record<string, string>>): XmlAttributes {
  const plain: Record<string, string> = {};
  for (const name in attributes) plain[localName(name)] = attributes[name] ?? '';
  return plain;
}

/** The number that an attribute gives, or `otherwise` where it gives none. */
export function wholeNumber(text: string | undefined, otherwise: number): number {
  return text !== undefined && /^\d{1,6}$/.test(text) ? Number(text) : otherwise;
}
