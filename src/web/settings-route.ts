// In: the settings form. Out: its page, and the settings kept in cookies of this browser.
// Leads back only to pages of Tashan; keeps nothing about a reader on the server.

import express, { type CookieOptions, type Response, Router } from 'express';
import { z } from 'zod';
import { TashanError } from '../errors.ts';
import { resolvePlace } from '../search/resolve-place.ts';
import type { LinkTo } from './links.ts';
import type { Pages } from './pages.ts';
import { firstValue, type QueryParameters } from './query-parameters.ts';
import { CONTRASTS, readingSettingsOf, TEXT_SIZES } from './reading-settings.ts';
import { returnAddress } from './return-address.ts';
import { type RefusedPlace, settingsView } from './settings-view.ts';

// The address to go back to may be a long search, each of its characters three in a form.
const MAX_FORM_BYTES = '64kb';
const YEAR_MS = 365 * 24 * 60 * 60 * 1000;

/** A field that is not in the form keeps its setting. */
const formSchema = z.object({
  home: z.string().trim().max(60, '地区太长').optional(),
  text: z.enum(TEXT_SIZES, '字号只能是标准、大字、特大字').optional(),
  contrast: z.enum(CONTRASTS, '对比只能是标准、高对比').optional(),
  back: z.string().max(20_000).default(''),
});

type SettingsForm = z.infer<typeof formSchema>;

export function settingsRoute(linkTo: LinkTo, pages: Pages): Router {
  const router = Router();

  router.get('/settings', (request, response) => {
    const saved = firstValue(request.query as QueryParameters, 'saved') !== '';
    const settings = readingSettingsOf(request.headers.cookie);
    pages.send(response, 'settings', settingsView(settings, { saved, refused: null }));
  });

  router.post('/settings', express.urlencoded({ extended: false, limit: MAX_FORM_BYTES }), (request, response) => {
    const form = parseForm(request.body);
    const place = placeOf(form.home);
    if (typeof place === 'object') {
      const settings = readingSettingsOf(request.headers.cookie);
      pages.send(response.status(400), 'settings', settingsView(settings, { saved: false, refused: place }));
      return;
    }
    keep(response, linkTo(''), { home: place, text: form.text, contrast: form.contrast });
    response.redirect(303, returnAddress(linkTo, form.back, 'settings?saved=1'));
  });

  return router;
}

/** @throws TashanError of kind `request`. */
function parseForm(body: unknown): SettingsForm {
  const checked = formSchema.safeParse(body ?? {});
  if (checked.success) return checked.data;
  throw new TashanError('request', 'bad-parameter', `设置没有保存：${checked.error.issues[0]?.message ?? ''}`);
}

/** The code; '' for none; undefined for as it was; or why the place cannot be taken. */
function placeOf(typed: string | undefined): string | undefined | RefusedPlace {
  if (typed === undefined || typed === '') return typed;
  try {
    return resolvePlace(typed);
  } catch (error) {
    if (!(error instanceof TashanError) || error.kind !== 'request') throw error;
    const { candidates } = error;
    const problem = candidates.length > 0 ? `叫“${typed}”的地区有 ${candidates.length} 个，请选一个。` : error.message;
    return { typed, problem, candidates };
  }
}

function keep(response: Response, root: string, values: Readonly<Record<string, string | undefined>>): void {
  const options: CookieOptions = { path: root === '/' ? root : root.slice(0, -1), sameSite: 'lax' };
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined) continue;
    if (value === '' || value === 'normal') response.clearCookie(name, options);
    else response.cookie(name, value, { ...options, maxAge: YEAR_MS });
  }
}
