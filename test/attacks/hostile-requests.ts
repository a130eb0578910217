// In: chance, the routes, what a reader would ask for. Out: requests that no honest reader sends, as bytes for a socket.

import { anyCharacters, hostileText, type Random } from './random.ts';
import type { Route } from './routes.ts';

export interface Target {
  readonly routes: readonly Route[];
  readonly basePath: string;
  /** Ids of passages and reports, names of assets: what stands in a path. */
  readonly ids: readonly string[];
  /** Parameters with values that links and forms of the pages give them. */
  readonly parameters: readonly (readonly [string, string])[];
  /** A header that says who sends, and a token for the forms of whoever that is; null: nobody is signed in. */
  readonly signedIn: { readonly header: string; readonly token: string } | null;
}

const METHODS = 'HEAD POST PUT PATCH DELETE OPTIONS TRACE PROPFIND'.split(' ');
const ODD_NAMES =
  '__proto__ constructor toString q[] q[a] q[__proto__] a.b . [ ] %00 format view size page note id'.split(' ');

export function hostileRequest(random: Random, target: Target): Buffer {
  const route = random.pick(target.routes);
  const method = random.oneIn(12) ? random.pick(METHODS) : route.method;
  const path = (random.oneIn(4) ? target.basePath : '') + pathOf(random, route, target);
  const fields = fieldsFor(random, target);
  const query = random.oneIn(6) ? '' : `?${encodeFields(random, fields)}`;
  const address = random.oneIn(8) ? trick(random, path + query) : path + query;
  const body = method === 'GET' || method === 'HEAD' ? null : bodyOf(random, target);
  const headers = [
    `Host: ${random.oneIn(10) ? headerValue(hostileText(random)) : 'tashan.example:3000'}`,
    'Connection: close',
    ...(body ? [`Content-Type: ${body.type}`, `Content-Length: ${body.length}`] : []),
    ...(target.signedIn && !random.oneIn(10) ? [target.signedIn.header] : []),
    ...headersFor(random),
  ];
  const head = `${method} ${address.replace(/[\r\n ]/g, '%20') || '/'} HTTP/1.1\r\n${headers.join('\r\n')}\r\n\r\n`;
  return Buffer.concat([Buffer.from(head, random.oneIn(20) ? 'utf8' : 'latin1'), body?.bytes ?? Buffer.alloc(0)]);
}

function pathOf(random: Random, { path }: Route, { ids }: Target): string {
  return path.replace(/:\w+/g, () => (random.oneIn(3) ? encode(random, hostileText(random)) : random.pick(ids)));
}

function fieldsFor(random: Random, { parameters }: Target): readonly (readonly [string, string])[] {
  const names = [...new Set(parameters.map(([name]) => name))];
  const one = (): readonly (readonly [string, string])[] => {
    // By name first: pages link thousands of places, and few ways to look at a list.
    const chosen = random.pick(names);
    const [name, value] = random.pick(parameters.filter(([known]) => known === chosen));
    const given = random.oneIn(10) ? random.pick(ODD_NAMES) : name;
    const said = random.oneIn(3) ? hostileText(random) : value;
    const times = random.oneIn(15) ? random.pick([2, 49, 51, 300]) : 1;
    return Array.from({ length: times }, () => [random.oneIn(40) ? hostileText(random) : given, said] as const);
  };
  return Array.from({ length: random.below(7) }, one).flat();
}

function encodeFields(random: Random, fields: readonly (readonly [string, string])[]): string {
  return fields
    .map(([name, value]) => `${encode(random, name)}=${encode(random, value)}`)
    .join(random.oneIn(20) ? ';' : '&');
}

