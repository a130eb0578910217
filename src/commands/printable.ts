// In: text for a terminal, from reports and queries. Out: the same without characters that a terminal would obey.

/** Control characters but line breaks become `\ufffd`. */
export function printable(text: string): string {
  return text.replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '\ufffd');
}
