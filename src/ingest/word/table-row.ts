// In: the cells of a table's row, each with its lines. Out: the row as lines of text.

/**
 * A row of data becomes one line `a | b |`. A row whose cells hold many paragraphs only lays out the page, and a row
 * with one cell is a frame: their lines stay lines.
 */
export function joinTableRow(cells: readonly (readonly string[])[]): readonly string[] {
  const filled = cells.map((lines) => lines.filter((line) => line.trim() !== ''));
  const lines = filled.flat();
  if (lines.length === 0) return [];
  if (cells.length === 1 || lines.length > 2 * cells.length) return lines;
  return [`${filled.map((cell) => cell.join(' ').trim()).join(' | ')} |`];
}
