// In: the files of views/assets, read once at start. Out: their addresses with a content hash, and the route that sends them.
// Never reads a path that came from a request.

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { RequestHandler } from 'express';

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

export interface Assets {
  /** `assets/tashan.1a2b3c4d5e.css` for `tashan.css`. */
  readonly pathOf: (name: string) => string;
  /** Answers `assets/:name`. */
  readonly send: RequestHandler<{ name: string }>;
}

export function loadAssets(directory: string): Assets {
  const files = new Map<string, { readonly type: string; readonly body: Buffer }>();
  const hashedNames = new Map<string, string>();
  for (const name of readdirSync(directory).sort()) {
    const extension = extname(name);
    const type = CONTENT_TYPES[extension];
    if (type === undefined) continue;
    const body = readFileSync(join(directory, name));
    const hash = createHash('sha256').update(body).digest('hex').slice(0, 10);
    const hashedName = `${name.slice(0, -extension.length)}.${hash}${extension}`;
    files.set(hashedName, { type, body });
    hashedNames.set(name, hashedName);
  }
  return {
    pathOf: (name) => {
      const hashedName = hashedNames.get(name);
      if (hashedName === undefined) throw new Error(`views/assets/${name}: no such file; check the installation`);
      return `assets/${hashedName}`;
    },
    send: (request, response, next) => {
      const file = files.get(request.params.name);
      if (file === undefined) return next();
      // The name changes with the content, so a copy never grows stale.
      response.set('Cache-Control', 'public, max-age=31536000, immutable').type(file.type).send(file.body);
    },
  };
}
