// In: the fields of a form about chosen passages. Out: the checked request, with what a button asked to move or remove done.
// Never keeps anything: the basket lives in the form and, with a script, in the browser.

import express, { type ErrorRequestHandler, type Request, type RequestHandler } from 'express';
import { CHOSEN_CAP, type ChosenPassage, type ChosenRequest, parseChosenRequest } from '../search/chosen-request.ts';
import { AddressError } from './failure.ts';
import { firstValue, type QueryParameters } from './query-parameters.ts';

// 200 notes of 500 Chinese characters are 900,000 bytes in a form, and each passage is two fields.
const FORM_BYTES = '1mb';
const FORM_FIELDS = CHOSEN_CAP * 2 + 50;

export const readForm: RequestHandler = express.urlencoded({
  extended: false,
  limit: FORM_BYTES,
  parameterLimit: FORM_FIELDS,
});

/** A form that cannot be read is too large, or was not made by one of our pages. */
export const refuseForm: ErrorRequestHandler = (error, _request, _response, next) => {
  const status: unknown = error instanceof Error && 'type' in error && 'status' in error ? error.status : null;
  if (typeof status !== 'number' || status >= 500) return next(error);
  next(
    new AddressError({
      status,
      code: 'form-refused',
      message: status === 413 ? `内容太多：摘录篮最多放 ${CHOSEN_CAP} 段。` : '提交的内容无法识别。',
      advice: '请返回上一页，减少段落或备注后再试。',
    }),
  );
};

/** What a form sent, or the address when there is none. */
export function fieldsOf(request: Request): QueryParameters {
  return request.method === 'POST' ? ((request.body ?? {}) as QueryParameters) : (request.query as QueryParameters);
}

/** @throws TashanError of kind `request`. */
export function parseBasket(fields: QueryParameters): ChosenRequest {
  const chosen = parseChosenRequest(fields);
  const [up, down, remove] = ['up', 'down', 'remove'].map((name) => firstValue(fields, name));
  const kept = chosen.passages.filter(({ id }) => id !== remove);
  return { ...chosen, passages: moved(moved(kept, up, -1), down, 1) };
}

function moved(passages: readonly ChosenPassage[], id: string | undefined, by: -1 | 1): readonly ChosenPassage[] {
  const from = passages.findIndex((passage) => passage.id === id);
  const to = from + by;
  if (from < 0 || to < 0 || to >= passages.length) return passages;
  const order = passages.map((_, i) => i);
  order[from] = to;
  order[to] = from;
  return order.flatMap((i) => passages[i] ?? []);
}
