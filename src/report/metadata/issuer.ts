// In: the bodies that a page names, its text and its places. Out: the body that reports: name, kind, level and region.
// The body that signs, never the office that put the page up.

import { type Flaw, flaw } from '../../ingest/flaw.ts';
import { type PlaceEvidence, provinceOfCitedNumbers } from '../region/place-evidence.ts';
import { chooseRegion } from '../region/region.ts';
import { regionOf } from '../region/region-gazetteer.ts';
import { isZoneName } from '../region/zones.ts';
import type { IssuerKind, Level, Region } from '../report.ts';
import type { BodyName } from './body-name.ts';
import { levelOf } from './issuer-level.ts';
import { issuerName } from './issuer-name.ts';
import { completeTownship, mergeOpening } from './opening-body.ts';

export interface IssuerSources {
  readonly title: BodyName | null;
  readonly signature: BodyName | null;
  readonly head: BodyName | null;
  readonly opening: readonly BodyName[];
  readonly labels: readonly BodyName[];
  readonly fileName: BodyName | null;
  /** The body text in compact form. */
  readonly text: string;
  readonly evidence: PlaceEvidence;
  readonly addressed: ReadonlySet<string>;
}

export interface Issuer {
  readonly issuer: string | null;
  readonly issuerKind: IssuerKind | null;
  readonly level: Level | null;
  readonly region: Region | null;
  /** Where the name stands: 正文标题行, 落款, 网页信息栏; null where it was inferred from the text. */
  readonly statedIn: string | null;
  readonly isRegionStated: boolean;
  readonly flaws: readonly Flaw[];
}

interface Named {
  readonly body: BodyName;
  readonly statedIn: string | null;
}

export function resolveIssuer(sources: IssuerSources): Issuer {
  const { body, statedIn } = named(sources);
  if (body.isNational) {
    return {
      issuer: body.organisation,
      issuerKind: 'department',
      level: '国家',
      region: null,
      statedIn,
      isRegionStated: true,
      flaws: [],
    };
  }
  const completed = completeTownship(body, sources.text, sources.evidence);
  const chosen =
    byProvinceSign(completed, sources.text) ??
    // A department reports to its own government, a government to the one above it.
    chooseRegion(completed, sources.evidence, completed.kind === 'department' ? new Set() : sources.addressed);
  const { region } = chosen;
  const kind = completed.kind ?? 'government';
  const issuer = issuerName(completed, region, sources.text);
  const flaws = [...chosen.flaws];
  if (issuer === null) flaws.push(flaw('missing-issuer', '无法确定发布机构，请在旁注文件中写明 issuer'));
  else if (statedIn === null) flaws.push(flaw('missing-issuer', `没有写明发布机构，按正文推断为“${issuer}”`));
  return {
    issuer,
    issuerKind: kind,
    level: levelOf(completed, region),
    region: region ?? onlyProvince(sources.evidence),
    statedIn: issuer === null ? null : statedIn,
    isRegionStated: chosen.isStated && statedIn !== null,
    flaws,
  };
}

/** Where the place itself stays open, the province may not: the only one that page and text name. */
function onlyProvince({ direct }: PlaceEvidence): Region | null {
  const provinces = new Set([...direct.keys()].map((code) => `${code.slice(0, 2)}0000`));
  const [only, ...others] = provinces;
  return only !== undefined && others.length === 0 && direct.has(only) ? regionOf(only) : null;
}

/** 省民政厅 without a province named: the sign in the numbers it cites tells. */
function byProvinceSign(body: BodyName, text: string): ReturnType<typeof chooseRegion> | null {
  if (body.own !== '省' && body.own !== '自治区') return null;
  const code = provinceOfCitedNumbers(text);
  const region = code === null ? null : regionOf(code);
  return region && text.includes(region.name.slice(0, 2)) === false ? { region, isStated: false, flaws: [] } : null;
}

/** Title and signature first; then a line of its own; then a label that agrees; then the text's own words. */
function named(sources: IssuerSources): Named {
  const { title, signature, head, labels, fileName } = sources;
  if (title && !isSelf(title)) return moreSpecific(title, signature, sources);
  if (signature) return { body: signature, statedIn: '落款' };
  if (head?.organisation) return { body: head, statedIn: '正文首行' };
  const opening = mergeOpening(sources.opening, sources.text);
  const label = labels.find((body) => agrees(body, opening));
  const isUnplaced = opening.codes.length === 0 && opening.township === null;
  if (isUnplaced && label) return { body: label, statedIn: '网页信息栏' };
  if (isUnplaced && fileName && agrees(fileName, opening)) return { body: fileName, statedIn: null };
  return { body: opening, statedIn: null };
}

function isSelf(body: BodyName): boolean {
  return body.place === '' && body.township === null && body.organisation === null;
}

/** The signature says 南京市浦口区人民政府 where the title says 浦口区; a label may name the place of 市水务局. */
function moreSpecific(title: BodyName, signature: BodyName | null, { labels, opening }: IssuerSources): Named {
  const zone = title.codes.length > 0 ? undefined : opening.find((body) => isFullerZone(body, title));
  if (zone) return { body: zone, statedIn: '正文首段' };
  const fuller = [signature, ...labels].find(
    (body) => body !== null && body !== undefined && body.place.length > title.place.length && namesSame(body, title),
  );
  if (!fuller) return { body: title, statedIn: '正文标题行' };
  return { body: fuller, statedIn: fuller === signature ? '落款' : '网页信息栏' };
}

/** 宁河经济开发区 where the title says only 经济开发区. */
function isFullerZone(body: BodyName, title: BodyName): boolean {
  if (title.township === null || !isZoneName(title.township) || body.codes.length === 0) return false;
  return body.township?.endsWith(title.township) === true;
}

function namesSame(fuller: BodyName, title: BodyName): boolean {
  if (fuller.township !== title.township) return false;
  if ((fuller.kind ?? 'government') !== (title.kind ?? 'government')) return false;
  if (title.kind === 'department' && fuller.organisation !== title.organisation) return false;
  return title.place === '' || fuller.place.endsWith(title.place);
}

/** Does a label's body fit what the text says of itself? */
function agrees(label: BodyName, opening: BodyName): boolean {
  if (label.codes.length === 0 && label.township === null) return false;
  if (opening.kind !== null && (label.kind ?? 'government') !== opening.kind) return false;
  return opening.own === null || !/^(?:镇|乡|街道)$/u.test(opening.own) || label.township !== null;
}
