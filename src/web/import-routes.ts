// In: files that an administrator sends, and what is decided about them. Out: the pages of importing.
// Each is three steps: parse, ask the intake, render. A file is only ever named by an id of ours.

import express, { Router } from 'express';
import { z } from 'zod';
import { TashanError } from '../errors.ts';
import { CORRECTED_FIELDS, type Corrections } from '../intake/corrections.ts';
import { MOST_REPORTS } from '../intake/given-files.ts';
import type { Intake } from '../intake/intake.ts';
import { resolvePlace } from '../search/resolve-place.ts';
import { AddressError } from './failure.ts';
import { fromOwnPage, hasToken, withToken } from './forgery.ts';
import { type ImportOutcome, importListView, importOneView } from './import-view.ts';
import type { LinkTo } from './links.ts';
import type { Pages } from './pages.ts';
import { allValues, firstValue, type QueryParameters } from './query-parameters.ts';
import type { RecordChange } from './record-change.ts';
import type { Sessions } from './sessions.ts';
import { readUpload } from './upload.ts';
import { visitorOf } from './visitor.ts';

export interface UpkeepParts {
  readonly intake: Intake;
  readonly sessions: Sessions;
  readonly linkTo: LinkTo;
  readonly pages: Pages;
  readonly recordChange: RecordChange;
  /** Whether the index follows the corpus by itself. */
  readonly isWatching: boolean;
  readonly now: () => Date;
}

const MAX_FORM_BYTES = '256kb';
const decisionSchema = z.enum(['accept', 'discard'], '请选择收入或放弃');

/** The routes are reached by administrators only. */
export function importRoutes(parts: UpkeepParts): Router {
  const { intake, sessions, linkTo, pages, recordChange, isWatching } = parts;
  const router = Router();
  const readForm = express.urlencoded({ extended: false, limit: MAX_FORM_BYTES, parameterLimit: 600 });
  const checked = [fromOwnPage, readForm, withToken(sessions)];
  // What is sent is held in memory while it is read: one sender at a time.
  let isReceiving = false;

  router.get('/import', (_request, response) => {
    pages.send(response, 'import', importListView(linkTo, intake.waiting(), { outcome: null, isWatching }));
  });

  router.post('/import', fromOwnPage, async (request, response) => {
    if (isReceiving) throw busy();
    isReceiving = true;
    try {
      const files = await readUpload(request, (token) => hasToken(sessions, response, token));
      if (files.length === 0) throw new TashanError('request', 'no-files', '没有选择文件：请先选择报告或压缩包。');
      const { waiting, refused } = await intake.give(files, visitorOf(response)?.name ?? '');
      const outcome: ImportOutcome = { kind: 'given', count: waiting.length, refused };
      pages.send(response, 'import', importListView(linkTo, intake.waiting(), { outcome, isWatching }));
    } finally {
      isReceiving = false;
    }
  });

  router.post('/import/decide', ...checked, (request, response) => {
    const { ids, decision } = parseDecision(request.body);
    const who = visitorOf(response)?.name ?? '';
    const done: string[] = [];
    const refused: { name: string; why: string }[] = [];
    for (const id of ids) {
      try {
        const file = decision === 'accept' ? intake.accept(id) : intake.discard(id).givenName;
        recordChange({ who, what: decision === 'accept' ? 'import' : 'discard', file });
        done.push(file);
      } catch (error) {
        // One that cannot be taken in keeps the others from nothing.
        if (!(error instanceof TashanError) || ids.length === 1) throw error;
        refused.push({ name: '', why: error.message });
      }
    }
    const outcome: ImportOutcome = { kind: decision, files: done, refused };
    pages.send(response, 'import', importListView(linkTo, intake.waiting(), { outcome, isWatching }));
  });

  router.get('/import/:id', (request, response) => {
    const saved = firstValue(request.query as QueryParameters, 'saved') !== '';
    pages.send(response, 'import-one', importOneView(linkTo, intake.find(request.params.id), saved));
  });

  router.post('/import/:id', ...checked, async (request, response) => {
    const { id, givenName } = await intake.correct(String(request.params.id), parseCorrections(request.body));
    recordChange({ who: visitorOf(response)?.name ?? '', what: 'correct', file: givenName });
    response.redirect(303, linkTo(`import/${id}?saved=1`));
  });

  return router;
}

/** @throws TashanError of kind `request`. */
function parseDecision(body: unknown): { readonly ids: readonly string[]; readonly decision: 'accept' | 'discard' } {
  const fields = (body ?? {}) as QueryParameters;
  const decision = decisionSchema.safeParse(firstValue(fields, 'do'));
  const ids = [...new Set(allValues(fields, 'id'))];
  if (!decision.success) throw new TashanError('request', 'bad-parameter', '请选择收入或放弃。');
  if (ids.length === 0) throw new TashanError('request', 'nothing-chosen', '还没有勾选报告。');
  if (ids.length > MOST_REPORTS * 2) throw new TashanError('request', 'bad-parameter', '一次选得太多，请分几次。');
  return { ids, decision: decision.data };
}

/** @throws TashanError of kind `request`: a field that is too long, a place that is unknown or ambiguous. */
function parseCorrections(body: unknown): Corrections {
  const fields = (body ?? {}) as QueryParameters;
  const given = Object.fromEntries(CORRECTED_FIELDS.map((field) => [field, firstValue(fields, field).trim()]));
  if (Object.values(given).some((value) => value.length > 2_000)) {
    throw new TashanError('request', 'bad-parameter', '没有保存：有一项太长。');
  }
  const { region = '' } = given;
  return { ...(given as Corrections), region: region === '' ? '' : resolvePlace(region) };
}

function busy(): AddressError {
  return new AddressError({
    status: 503,
    code: 'upload-busy',
    message: '另一位管理员正在上传。',
    advice: '请稍等一两分钟，再上传一次。',
  });
}