/** Mostly as a browser does; now and then raw, twice, with bad percent signs, or as bytes of no encoding. */
function encode(random: Random, text: string): string {
  if (random.oneIn(12)) return headerValue(text).replace(/[ #]/g, '+');
  if (random.oneIn(25))
    return `${percent(text)}${random.pick(['%', '%z', '%u4e00', '%ff%fe', '%c0%af', '%ed%a0%80', '%00'])}`;
  return random.oneIn(30) ? percent(percent(text)) : percent(text);
}

/** Lone surrogates too, as the three bytes they would have. */
function percent(text: string): string {
  return Array.from(text, (char) => {
    const code = char.codePointAt(0) ?? 0;
    if (code < 0xd800 || code > 0xdfff) return encodeURIComponent(char);
    return `%ED%${(0x80 | ((code >> 6) & 0x3f)).toString(16)}%${(0x80 | (code & 0x3f)).toString(16)}`;
  }).join('');
}

function trick(random: Random, address: string): string {
  return random.make([
    () => `/${address}`,
    () => address.replace(/\//g, '%2f'),
    () => address.replace('?', ';jsessionid=1?'),
    () => `/assets/..%2f..%2f..${address}`,
    () => `/assets/../../package.json`,
    () => `/reports/..%2f..%2foutside%2fcanary.txt/original`,
    () => `http://evil.example${address}`,
    () => address.toUpperCase(),
    () => `${address}%00`,
    () => `${address}/`,
    () => address.replace('?', '??'),
    () => `/${anyCharacters(random, 20)}`,
    () => '*',
    () => `${address}&q=${'法治'.repeat(2000)}`,
  ]);
}

function headersFor(random: Random): readonly string[] {
  const value = (): string => headerValue(hostileText(random)).slice(0, 2000);
  const makers: readonly (() => string)[] = [
    () => `X-Forwarded-Host: ${value()}`,
    () => `X-Forwarded-Proto: ${random.pick(['https', 'javascript', value()])}`,
    () => `X-Forwarded-For: ${value()}`,
    () => `X-Forwarded-Prefix: ${value()}`,
    () => `X-Original-URL: /${value()}`,
    () => `X-HTTP-Method-Override: DELETE`,
    () => `Accept: ${random.pick(['*/*', 'application/json', 'text/html;q=zq', value()])}`,
    () => `Accept-Encoding: ${random.pick(['gzip', 'br', 'deflate', 'identity;q=0', '*;q=0', 'gzip;q=0', value()])}`,
    () => `Accept-Language: ${value()}`,
    () =>
      `Cookie: ${random.pick(['home', 'text', 'contrast', '__proto__', value()])}=${random.pick([value(), percent(hostileText(random)), '330122', '%', 'large'])}`,
    () => `Range: ${random.pick(['bytes=0-', 'bytes=-1', 'bytes=5-1', 'bytes=0-0,1-1,2-2', 'zq=1', value()])}`,
    () => `If-None-Match: ${random.pick(['*', 'W/"', value()])}`,
    () => `If-Modified-Since: ${value()}`,
    () => `Expect: 100-continue`,
    () => `Upgrade: websocket`,
    () => `Referer: ${value()}`,
    () => `Origin: ${random.pick(['null', 'https://evil.example', value()])}`,
    () => `User-Agent: ${value()}`,
    () => `X-Zz: ${'z'.repeat(random.pick([1, 9_000, 300_000]))}`,
    () => `Content-Encoding: ${random.pick(['gzip', 'br', 'zq'])}`,
    () => `${value()}`,
  ];
  return random.oneIn(2) ? [] : Array.from({ length: 1 + random.below(3) }, () => random.make(makers));
}

/** A line break would end the header: it is kept out of most, so that what comes is one request. */
function headerValue(text: string): string {
  return Buffer.from(text.replace(/[\r\n\0]/g, '')).toString('latin1');
}

interface Body {
  readonly type: string;
  readonly bytes: Buffer;
  readonly length: number | string;
}

function bodyOf(random: Random, target: Target): Body {
  const token = target.signedIn && !random.oneIn(10) ? target.signedIn.token : '';
  const file = random.make([
    () => hostileText(random).slice(0, 200),
    () => '../../outside/x.txt',
    () => 'x.zip',
    () => '.meta.yaml',
  ]);
  const upload = [
    `--zq\r\nContent-Disposition: form-data; name="token"\r\n\r\n${token}`,
    `\r\n--zq\r\nContent-Disposition: form-data; name="files"; filename="${file.replace(/["\r\n]/g, '')}"\r\n\r\n`,
    `${hostileText(random)}\r\n--zq--\r\n`,
  ].join('');
  if (random.oneIn(8)) return { type: 'multipart/form-data; boundary=zq', ...measured(upload) };
  const form = `${token === '' ? '' : `token=${token}&`}${encodeFields(random, fieldsFor(random, target))}`;
  const bytes = Buffer.from(
    random.make([
      () => form,
      () => form,
      () => `${form}&${random.pick(target.ids)}=1&note=${percent(hostileText(random))}`,
      () => form + '&id=a'.repeat(random.pick([400, 5_000])),
      () => `title=${'%E6%B3%95'.repeat(random.pick([1_000, 150_000]))}`,
      () => '[['.repeat(50_000),
      () => '{"__proto__":{"polluted":1},"q":["<zqx>"]}',
      () => upload,
      () => anyCharacters(random, 200),
      () => '',
    ]),
  );
  const type = random.oneIn(3)
    ? random.pick([
        'application/json',
        'multipart/form-data; boundary=zq',
        'text/plain',
        'application/x-www-form-urlencoded; charset=utf-7',
        'application/x-www-form-urlencoded; charset=gbk',
        headerValue(hostileText(random)).slice(0, 200),
      ])
    : 'application/x-www-form-urlencoded';
  return { type, bytes, length: random.oneIn(25) ? random.pick([-1, 1, 99_999_999, 'zq']) : bytes.length };
}

function measured(text: string): Pick<Body, 'bytes' | 'length'> {
  const bytes = Buffer.from(text);
  return { bytes, length: bytes.length };
}
