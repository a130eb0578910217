// In: styles.xml of a .docx, and its lists. Out: the list and level of a paragraph, by its own properties and its style.
// Format: ECMA-376 part 1, 17.7.

import type { DocxLists } from './docx-lists.ts';
import { scanXml, wholeNumber } from './xml-events.ts';

/** What a paragraph, or the style it has, says of its list; null where it says nothing. */
export interface NumberProperties {
  readonly list: string | null;
  readonly level: number | null;
}

export interface ParagraphStyles {
  /** The list of a paragraph by its own properties and its style; null where it has no number. */
  listOf(style: string | null, own: NumberProperties): { readonly list: string; readonly level: number } | null;
  /** The style is one of a table of contents. */
  isContents(style: string | null): boolean;
}

interface Style extends NumberProperties {
  readonly name: string;
  readonly basedOn: string | null;
}

// `0` takes a paragraph out of the list its style is in.
const NO_LIST = '0';
// Styles build on each other a few deep; more is a ring.
const MAX_STYLE_DEPTH = 20;

export function readStyles(styles: Uint8Array | null, numbering: DocxLists): ParagraphStyles {
  const byId = styles ? parseStyles(styles) : new Map<string, Style>();
  const chain = (style: string | null): readonly (Style & { readonly id: string })[] => {
    const found: (Style & { id: string })[] = [];
    for (let id = style; id !== null && found.length < MAX_STYLE_DEPTH; ) {
      const next = byId.get(id);
      if (!next) break;
      found.push({ ...next, id });
      id = next.basedOn;
    }
    return found;
  };
  return {
    listOf(style, own) {
      const inherited = chain(style);
      const source = inherited.find(({ list }) => list !== null);
      const list = own.list ?? source?.list ?? null;
      if (list === null || list === NO_LIST) return null;
      const inheritedLevel = source ? (numbering.levelOfStyle(list, source.id) ?? source.level) : null;
      return { list, level: own.level ?? inheritedLevel ?? 0 };
    },
    isContents: (style) => style !== null && /^(?:toc|目录)\s*\d/iu.test(byId.get(style)?.name ?? style),
  };
}

function parseStyles(xml: Uint8Array): ReadonlyMap<string, Style> {
  const styles = new Map<string, Style>();
  let id: string | null = null;
  let style: Style = NEW_STYLE;
  scanXml(xml, {
    open(name, attributes) {
      if (name === 'style') {
        id = attributes.styleId ?? null;
        style = NEW_STYLE;
      } else if (name === 'name') style = { ...style, name: attributes.val ?? '' };
      else if (name === 'basedOn') style = { ...style, basedOn: attributes.val ?? null };
      else if (name === 'numId') style = { ...style, list: attributes.val ?? null };
      else if (name === 'ilvl') style = { ...style, level: wholeNumber(attributes.val, 0) };
    },
    close(name) {
      if (name !== 'style') return;
      if (id !== null) styles.set(id, style);
      id = null;
    },
  });
  return styles;
}

const NEW_STYLE: Style = { name: '', basedOn: null, list: null, level: null };
