import type { DocumentBlock } from '../../ports/documents.ts';
import type { Pen } from './pen.ts';
import { MARGIN, TEXT_WIDTH } from './sheet.ts';

const SIZE = 10;
const GAP = 1.5;
const PAD = { x: 4, y: 4 } as const;

type Table = Extract<DocumentBlock, { kind: 'table' }>;

/** A table with its header cells marked; a row is never split, and the header is drawn again on each new page. */
export function drawTable(pen: Pen, { head, rows }: Table): void {
  const { doc, root } = pen;
  const first = head.length > 1 ? TEXT_WIDTH / 2 : TEXT_WIDTH;
  const others = head.length > 1 ? first / (head.length - 1) : 0;
  const columns = head.map((_, index) => ({
    left: MARGIN.side + (index === 0 ? 0 : first + (index - 1) * others),
    width: index === 0 ? first : others,
  }));
  const inside = (width: number) => ({ width: width - 2 * PAD.x, lineGap: GAP });
  const style = (header: boolean) => pen.font(header ? 'bold' : 'regular', SIZE);

  function heightOf(texts: readonly string[], header: boolean): number {
    style(header);
    return Math.max(...texts.map((text, at) => doc.heightOfString(text, inside(columns[at]?.width ?? 0)))) + 2 * PAD.y;
  }

  /** Draws one row, each cell by `cell`. */
  function row(texts: readonly string[], header: boolean, cell: (write: () => void, text: string) => void): void {
    const height = heightOf(texts, header);
    const top = doc.y;
    pen.artifact('Layout', () => {
      if (header) doc.rect(MARGIN.side, top, TEXT_WIDTH, height).fill('#f0f0f0');
      doc
        .moveTo(MARGIN.side, top + height)
        .lineTo(MARGIN.side + TEXT_WIDTH, top + height)
        .lineWidth(0.5)
        .stroke('#bfbfbf');
    });
    pen.ink();
    for (const [index, { left, width }] of columns.entries()) {
      const text = texts[index] ?? '';
      style(header);
      cell(() => doc.text(text, left + PAD.x, top + PAD.y, inside(width)), text);
    }
    doc.y = top + height;
  }

  const headings = head.map((text) => pen.drawable(text));
  const table = doc.struct('Table');
  root.add(table);
  const tagged = (texts: readonly string[], header: boolean) => {
    const line = doc.struct('TR');
    table.add(line);
    row(texts, header, (write, text) => {
      const scope = { title: text, scope: 'Column' };
      line.add(header ? doc.struct('TH', scope, write) : doc.struct('TD', {}, write));
    });
    line.end();
  };
  const cells = rows.map((texts) => texts.map((text) => pen.drawable(text)));
  pen.room(heightOf(headings, true) + (cells[0] ? heightOf(cells[0], false) : 0));
  tagged(headings, true);
  for (const texts of cells) {
    const page = doc.page;
    pen.room(heightOf(texts, false));
    if (doc.page !== page) row(headings, true, (write) => pen.artifact('Layout', write));
    tagged(texts, false);
  }
  table.end();
  doc.y += 8;
}
