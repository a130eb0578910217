// In: an answer of the server, whatever was asked. Out: what is wrong with it, in words; nothing where nothing is.
// The rules every answer keeps: no 5xx, nothing unescaped, nothing told of the machine, the headers that protect a reader.

import { load } from 'cheerio';
import type { RawAnswer } from './raw-http.ts';

export interface Secrets {
  /** Stands in a file outside the corpus, and in no answer. */
  readonly canary: string;
  /** Folders of the machine. */
  readonly paths: readonly string[];
}

// `at open (file:///srv/x.js:1:2)`, `node:internal/…`.
const STACK = /\bat .{0,200}?[\w./-]+\.[jt]s:\d+|node:internal|node_modules|file:\/\/\/\w+\/\S+\.[jt]s/;

/** One administrator uploads at a time; the next is asked to wait, by design. */
const BUSY = '另一位管理员正在上传';

export function wrongWith(answer: RawAnswer, secrets: Secrets): readonly string[] {
  const { status, headers, body } = answer;
  const wrong: string[] = [];
  const text = body.toString('utf8');
  const type = headers.get('content-type') ?? '';
  if (status >= 500 && !(status === 503 && text.includes(BUSY))) wrong.push(`status ${status}`);
  // What is no HTTP at all is refused by Node before there is a request, with a head and nothing else.
  const isBare = !headers.has('x-request-id') && body.length === 0 && [400, 408, 413, 431].includes(status);
  if (!isBare) wrong.push(...missingHeaders(headers));
  for (const secret of [secrets.canary, ...secrets.paths]) {
    if (body.includes(secret) || [...headers.values()].some((value) => value.includes(secret)))
      wrong.push(`tells ${secret}`);
  }
  const stack = STACK.exec(text);
  // A script that is sent is not a stack.
  if (stack && !type.startsWith('text/javascript')) wrong.push(`shows a stack: ${stack[0]}`);
  const location = headers.get('location');
  if (location !== undefined && !/^\/(?![/\\])/.test(location)) wrong.push(`leads away: ${location}`);
  if (headers.has('x-zq')) wrong.push('a header came from the request');
  if (headers.has('x-powered-by') || headers.has('server')) wrong.push('names its software');
  if (type.startsWith('text/html')) wrong.push(...unescapedIn(text));
  if (type.includes('xml') && !type.includes('officedocument') && /<zqx|&zq;|\sonzq=/.test(text))
    wrong.push('unescaped XML');
  return wrong;
}

function missingHeaders(headers: ReadonlyMap<string, string>): readonly string[] {
  const wrong: string[] = [];
  const policy = headers.get('content-security-policy') ?? '';
  if (!policy.includes("default-src 'none'") || policy.includes('unsafe'))
    wrong.push(`content security policy: ${policy}`);
  if (headers.get('x-content-type-options') !== 'nosniff') wrong.push('no nosniff');
  return wrong;
}

/** What the words of a request or a report became in a page, by raw text and by how a browser reads it. */
export function unescapedIn(html: string): readonly string[] {
  const wrong: string[] = [];
  if (/<zqx/i.test(html)) wrong.push('an element came through');
  if (/(?<!&amp)&zq;/.test(html)) wrong.push('a character reference came through');
  const $ = load(html);
  if ($('zqx, [onzq]').length > 0) wrong.push('an element or attribute came through');
  if ($('script:not([src]), style, iframe, object, embed, base').length > 0)
    wrong.push('a script, style or frame in the page');
  $('*').each((_, element) => {
    for (const [name, value] of Object.entries('attribs' in element ? element.attribs : {})) {
      if (/^on/i.test(name)) wrong.push(`attribute ${name}`);
      if (/^(href|src|action|formaction)$/i.test(name) && !/^(\/(?![/\\])|#|\?|https?:\/\/|$)/.test(value)) {
        wrong.push(`${name}="${value.slice(0, 100)}"`);
      }
    }
  });
  return wrong;
}
