// In: folded text and a folded literal. Out: where it stands, from left to right, not overlapping, as Ctrl+F counts.

export function occurrencesOf(text: string, literal: string): number {
  if (literal === '') return 0;
  let count = 0;
  for (let at = text.indexOf(literal); at >= 0; at = text.indexOf(literal, at + literal.length)) count += 1;
  return count;
}
