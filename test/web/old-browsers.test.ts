// Office machines run Chromium from 78 on, under names of their own. What it does not know must not be needed.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { stringsOverLines, troubleInScript } from './old-scripts.ts';
import { troubleInStyles } from './old-styles.ts';

const folder = (path: string): string => fileURLToPath(new URL(`../../${path}/`, import.meta.url));
const filesIn = (path: string, extension: string): readonly { name: string; text: string }[] =>
  readdirSync(folder(path), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(extension))
    .map((name) => ({ name, text: readFileSync(join(folder(path), name), 'utf8') }));

describe('scripts as they are sent', () => {
  test.each(filesIn('dist/browser', '.js'))('$name runs in Chromium 78', ({ name, text }) => {
    expect(troubleInScript(name, text)).toEqual([]);
  });

  // They are sent without the blanks at the beginning of their lines.
  test.each(filesIn('dist/browser', '.js'))('$name has no string that goes over lines', ({ name, text }) => {
    expect(stringsOverLines(name, text)).toEqual([]);
    expect(stringsOverLines(name, `${text}\na(\`b\n  ${'$'}{c}\`);`)).toHaveLength(1);
  });

  test.each([
    ['optional chaining', 'a?.b;'],
    ['nullish coalescing', 'a ?? b;'],
    ['logical assignment', 'a ||= b;'],
    ['object spread', '({ ...a });'],
    ['a catch without a name', 'try { a(); } catch { b(); }'],
    ['a private field', 'class A { #a = 1; b() { return this.#a; } }'],
    ['a public field', 'class A { a = 1; }'],
    ['a numeric separator', 'a(1_000);'],
    ['a loop that awaits', 'async function f() { for await (const a of b) c(a); }'],
    ['a BigInt', 'a(1n);'],
    ['await at the top', 'await a();'],
    ['a named group', '/(?<a>b)/.test(c);'],
    ['replaceAll', "a.replaceAll('b', 'c');"],
    ['Array.at', 'a.at(-1);'],
    ['Object.hasOwn', "Object.hasOwn(a, 'b');"],
    ['structuredClone', 'structuredClone(a);'],
    ['WeakRef', 'new WeakRef(a);'],
    ['inert', 'a.inert = true;'],
    ['inert by name', "a.setAttribute('inert', '');"],
    ['AbortSignal.timeout', 'AbortSignal.timeout(1);'],
    ['scrollend', "a.addEventListener('scrollend', b);"],
    ['replaceChildren', 'a.replaceChildren();'],
    ['Intl.Segmenter', 'new Intl.Segmenter();'],
    ['Promise.any', 'Promise.any(a);'],
    ['the clipboard without a question', 'navigator.clipboard.writeText(a);'],
    ['randomUUID', 'crypto.randomUUID();'],
  ])('%s is refused', (_name, script) => {
    expect(troubleInScript('example.js', script)).toHaveLength(1);
  });

  test.each([
    ['what was asked for by typeof', "if (typeof a.replaceAll === 'function') a.replaceAll('b', 'c');"],
    ['what was asked for by in', "if ('clipboard' in navigator) navigator.clipboard.writeText(a);"],
    ['await in a function', 'async function f() { await a(); }'],
    ['ResizeObserver and <dialog>', 'new ResizeObserver(a); b.showModal();'],
  ])('%s is not', (_name, script) => {
    expect(troubleInScript('example.js', script)).toEqual([]);
  });
});

describe('style sheets', () => {
  test.each(filesIn('views/styles', '.css'))('$name is understood by Chromium 78', ({ text }) => {
    expect(troubleInStyles(text)).toEqual([]);
  });

  test.each([
    '.a:is(.b) { color: red; }',
    ':where(.a) { color: red; }',
    '.a:has(.b) { color: red; }',
    '.a:focus-visible { color: red; }',
    '.a:not(.b, .c) { color: red; }',
    '.a::marker { color: red; }',
    '.a { .b { color: red; } }',
    '.a { color: red; &:hover { color: blue; } }',
    '.a { @media print { color: red; } }',
    '@layer a { .b { color: red; } }',
    '@container (min-width: 1px) { .a { color: red; } }',
    '@media (width >= 100px) { .a { color: red; } }',
    '@media (hover) or (print) { .a { color: red; } }',
    '@supports selector(:is(a)) { .a { color: red; } }',
    '.a { display: flex; gap: 4px; }',
    '.a { display: flex; } .a { column-gap: 4px; }',
    '.a { gap: 4px; }',
    '.a { display: flex; align-items: start; }',
    '.a { inset: 0; }',
    '.a { inset-inline-start: 0; }',
    '.a { aspect-ratio: 1; }',
    '.a { accent-color: red; }',
    '.a { margin-inline: auto; }',
    '.a { padding-block: 1px 2px; }',
    '.a { text-underline-offset: 2px; }',
    '.a { text-decoration: underline 2px; }',
    '.a { overflow: clip; }',
    '.a { overflow-wrap: anywhere; }',
    '.a { width: clamp(1px, 2vw, 3px); }',
    '.a { width: min(100%, 3px); }',
    '.a { width: calc(1px + max(2px, 3px)); }',
    '.a { --b: max(2px, 3px); }',
    '.a { color: color-mix(in srgb, red, blue); }',
    '.a { color: oklch(50% 0.1 20); }',
    '.a { height: 100svh; }',
    '.a { height: calc(100dvh - 2px); }',
    '.a { width: 10cqw; }',
    '.a { color: revert; }',
    '.a { rotate: 45deg; }',
    '.a { grid-template-columns: subgrid; }',
  ])('%s is refused', (css) => {
    expect(troubleInStyles(css)).not.toEqual([]);
  });

  test.each([
    '.a { display: grid; gap: 4px; grid-template-columns: repeat(auto-fill, minmax(9px, 1fr)); }',
    '.a { columns: 2; column-gap: 4px; }',
    '.a { scroll-margin-top: 4px; margin-inline-start: 4px; }',
    '.a:not(.b):focus-within { position: sticky; width: max-content; }',
    '.a { min-width: calc(100% - 2px); background: rgba(0, 0, 0, 0.5); }',
    '@media (prefers-contrast: more) { .a { color: red; } }',
  ])('%s is not', (css) => {
    expect(troubleInStyles(css)).toEqual([]);
  });
});

describe('templates', () => {
  const NEWER_MARKUP = /<search\b|\s(?:inert|popover|popovertarget|closedby|commandfor)(?=[\s=>])|<details[^>]* name=/;

  test.each(filesIn('views', '.ejs'))('$name needs no element or attribute that came later', ({ text }) => {
    expect(text.match(NEWER_MARKUP)).toBeNull();
  });

  test.each(['<search>', '<div inert>', '<div popover="auto">', '<details class="a" name="b">'])(
    '%s is refused',
    (html) => {
      expect(html).toMatch(NEWER_MARKUP);
    },
  );
});
