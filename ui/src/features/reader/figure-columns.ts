/**
 * Which cells of a table stand in columns of figures, as `flyleaf_text::table` finds them for print. Pure.
 */
import type { Block, Cell, TableRow } from '$lib/ipc/bindings';

/** No span reaches past this column; HTML's own limit. */
const MOST_COLUMNS = 1000;

interface Place {
  cell: Cell;
  row: number;
  /** Its first column. */
  column: number;
  columns: number;
}

/** For every row and cell, whether its column holds figures: below the head nothing but figures, and one at least. */
export function figureColumns(rows: readonly TableRow[], head: number): boolean[][] {
  const places = placesOf(rows);
  const below = head < rows.length ? head : 0;
  const found = new Set<number>();
  const refused = new Set<number>();
  for (const { cell, row, column, columns } of places) {
    if (row < below || columns > 1) continue;
    const text = textOf(cell.blocks).trim();
    if (isFigure(text)) found.add(column);
    else if (!['', '–', '—', '-'].includes(text)) refused.add(column);
  }
  const answer: boolean[][] = rows.map(() => []);
  for (const { row, column, columns } of places) {
    answer[row]?.push(columns === 1 && found.has(column) && !refused.has(column));
  }
  return answer;
}

/** Where the cells stand: each in the first column of its row that no cell above reaches into. */
function placesOf(rows: readonly TableRow[]): Place[] {
  const places: Place[] = [];
  /** For each column, the first row that is free again. */
  const free: number[] = [];
  rows.forEach(({ cells }, row) => {
    let column = 0;
    for (const cell of cells) {
      while ((free[column] ?? 0) > row) column += 1;
      const most = Math.max(1, Math.min(cell.columns, MOST_COLUMNS - column));
      let columns = 1;
      while (columns < most && (free[column + columns] ?? 0) <= row) columns += 1;
      for (let at = column; at < column + columns; at++) free[at] = row + Math.max(1, cell.rows);
      places.push({ cell, row, column, columns });
      column += columns;
    }
  });
  return places;
}

function textOf(blocks: readonly Block[]): string {
  return blocks
    .map((block) => {
      switch (block.kind) {
        case 'paragraph':
        case 'heading':
          return block.runs.map(({ text }) => text).join('');
        case 'preformatted':
          return block.text;
        case 'rule':
          return '';
        default:
          // Whatever holds blocks of its own is no figure.
          return '\n';
      }
    })
    .join('\n');
}

const LOOKS = /^[\d+\-−–±~≈<>≤≥$€£¥￥(（.][\p{L}\p{N}\u00a0\u202f .,'’:/%‰°()（）+\-−–±~≈<>≤≥$€£¥￥]*$/u;
const LONGEST = 24;

/** Whether a text is a number as people print them: signs, separators, a currency before, a unit or per cent behind. */
export function isFigure(text: string): boolean {
  const digits = text.match(/[0-9]/g)?.length ?? 0;
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  return [...text].length <= LONGEST && digits > 0 && letters <= 3 && digits >= letters && LOOKS.test(text);
}
