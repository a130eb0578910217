// In: a request. Out: the address of the site as its user sees it, for links that stand in files.
// The host is what the browser (or a trusted proxy) says; it goes only into the file that is sent back to it.

import type { Request } from 'express';

/** `http://10.1.2.3:3000`, without a slash at the end. A proxy may name any protocol; a link is one of these two. */
export function siteOf(request: Pick<Request, 'protocol' | 'host'>): string {
  return `${request.protocol === 'https' ? 'https' : 'http'}://${/^[\w.:[\]-]+$/.test(request.host) ? request.host : 'localhost'}`;
}
