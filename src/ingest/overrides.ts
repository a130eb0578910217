// In: what a sidecar or front matter says, as YAML text. Out: checked metadata overrides, or flaws.
// Never throws on bad YAML: a bad sidecar is a flaw and the rest of the file is still read.

import { parseDocument } from 'yaml';
import { z } from 'zod';
import { zhCN } from 'zod/locales';
import { messageOf } from '../errors.ts';
import { type Flaw, type FlawCode, flaw } from './flaw.ts';

z.config(zhCN());

const date = z.iso.date('日期要写成 2024-03-05 的样子，并且真有这一天');
const text = z.string().trim().min(1).max(500);
// Real codes have six digits; a township or zone adds its name.
// YAML reads a bare 330226 as a number.
const regionCode = z
  .union([z.string(), z.number().int().transform(String)])
  .pipe(z.string().regex(/^\d{6}(\/.{1,40})?$/u, '地区代码是六位数字，乡镇写成 330226/西店镇'));

const overridesSchema = z
  .object({
    id: z.string().regex(/^[A-Za-z0-9_-]{4,64}$/, 'id 只能用字母、数字、- 和 _,4 到 64 个'),
    title: text,
    region: z.union([regionCode, z.object({ code: regionCode }).transform((region) => region.code)]),
    level: z.enum(['国家', '省', '市', '县', '乡镇']),
    issuer: text,
    issuerKind: z.enum(['government', 'department']),
    year: z.number().int().min(1949).max(2100),
    publishedOn: date.nullable(),
    writtenOn: date.nullable(),
    signedOn: date.nullable(),
    docNumber: text.nullable(),
    indexNumber: text.nullable(),
    addressee: text.nullable(),
    sourceUrl: z.httpUrl('网址要以 http:// 或 https:// 开头').max(2000).nullable(),
    isDigest: z.boolean(),
    digestOf: text,
  })
  .partial()
  .strict();

/** Field values that win over what is read from the text. `region` is a code or `code/name`. */
export type MetadataOverrides = z.infer<typeof overridesSchema>;

// A sidecar is a few lines; more is not a sidecar.
const MAX_OVERRIDES_CHARS = 20_000;

/**
 * Reads a sidecar (`NAME.meta.yaml`) or the front matter of a `.md` file.
 * An unknown or wrong field makes one flaw each and is left out; the other fields still count.
 */
export function parseOverrides(
  yamlText: string,
  code: Extract<FlawCode, 'front-matter-invalid' | 'sidecar-invalid'>,
): { overrides: MetadataOverrides; flaws: readonly Flaw[] } {
  if (yamlText.length > MAX_OVERRIDES_CHARS) {
    return {
      overrides: {},
      flaws: [flaw(code, `信息太长（${yamlText.length} 字），超过 ${MAX_OVERRIDES_CHARS} 字，未采用`)],
    };
  }
  let raw: unknown;
  try {
    const document = parseDocument(yamlText);
    const [problem] = document.errors;
    if (problem) {
      return { overrides: {}, flaws: [flaw(code, `YAML 写法有误：${problem.message.split('\n')[0] ?? ''}`)] };
    }
    raw = document.toJS({ maxAliasCount: 0 });
  } catch (error) {
    return { overrides: {}, flaws: [flaw(code, `YAML 读不出来：${messageOf(error)}`)] };
  }
  if (raw === null || raw === undefined) return { overrides: {}, flaws: [] };
  if (typeof raw !== 'object' || Array.isArray(raw)) {
    return { overrides: {}, flaws: [flaw(code, '应当是“字段: 值”的列表')] };
  }
  return dropWrongFields(raw as Record<string, unknown>, code);
}

function dropWrongFields(
  raw: Record<string, unknown>,
  code: FlawCode,
): { overrides: MetadataOverrides; flaws: readonly Flaw[] } {
  const kept: Record<string, unknown> = {};
  const flaws: Flaw[] = [];
  for (const [field, value] of Object.entries(raw)) {
    const checked = overridesSchema.safeParse({ [field]: value });
    if (checked.success) Object.assign(kept, checked.data);
    else flaws.push(flaw(code, `字段 ${field} 未采用：${checked.error.issues[0]?.message ?? '值不对'}`, field));
  }
  return { overrides: kept as MetadataOverrides, flaws };
}
