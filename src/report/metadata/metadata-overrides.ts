// In: metadata as read and what a sidecar or front matter says. Out: the metadata with the overrides in place.
// A value that a person wrote wins, is never derived, and takes away the flaw that asked for it.

import { type Flaw, type FlawCode, flaw } from '../../ingest/flaw.ts';
import type { MetadataOverrides } from '../../ingest/overrides.ts';
import { regionOf } from '../region/region-gazetteer.ts';
import type { Level, MetadataField, Region, Report } from '../report.ts';

type Fields = Pick<Report, MetadataField>;
type Provenance = Partial<Record<MetadataField, string>>;

const WRITTEN_BY_HAND = '旁注文件或文件头信息';

const ANSWERED: Readonly<Partial<Record<MetadataField, readonly FlawCode[]>>> = {
  title: ['missing-title'],
  region: ['missing-region', 'region-ambiguous'],
  issuer: ['missing-issuer', 'page-issuer-differs'],
  year: ['missing-year'],
  publishedOn: ['missing-date'],
  writtenOn: ['missing-date'],
  signedOn: ['missing-date'],
};

const PLAIN = [
  'title',
  'level',
  'issuer',
  'issuerKind',
  'year',
  'publishedOn',
  'writtenOn',
  'signedOn',
  'docNumber',
  'indexNumber',
  'addressee',
  'sourceUrl',
] as const satisfies readonly (MetadataField & keyof MetadataOverrides)[];

export function applyOverrides(
  overrides: MetadataOverrides,
  read: Fields,
  readProvenance: Provenance,
  readDerived: ReadonlySet<MetadataField>,
  readFlaws: readonly Flaw[],
): { fields: Fields; provenance: Provenance; derived: ReadonlySet<MetadataField>; flaws: readonly Flaw[] } {
  const fields: Record<MetadataField, unknown> = { ...read };
  const provenance = { ...readProvenance };
  const derived = new Set(readDerived);
  const answered = new Set<FlawCode>();
  const added: Flaw[] = [];
  const set = (field: MetadataField, value: unknown): void => {
    fields[field] = value;
    provenance[field] = WRITTEN_BY_HAND;
    derived.delete(field);
    for (const code of ANSWERED[field] ?? []) answered.add(code);
  };
  for (const field of PLAIN) if (overrides[field] !== undefined) set(field, overrides[field]);
  if (overrides.region !== undefined) {
    const region = regionOf(overrides.region);
    if (region === null)
      added.push(flaw('sidecar-invalid', `没有地区代码 ${overrides.region}，未采用`, overrides.region));
    else set('region', region);
    if (region !== null && overrides.level === undefined) set('level', levelOfRegion(region));
  }
  return {
    fields: fields as unknown as Fields,
    provenance,
    derived,
    flaws: [...readFlaws.filter(({ code }) => !answered.has(code)), ...added],
  };
}

function levelOfRegion(region: Region): Level {
  if (region.township !== null) return '乡镇';
  if (region.county !== null) return '县';
  return region.city === null ? '省' : '市';
}
