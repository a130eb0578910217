// In: numbering.xml of a .docx. Out: its lists: how each level counts, and which styles belong to it.
// Format: ECMA-376 part 1, 17.9. Only what decides the number of a paragraph is read.

import type { ListLevel, ListUse } from './list-counter.ts';
import { scanXml, wholeNumber, type XmlAttributes } from './xml-events.ts';

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
  let level: (Level & { readonly index: number }) | null = null;
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
      } else if (name === 'lvl') level = { index: wholeNumber(attributes.ilvl, 0), ...NEW_LEVEL };
      else if (level) level = { ...level, ...levelProperty(name, value, attributes) };
    },
    close(name) {
      if (name === 'lvl' && level) {
        const { index, ...read } = level;
        if (index >= 0 && index < 9) {
          if (instance) instance.levels.set(index, read);
          else if (abstract !== null) (abstracts.get(abstract) ?? [])[index] = read;
        }
        level = null;
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
