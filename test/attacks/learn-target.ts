// In: an attacked server. Out: what may be asked of it: every route, every parameter, and what its pages lead to.

import { askedParameters } from './asked-parameters.ts';
import type { AttackedServer } from './attacked-server.ts';
import { BASE_PATH } from './attacked-server.ts';
import type { Target } from './hostile-requests.ts';
import { readKnownPages } from './known-pages.ts';
import { MARKER } from './random.ts';
import { everyRoute } from './routes.ts';

const MOST_PAGES = 150;
const STARTS = [
  '',
  'search?q=行政执法',
  `search?q=${encodeURIComponent(MARKER)}`,
  'search?view=matrix',
  'search?q=行政执法&view=regions',
  'settings',
  'status?flaw=any',
  'help',
  'api',
  'basket',
];

/** @param headers who reads, as headers; `more` are pages only they are shown. */
export async function learnTarget(
  server: AttackedServer,
  headers: Readonly<Record<string, string>> = {},
  more: readonly string[] = [],
): Promise<Target> {
  const site = `http://127.0.0.1:${server.port}`;
  const starts = [...more, ...STARTS].map((path) => `${BASE_PATH}/${path}`);
  const known = await readKnownPages(site, starts, MOST_PAGES, headers);
  const listed = (await (await fetch(`${site}/api/reports`, { headers })).json()) as {
    reports?: readonly { id: string }[];
  };
  const [header] = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  const token = known.parameters.find(([name]) => name === 'token')?.[1] ?? '';
  return {
    routes: everyRoute(),
    basePath: BASE_PATH,
    parameters: [...known.parameters, ...askedParameters()],
    ids: [...known.ids, ...(listed.reports ?? []).map(({ id }) => id)],
    signedIn: header === undefined ? null : { header, token },
  };
}
