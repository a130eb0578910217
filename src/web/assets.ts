// In: the files of views/assets, views/styles and the compiled scripts, read once at start. Out: their addresses with a content hash, and the route that sends them.
// Never reads a path that came from a request.

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { RequestHandler } from 'express';

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

export interface Assets {
  /** `assets/tashan.1a2b3c4d5e.css` for `tashan.css`. */
  readonly pathOf: (name: string) => string;
  /** Answers `assets/:name` and `assets/:folder/:name`. */
  readonly send: RequestHandler<{ folder?: string; name: string }>;
}

interface AssetFile {
  readonly type: string;
  readonly body: Buffer;
  /** Compressed once and as far as it goes: what is asked by every browser is worth the time at start. */
  readonly gzipped: Buffer;
}

/**
 * @param views the folder that holds `assets/`, sent file by file, and `styles/`, sent as one sheet in the order of their names.
 * @param scripts the folder of the compiled scripts; modules import each other by name, so the hash is their folder's.
 */
export function loadAssets(views: string, scripts: string): Assets {
  const files = new Map<string, AssetFile>();
  const hashedNames = new Map<string, string>();
  const add = (name: string, body: Buffer): void => {
    const extension = extname(name);
    const type = CONTENT_TYPES[extension];
    if (type === undefined) return;
    const hashedName = `${name.slice(0, -extension.length)}.${hashOf(body)}${extension}`;
    files.set(hashedName, assetFile(type, body));
    hashedNames.set(name, hashedName);
  };
  for (const name of filesIn(join(views, 'assets'))) add(name, readFileSync(join(views, 'assets', name)));
  const sheets = filesIn(join(views, 'styles')).map((name) => readFileSync(join(views, 'styles', name), 'utf8'));
  add('tashan.css', Buffer.from(sheets.map(withoutComments).join('')));
  const modules = filesIn(scripts).filter((name) => extname(name) === '.js');
  const bodies = modules.map((name) => Buffer.from(withoutIndent(readFileSync(join(scripts, name), 'utf8'))));
  const folder = `scripts.${hashOf(Buffer.concat(bodies))}`;
  modules.forEach((name, i) => {
    files.set(`${folder}/${name}`, assetFile(CONTENT_TYPES['.js'] as string, bodies[i] as Buffer));
    hashedNames.set(name, `${folder}/${name}`);
  });
  return {
    pathOf: (name) => {
      const hashedName = hashedNames.get(name);
      if (hashedName === undefined) throw new Error(`${name}: no such asset; check the installation`);
      return `assets/${hashedName}`;
    },
    send: (request, response, next) => {
      const { folder: inFolder, name } = request.params;
      const file = files.get(inFolder === undefined ? name : `${inFolder}/${name}`);
      if (file === undefined) return next();
      // The name changes with the content, so a copy never grows stale.
      response.set('Cache-Control', 'public, max-age=31536000, immutable').vary('Accept-Encoding').type(file.type);
      if (request.acceptsEncodings('gzip') === false) return response.send(file.body);
      response.set('Content-Encoding', 'gzip').send(file.gzipped);
    },
  };
}

function assetFile(type: string, body: Buffer): AssetFile {
  return { type, body, gzipped: gzipSync(body, { level: 9 }) };
}

// No script has a string that goes over lines (a test holds it), so that blanks at their beginning say nothing.
function withoutIndent(script: string): string {
  return script.replace(/^ +/gm, '');
}

function hashOf(body: Buffer): string {
  return createHash('sha256').update(body).digest('hex').slice(0, 10);
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder).sort();
}

/** Comments are for those who edit the sheets. */
function withoutComments(css: string): string {
  return css.replace(/\/\*[\s\S]*?\*\/\n?/g, '');
}
