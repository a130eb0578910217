// In: a YAML file that holds a list, and what an entry looks like. Out: the entries, each with its line.
// Never: pass on an entry that does not fit; the error names file, line, entry and the remedy.

import { isNode, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import { z } from 'zod';
import { messageOf } from '../errors.ts';
import { type LexiconFile, lexiconError, MAX_WORD_CHARS, withoutByteOrderMark } from './lexicon-file.ts';

export interface YamlEntry<T> {
  readonly value: T;
  /** From 1. */
  readonly line: number;
  /** The entry as written, for errors found later. */
  readonly source: string;
}

/** A comma inside a word is nearly always a full-width one typed between two words. */
export const wordSchema = z
  .string('应是一个词')
  .trim()
  .min(1, '是空的；请删去或补上词')
  .max(MAX_WORD_CHARS, `超过 ${MAX_WORD_CHARS} 个字；请写短些`)
  .regex(/^[^,\uFF0C;\uFF1B\n]*$/u, '里有逗号或分号；词与词之间请用半角逗号加空格隔开，不用全角逗号');

/** Words of one list, duplicates dropped. */
export const wordListSchema = z.array(wordSchema, '应写成列表，如 [甲, 乙]').transform((words) => [...new Set(words)]);

/**
 * Every scalar is read as text (`12345` stays a word). Throws a TashanError `lexicon-invalid` at the first entry
 * that is not YAML, not a list, or not what `schema` wants.
 */
export function parseYamlEntries<T>(file: LexiconFile, schema: z.ZodType<T>): readonly YamlEntry<T>[] {
  const text = withoutByteOrderMark(file.text);
  const lineCounter = new LineCounter();
  const lineAt = (offset: number) => lineCounter.linePos(offset).line;
  const lines = text.split(/\r\n|\r|\n/u);
  const lineText = (line: number) => lines[line - 1] ?? '';
  const document = parseDocument(text, { schema: 'failsafe', lineCounter, prettyErrors: false });
  const [problem] = document.errors;
  if (problem !== undefined) {
    const line = lineAt(problem.pos[0]);
    const advice = `处不合 YAML 格式（${problem.message}）；请检查缩进、括号、引号，冒号后要有空格`;
    throw lexiconError(file, line, lineText(line), advice);
  }
  if (document.contents === null) return [];
  if (!isSeq(document.contents)) {
    const line = lineAt(startOf(document.contents, 0));
    throw lexiconError(file, line, lineText(line), '不是列表；每一项都应以“- ”开头');
  }
  return document.contents.items.map((item) => {
    const node = isNode(item) ? item : null;
    const start = startOf(node, 0);
    let plain: unknown;
    try {
      plain = node?.toJS(document, { maxAliasCount: 0 });
    } catch (error) {
      throw lexiconError(file, lineAt(start), lineText(lineAt(start)), `用了不支持的写法（${messageOf(error)}）`);
    }
    const parsed = schema.safeParse(plain);
    if (parsed.success) return { value: parsed.data, line: lineAt(start), source: lineText(lineAt(start)) };
    const [issue] = parsed.error.issues;
    const path = issue?.path ?? [];
    const line = lineAt(deepestStart(node, path, start));
    throw lexiconError(file, line, lineText(line), describe(issue, plain));
  });
}

function describe(issue: z.core.$ZodIssue | undefined, plain: unknown): string {
  if (issue === undefined) return '格式不对';
  if (issue.code === 'unrecognized_keys') return `里有不认识的项 ${issue.keys.join('、')}；请删去或改正拼写`;
  const place = issue.path.map((key) => (typeof key === 'number' ? `第 ${key + 1} 个` : String(key))).join(' 的');
  const value = issue.path.reduce<unknown>((at, key) => (at as Record<PropertyKey, unknown>)?.[key], plain);
  const shown = typeof value === 'string' ? `“${value}”` : '';
  return place === '' ? issue.message : `:${place}${shown} ${issue.message}`;
}

/** Where the innermost node on `path` that exists starts: a missing key is shown at its parent. */
function deepestStart(entry: Node | null, path: readonly PropertyKey[], fallback: number): number {
  let node: unknown = entry;
  let start = fallback;
  for (const key of path) {
    if (!hasGet(node)) return start;
    node = node.get(key, true);
    start = startOf(node, start);
  }
  return start;
}

function hasGet(node: unknown): node is { get(key: unknown, keepScalar: true): unknown } {
  return typeof node === 'object' && node !== null && 'get' in node;
}

function startOf(node: unknown, fallback: number): number {
  return isNode(node) && node.range ? node.range[0] : fallback;
}
