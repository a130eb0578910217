// In: the files of views/assets and views/styles, read once at start. Out: their addresses with a content hash, and the route that sends them.
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

/** @param views the folder that holds `assets/`, sent file by file, and `styles/`, sent as one sheet in the order of their names. */
export function loadAssets(views: string): Assets {
  const files = new Map<string, { readonly type: string; readonly body: Buffer }>();
  const hashedNames = new Map<string, string>();
  const add = (name: string, body: Buffer): void => {
    const extension = extname(name);
    const type = CONTENT_TYPES[extension];
    if (type === undefined) return;
    const hash = createHash('sha256').update(body).digest('hex').slice(0, 10);
    const hashedName = `${name.slice(0, -extension.length)}.${hash}${extension}`;
    files.set(hashedName, { type, body });
    hashedNames.set(name, hashedName);
  };
  for (const name of filesIn(join(views, 'assets'))) add(name, readFileSync(join(views, 'assets', name)));
  const sheets = filesIn(join(views, 'styles')).map((name) => readFileSync(join(views, 'styles', name), 'utf8'));
  add('tashan.css', Buffer.from(sheets.map(withoutComments).join('')));
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

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder).sort();
}

/** Comments are for those who edit the sheets. */
function withoutComments(css: string): string {
  return css.replace(/\/\*[\s\S]*?\*\/\n?/g, '');
}
