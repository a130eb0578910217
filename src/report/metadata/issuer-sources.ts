// In: an extracted document, its layout and title. Out: everything on the page that speaks of who reports and where.
// The weights say how much each part of a page tells of the place; the text itself counts by how often it names one.

import { compactLine } from '../../ingest/document-lines.ts';
import type { ExtractedDocument } from '../../ingest/extracted-document.ts';
import type { Layout } from '../layout/layout.ts';
import { placeOfIndexNumber, placesOfCitedNumbers, weighPlaces } from '../region/place-evidence.ts';
import { findPlaceMentions } from '../region/place-mentions.ts';
import { ancestorsOf, nameOfCode } from '../region/region-gazetteer.ts';
import { readBodyName } from './body-name.ts';
import type { FileNameHints } from './file-name.ts';
import type { IssuerSources } from './issuer.ts';
import { bodiesOfLabels, bodiesOfOpening, bodyOfSignature, bodyOfTitle } from './reporting-bodies.ts';

/** `hints` only where the page itself left the place open. */
export function issuerSources(
  document: ExtractedDocument,
  layout: Layout,
  title: string | null,
  hints: FileNameHints | null,
): IssuerSources {
  const text = layout.body.split('\n').map(compactLine).join('\n');
  const addressee = compactLine(layout.addressee ?? '');
  const indexPlace = placeOfIndexNumber(document.labels.find(({ label }) => label === '索引号')?.value ?? '');
  const evidence = weighPlaces([
    { text: compactLine(title ?? ''), weight: 10 },
    { text: layout.closing.map(compactLine).join('\n'), weight: 8 },
    { text: layout.headOrganisations.map(compactLine).join('\n'), weight: 8 },
    { text: addressee, weight: 5 },
    { text: document.labels.map(({ value }) => compactLine(value)).join('\n'), weight: 4 },
    { text: compactLine(document.pageTitle ?? ''), weight: 4 },
    { text: document.chrome.map(compactLine).join('\n'), weight: 3 },
    { text: layout.titleLines.map(compactLine).join('\n'), weight: 3 },
    { text: indexPlace === null ? '' : ancestorsOf(indexPlace).map(nameOfCode).join(''), weight: 3 },
    { text, weight: 1 },
    { text: placesOfCitedNumbers(text).join('\n'), weight: 2 },
    { text: hints?.words ?? '', weight: 5 },
  ]);
  return {
    title: title === null ? null : bodyOfTitle(title),
    signature: bodyOfSignature(layout.closing),
    head: layout.headOrganisations.flatMap((line) => readBodyName(compactLine(line)) ?? []).at(-1) ?? null,
    opening: bodiesOfOpening(layout.body),
    labels: bodiesOfLabels(document.labels),
    fileName: hints?.body ?? null,
    text,
    evidence,
    addressed: new Set(findPlaceMentions(addressee).flatMap((mention) => mention.codes)),
  };
}
