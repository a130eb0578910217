// In: numbering.xml and styles.xml of a .docx. Out: the list and level of a paragraph, and the lists themselves.
// Format: ECMA-376 part 1, 17.9 (numbering) and 17.7 (styles). Only what decides the number of a paragraph is read.

import type { ListLevel, ListUse } from './list-counter.ts';
import { scanXml, type XmlAttributes } from './xml-events.ts';

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

interface Mutable<T> {
  value: T;
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

export interface DocxLists {
  useOf(list: string): ListUse | null;
  /** The level that belongs to a paragraph style, or null. */
  levelOfStyle(list: string, style: string): number | null;
}

interface Level extends ListLevel {
  readonly style: string | null;
}

interface ListInstance {
  abstract: string;
  readonly overrides: Map<number, number>;
  readonly levels: Map<number, Level>;
}

export function readLists(numbering: Uint8Array | null): DocxLists {
  const { abstracts, instances } = numbering ? parseNumbering(numbering) : EMPTY;
  const levelsOf = (instance: ListInstance): readonly (Level | undefined)[] => {
    const levels = [...(abstracts.get(instance.abstract) ?? [])];
    for (const [level, own] of instance.levels) levels[level] = own;
    return levels;
  };
  const uses = new Map<string, ListUse>();
  for (const [id, instance] of instances) {
    uses.set(id, { list: instance.abstract, levels: levelsOf(instance), startOverrides: instance.overrides });
  }
  return {
    useOf: (list) => uses.get(list) ?? null,
    levelOfStyle(list, style) {
      const instance = instances.get(list);
      const level = instance ? levelsOf(instance).findIndex((each) => each?.style === style) : -1;
      return level < 0 ? null : level;
    },
  };
}

const EMPTY = {
  abstracts: new Map<string, (Level | undefined)[]>(),
  instances: new Map<string, ListInstance>(),
};

function parseNumbering(xml: Uint8Array): typeof EMPTY {
  const abstracts = new Map<string, (Level | undefined)[]>();
  const instances = new Map<string, ListInstance>();
  const links = { from: new Map<string, string>(), to: new Map<string, string>() };
  let abstract: string | null = null;
  let instance: ListInstance | null = null;
  let overridden: number | null = null;
  const level: Mutable<(Level & { index: number }) | null> = { value: null };
  scanXml(xml, {
    open(name, attributes) {
      const value = attributes.val ?? '';
      if (name === 'abstractNum') {
        abstract = attributes.abstractNumId ?? '';
        abstracts.set(abstract, []);
      } else if (name === 'numStyleLink' && abstract !== null) links.from.set(abstract, value);
      else if (name === 'styleLink' && abstract !== null) links.to.set(value, abstract);
      else if (name === 'num') {
        instance = { abstract: '', overrides: new Map(), levels: new Map() };
        instances.set(attributes.numId ?? '', instance);
      } else if (name === 'abstractNumId' && instance) instance.abstract = value;
      else if (name === 'lvlOverride') overridden = Number(attributes.ilvl);
      else if (name === 'startOverride' && instance && overridden !== null) {
        instance.overrides.set(overridden, wholeNumber(value, 1));
      } else if (name === 'lvl') level.value = { index: wholeNumber(attributes.ilvl, 0), ...NEW_LEVEL };
      else if (level.value) level.value = { ...level.value, ...levelProperty(name, value, attributes) };
    },
    close(name) {
      if (name === 'lvl' && level.value) {
        const { index, ...read } = level.value;
        if (index >= 0 && index < 9) {
          if (instance) instance.levels.set(index, read);
          else if (abstract !== null) (abstracts.get(abstract) ?? [])[index] = read;
        }
        level.value = null;
      } else if (name === 'lvlOverride') overridden = null;
      else if (name === 'abstractNum') abstract = null;
      else if (name === 'num') instance = null;
    },
  });
  // A list that is defined by a list style takes the levels of the list that style stands for.
  for (const [id, style] of links.from) {
    const target = abstracts.get(links.to.get(style) ?? '');
    if (target && abstracts.get(id)?.length === 0) abstracts.set(id, target);
  }
  return { abstracts, instances };
}

const NEW_LEVEL: Level = {
  start: 1,
  format: 'decimal',
  template: '',
  isLegal: false,
  restarts: true,
  style: null,
};

function levelProperty(name: string, value: string, attributes: XmlAttributes): Partial<Level> {
  switch (name) {
    case 'start':
      return { start: wholeNumber(value, 1) };
    case 'numFmt':
      // Formats newer than the list stand in an attribute beside `custom`: `001, 002, …`.
      return { format: value === 'custom' && attributes.format ? 'decimal' : value };
    case 'lvlText':
      return { template: attributes.null === '1' ? '' : value };
    case 'isLgl':
      return { isLegal: value !== '0' && value !== 'false' };
    case 'lvlRestart':
      return { restarts: value !== '0' };
    case 'pStyle':
      return { style: value };
    default:
      return {};
  }
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

function wholeNumber(text: string | undefined, otherwise: number): number {
  return text !== undefined && /^\d{1,6}$/.test(text) ? Number(text) : otherwise;
}
