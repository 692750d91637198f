import type { DocumentBlock, OfficialDocument } from '../../ports/documents.ts';
import { linesOf, standsApart } from './lines.ts';
import { drawTable } from './pdf-table.ts';
import { type Pen, penFor } from './pen.ts';
import { A4, MARGIN, TEXT_WIDTH } from './sheet.ts';

const headings = {
  1: { tag: 'H1', size: 20, before: 0, after: 4 },
  2: { tag: 'H2', size: 14, before: 16, after: 4 },
  3: { tag: 'H3', size: 11, before: 8, after: 2 },
} as const;
const TEXT = 11;
const GAP = 2.5;
/** A heading is followed by a line or two on its page. */
const AFTER_HEADING = 44;
const LABEL = 130;
const INDENT = 16;

/** A tagged PDF with bookmarks and its own fonts. */
export async function pdfOf(document: OfficialDocument): Promise<Uint8Array> {
  const pen = await penFor(document);
  const { doc, root } = pen;
  const parts: Uint8Array[] = [];
  const whole = new Promise<Uint8Array>((resolve, reject) => {
    doc.on('data', (part: Uint8Array) => parts.push(part));
    doc.on('end', () => resolve(Buffer.concat(parts)));
    doc.on('error', reject);
  });
  const marks = bookmarks(pen);
  for (const block of document.blocks) draw(pen, block, marks);
  root.end();
  foot(pen, document);
  doc.end();
  return new Uint8Array(await whole);
}

function draw(pen: Pen, block: DocumentBlock, mark: (level: 1 | 2 | 3, text: string) => void): void {
  const { doc, root } = pen;
  switch (block.kind) {
    case 'heading': {
      const { tag, size, before, after } = headings[block.level];
      pen.font('bold', size);
      const text = pen.drawable(block.text);
      const height = doc.heightOfString(text, { width: TEXT_WIDTH });
      if (doc.y > MARGIN.top) doc.y += before;
      pen.room(height + AFTER_HEADING);
      mark(block.level, text);
      root.add(doc.struct(tag, {}, () => doc.text(text, MARGIN.side, doc.y, { width: TEXT_WIDTH })));
      doc.y += after;
      break;
    }
    case 'paragraph': {
      pen.font('regular', TEXT);
      const text = linesOf(pen.drawable(block.text)).join('\n');
      root.add(doc.struct('P', {}, () => doc.text(text, MARGIN.side, doc.y, { width: TEXT_WIDTH, lineGap: GAP })));
      doc.y += 6;
      break;
    }
    case 'list':
      drawList(pen, block.items);
      break;
    case 'facts':
      for (const row of block.rows) drawFact(pen, row);
      doc.y += 4;
      break;
    case 'table':
      drawTable(pen, block);
      break;
  }
}

function drawList(pen: Pen, items: readonly string[]): void {
  const { doc, root } = pen;
  pen.font('regular', TEXT);
  const list = doc.struct('L');
  root.add(list);
  const inside = { width: TEXT_WIDTH - INDENT, lineGap: GAP };
  for (const item of items) {
    const text = pen.drawable(item);
    pen.room(doc.heightOfString(text, inside));
    const top = doc.y;
    const entry = doc.struct('LI');
    list.add(entry);
    entry.add(doc.struct('Lbl', {}, () => doc.text('•', MARGIN.side + 4, top, { lineBreak: false })));
    entry.add(doc.struct('LBody', {}, () => doc.text(text, MARGIN.side + INDENT, top, inside)));
    entry.end();
    doc.y += 1;
  }
  list.end();
  doc.y += 5;
}

/** «Label: value» as one paragraph, the value in a column of its own; under a long label when it is long. */
function drawFact(pen: Pen, [label, value]: readonly [string, string]): void {
  const { doc, root } = pen;
  const [said, answer] = [`${pen.drawable(label)}: `, pen.drawable(value)];
  const apart = standsApart(label, value);
  const left = MARGIN.side + (apart ? 0 : LABEL);
  const inside = { width: MARGIN.side + TEXT_WIDTH - left, lineGap: GAP };
  pen.font('regular', TEXT);
  const height = doc.heightOfString(answer, inside);
  pen.room(height + (apart ? doc.currentLineHeight(true) + GAP : 0));
  const top = doc.y;
  const row = doc.struct('P');
  root.add(row);
  pen.font('bold', TEXT);
  row.add(doc.struct('Span', {}, () => doc.text(said, MARGIN.side, top, { lineBreak: false })));
  const under = apart ? top + doc.currentLineHeight(true) + GAP : top;
  pen.font('regular', TEXT);
  row.add(doc.struct('Span', {}, () => doc.text(answer, left, under, inside)));
  row.end();
  doc.y = Math.max(doc.y, under + height) + 1;
}

/** Headings as bookmarks, each under the one that it belongs to. */
function bookmarks({ doc }: Pen): (level: 1 | 2 | 3, text: string) => void {
  const open = [doc.outline];
  return (level, text) => {
    open.length = Math.min(open.length, level);
    // pdfkit measures from the right and the top; zoom 0 keeps the reader's own.
    const place = { expanded: true, left: A4.width, top: doc.y, zoom: 0 };
    const under = open.at(-1) ?? doc.outline;
    open.push(under.addItem(text, place));
  };
}

function foot(pen: Pen, { title, page }: OfficialDocument): void {
  const { doc } = pen;
  const { count } = doc.bufferedPageRange();
  for (let index = 0; index < count; index += 1) {
    doc.switchToPage(index);
    // Below the margin is where the foot stands; text there would else begin a new page.
    doc.page.margins.bottom = 0;
    pen.artifact('Pagination', () => {
      pen.font('regular', 9);
      doc.fillColor('#595959');
      const top = A4.height - 44;
      const said = page.replace('{n}', String(index + 1)).replace('{total}', String(count));
      const width = doc.widthOfString(said);
      doc.text(pen.drawable(title), MARGIN.side, top, {
        width: TEXT_WIDTH - width - 12,
        height: 12,
        ellipsis: true,
        lineBreak: false,
      });
      doc.text(said, A4.width - MARGIN.side - width, top, { lineBreak: false });
    });
  }
}
