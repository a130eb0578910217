// In: an HTML page as a string. Out: its visible text in lines, its <title>, and the address it names for itself.
// Never runs or fetches anything; depth and length are bounded, so a hostile page costs little.

import { load } from 'cheerio';

export interface HtmlText {
  readonly text: string;
  readonly pageTitle: string | null;
  readonly sourceUrl: string | null;
}

// Deep nesting is an attack or a broken page; text below it is dropped.
const MAX_DEPTH = 200;
const MAX_CHARS = 5_000_000;

const DROPPED = new Set(
  'script style noscript template iframe object svg canvas nav footer select option button input textarea head'.split(
    ' ',
  ),
);
const BLOCKS = new Set(
  'address article aside blockquote body center dd div dl dt fieldset figure form h1 h2 h3 h4 h5 h6 header hr li main ol p pre section table tbody thead tfoot ul'.split(
    ' ',
  ),
);
const CELLS = new Set(['td', 'th']);

type Node = ReturnType<ReturnType<typeof load>['root']>[0]['children'][number];

/** Visible text of the page. Blocks become lines, table rows `a | b |` lines. */
export function htmlToText(html: string): HtmlText {
  // htmlparser2: 0.2 s at 20,000 levels of nesting where parse5 takes 3 s.
  const $ = load(cutAtDepth(html.slice(0, MAX_CHARS)), { xml: { xmlMode: false, decodeEntities: true } });
  const nodes = $.root()[0]?.children ?? [];
  const { title, canonical, sharedAs } = readHead(nodes);
  const sourceUrl = (canonical ?? sharedAs ?? '').trim();
  const parts: string[] = [];
  appendText(nodes, parts, 0, false);
  const text = parts
    .join('')
    .split('\n')
    .map((line) => line.replace(/[ \t\u00a0]+/g, ' ').trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  return { text, pageTitle: title || null, sourceUrl: /^https?:\/\//.test(sourceUrl) ? sourceUrl : null };
}

interface Head {
  title: string | null;
  /** The address the page gives as its own, and the one it gives to those who share it. */
  canonical: string | null;
  sharedAs: string | null;
}

/** By hand: cheerio's own search takes time quadratic in the number of outermost elements. */
function readHead(nodes: readonly Node[]): Head {
  const head: Head = { title: null, canonical: null, sharedAs: null };
  const waiting = [...nodes].reverse();
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (!('name' in node && 'children' in node)) continue;
    const { name, attribs, children } = node;
    if (name === 'title') head.title ??= oneLine(children.map((child) => ('data' in child ? child.data : '')).join(''));
    else if (name === 'link' && attribs.rel === 'canonical') head.canonical ??= attribs.href ?? null;
    else if (name === 'meta' && attribs.property === 'og:url') head.sharedAs ??= attribs.content ?? null;
    for (let i = children.length - 1; i >= 0; i -= 1) waiting.push(children[i] as Node);
  }
  return head;
}

const OPEN_OR_CLOSE = /<(\/?)([a-z][\w-]*)/giu;
const NEVER_CLOSED = new Set(
  'area base br col embed hr img input link meta param source track wbr p li dt dd tr td th option'.split(' '),
);
// Both parsers take time quadratic in depth; real pages stay below a few hundred.
const MAX_OPEN_TAGS = 10_000;

function cutAtDepth(html: string): string {
  let open = 0;
  for (const { 1: slash, 2: name = '', index } of html.matchAll(OPEN_OR_CLOSE)) {
    if (NEVER_CLOSED.has(name.toLowerCase())) continue;
    open = Math.max(0, open + (slash === '/' ? -1 : 1));
    if (open > MAX_OPEN_TAGS) return html.slice(0, index);
  }
  return html;
}

/** The charset that the first bytes of a page declare, or null. */
export function declaredCharset(bytes: Uint8Array): string | null {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 4096));
  return /<meta[^>]+charset\s*=\s*["']?([\w-]+)/i.exec(start)?.[1] ?? null;
}

function appendText(nodes: readonly Node[], parts: string[], depth: number, inCell: boolean): void {
  if (depth > MAX_DEPTH) return;
  for (const node of nodes) {
    if (node.type === 'text') parts.push(node.data.replace(/\s+/g, ' '));
    else if ('name' in node && 'children' in node)
      appendElement(node.name, node.attribs, node.children, parts, depth, inCell);
  }
}

function appendElement(
  name: string,
  attributes: Readonly<Record<string, string>>,
  children: readonly Node[],
  parts: string[],
  depth: number,
  inCell: boolean,
): void {
  if (DROPPED.has(name) || isHidden(attributes)) return;
  if (name === 'br') {
    parts.push(inCell ? ' ' : '\n');
    return;
  }
  if (name === 'tr' && !holdsBlocks(children)) {
    parts.push('\n');
    appendText(children, parts, depth + 1, true);
    parts.push('\n');
    return;
  }
  if (CELLS.has(name) && inCell) {
    appendText(children, parts, depth + 1, true);
    parts.push(' | ');
    return;
  }
  const breaks = BLOCKS.has(name) || name === 'tr' || CELLS.has(name);
  if (breaks) parts.push(inCell ? ' ' : '\n');
  appendText(children, parts, depth + 1, inCell);
  if (breaks) parts.push(inCell ? ' ' : '\n');
}

/** A row that lays out a page holds paragraphs or tables; a row of data holds words. */
function holdsBlocks(cells: readonly Node[]): boolean {
  let paragraphs = 0;
  for (const cell of cells) {
    if (!('children' in cell)) continue;
    for (const child of cell.children) {
      if (!('name' in child)) continue;
      if (child.name === 'table' || child.name === 'ul') return true;
      if (child.name === 'p' || child.name === 'div') paragraphs += 1;
    }
  }
  return paragraphs > 2 * Math.max(1, cells.length);
}

function isHidden(attributes: Readonly<Record<string, string>>): boolean {
  return 'hidden' in attributes || /display\s*:\s*none|visibility\s*:\s*hidden/i.test(attributes.style ?? '');
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
