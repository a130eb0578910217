// In: the `Cookie` header. Out: the cookies in it.
// Never throws: whatever a browser keeps is no reason to refuse a page.

// Longer than all our cookies together; other programs of the same host may have theirs beside them.
const MAX_COOKIE_CHARS = 16_384;

/** Names and values as RFC 6265 has them, values in percent coding; of a name that comes twice the first counts. */
export function cookiesOf(header: string | undefined): ReadonlyMap<string, string> {
  const cookies = new Map<string, string>();
  for (const pair of (header ?? '').slice(0, MAX_COOKIE_CHARS).split(';')) {
    const at = pair.indexOf('=');
    const name = pair.slice(0, at).trim();
    if (at > 0 && !cookies.has(name)) cookies.set(name, decoded(pair.slice(at + 1).trim()));
  }
  return cookies;
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return ''; // not written by us
  }
}
