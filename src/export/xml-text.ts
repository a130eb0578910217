// In: a text. Out: the same text without what XML 1.0 cannot hold, so that Word and Excel open the file.

// Control characters but tab and line ends, half surrogate pairs, and U+FFFE, U+FFFF (XML 1.0, production 2).
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\p{Surrogate}\ufffe\uffff]/gu;

export function xmlText(text: string): string {
  return text.replace(FORBIDDEN, '');
}
