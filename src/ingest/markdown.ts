// In: a Markdown file as text. Out: its plain text and what its YAML front matter says.
// Takes off heading marks and emphasis only: the words stay as they stand.

import { type Flaw, flaw } from './flaw.ts';
import { type MetadataOverrides, parseOverrides } from './overrides.ts';

export interface MarkdownText {
  readonly text: string;
  readonly overrides: MetadataOverrides;
  readonly flaws: readonly Flaw[];
}

/** `text` has `\n` line ends. Front matter stands between two `---` lines at the very top. */
export function readMarkdown(text: string): MarkdownText {
  const matter = /^---[ \t]*\n([\s\S]*?\n)?---[ \t]*(?:\n|$)/.exec(text);
  if (!matter) {
    const flaws = /^---[ \t]*\n/.test(text) ? [flaw('front-matter-invalid', '文件头信息没有以 --- 结束，未采用')] : [];
    return { text: plainText(text), overrides: {}, flaws };
  }
  const parsed = parseOverrides(matter[1] ?? '', 'front-matter-invalid');
  return { text: plainText(text.slice(matter[0].length)), overrides: parsed.overrides, flaws: parsed.flaws };
}

function plainText(markdown: string): string {
  return markdown
    .split('\n')
    .map((line) =>
      line
        .replace(/^ {0,3}#{1,6}[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*$/, '$1')
        .replace(/(\*\*|__)(\S(?:.*?\S)?)\1/g, '$2')
        .replace(/^ {0,3}(?:-{3,}|\*{3,})[ \t]*$/, ''),
    )
    .join('\n');
}
