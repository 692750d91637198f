import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  HeadingLevel,
  Packer,
  PageNumber,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import type { DocumentBlock, OfficialDocument } from '../../ports/documents.ts';
import { coreProperties } from './core-properties.ts';
import { linesOf, standsApart } from './lines.ts';
import { A4, MARGIN, TEXT_WIDTH } from './sheet.ts';
import { datelessZip } from './zip.ts';

/*
 * Word's own styles for headings, lists and table headers, so that a reader can move by them. Measures in twips (1/20 point),
 * font sizes in half points.
 */

const FONT = 'Calibri';
const levels = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const;
const twips = (points: number) => Math.round(points * 20);
const LABEL = twips(130);
const INDENT = twips(18);
const line = { style: BorderStyle.SINGLE, size: 4, color: 'BFBFBF' } as const;
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
const borders = { top: line, bottom: line, left: none, right: none, insideHorizontal: line, insideVertical: none };

export async function docxOf(document: OfficialDocument): Promise<Uint8Array> {
  const { title, author, language, blocks } = document;
  const file = new Document({
    title,
    creator: author,
    compatibility: { version: 15 },
    styles: styles(language),
    numbering: { config: [bullets] },
    sections: [
      {
        properties: {
          page: {
            size: { width: twips(A4.width), height: twips(A4.height) },
            margin: {
              top: twips(MARGIN.top),
              bottom: twips(MARGIN.bottom),
              left: twips(MARGIN.side),
              right: twips(MARGIN.side),
            },
          },
        },
        footers: { default: foot(document) },
        children: blocks.flatMap(drawn),
      },
    ],
  });
  // What Word calls the file's own dates would be the moment of making it.
  const core = { path: 'docProps/core.xml', data: coreProperties(document) };
  return datelessZip(await Packer.toBuffer(file, false, [core]));
}

function styles(language: string) {
  const heading = (size: number, before: number, after: number) => ({
    run: { font: FONT, size, bold: true, color: '1F1F1F' },
    paragraph: { keepNext: true, keepLines: true, spacing: { before: twips(before), after: twips(after) } },
  });
  return {
    default: {
      document: {
        run: { font: FONT, size: 22, language: { value: language } },
        paragraph: { spacing: { after: twips(6), line: 276 } },
      },
      heading1: heading(36, 0, 4),
      heading2: heading(26, 16, 4),
      heading3: heading(22, 8, 2),
    },
  };
}

const bullets = {
  reference: 'bullets',
  levels: [
    {
      level: 0,
      format: 'bullet',
      text: '•',
      alignment: AlignmentType.LEFT,
      style: { paragraph: { indent: { left: INDENT, hanging: INDENT } } },
    },
  ],
} as const;

function foot({ title, page }: OfficialDocument): Footer {
  const places = { n: PageNumber.CURRENT, total: PageNumber.TOTAL_PAGES };
  const parts = page.split(/(\{n\}|\{total\})/).map((part) => {
    if (part === '{n}') return places.n;
    return part === '{total}' ? places.total : part;
  });
  return new Footer({
    children: [
      new Paragraph({
        tabStops: [{ type: 'right', position: twips(TEXT_WIDTH) }],
        children: [
          new TextRun({ text: title, size: 18, color: '595959' }),
          new TextRun({ children: ['\t', ...parts], size: 18, color: '595959' }),
        ],
      }),
    ],
  });
}

/** A typed text keeps its line breaks within one paragraph. */
const runs = (text: string, bold = false) =>
  linesOf(text).map(
    (part, index) => new TextRun({ text: part, ...(bold ? { bold } : {}), ...(index === 0 ? {} : { break: 1 }) }),
  );

function drawn(block: DocumentBlock): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'heading':
      return [new Paragraph({ heading: levels[block.level], children: runs(block.text) })];
    case 'paragraph':
      return [new Paragraph({ children: runs(block.text) })];
    case 'list':
      return block.items.map(
        (item) =>
          new Paragraph({
            numbering: { reference: bullets.reference, level: 0 },
            contextualSpacing: true,
            style: 'ListParagraph',
            children: runs(item),
          }),
      );
    case 'facts':
      return block.rows.map(fact);
    case 'table':
      // A paragraph after it: what follows must not stick to the table.
      return [table(block), new Paragraph({ children: [] })];
  }
}

/** A long value, such as a checksum, stands on a line of its own. */
function fact([label, value]: readonly [string, string]): Paragraph {
  const apart = standsApart(label, value);
  return new Paragraph({
    ...(apart ? {} : { tabStops: [{ type: 'left', position: LABEL }], indent: { left: LABEL, hanging: LABEL } }),
    spacing: { after: twips(2) },
    children: [
      new TextRun({ text: `${label}:`, bold: true }),
      apart ? new TextRun({ text: value, break: 1 }) : new TextRun({ children: ['\t', value] }),
    ],
  });
}

function table({ head, rows }: Extract<DocumentBlock, { kind: 'table' }>): Table {
  const widths = columnWidths(head.length);
  const cells = (texts: readonly string[], header: boolean) =>
    texts.map(
      (text, column) =>
        new TableCell({
          width: { size: widths[column] ?? 0, type: WidthType.DXA },
          margins: { top: twips(3), bottom: twips(3), left: twips(4), right: twips(4) },
          ...(header ? { shading: { type: ShadingType.CLEAR, color: 'auto', fill: 'F0F0F0' } } : {}),
          children: [new Paragraph({ spacing: { after: 0 }, children: runs(text, header) })],
        }),
    );
  return new Table({
    width: { size: twips(TEXT_WIDTH), type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    borders,
    rows: [
      new TableRow({ tableHeader: true, cantSplit: true, children: cells(head, true) }),
      ...rows.map((row) => new TableRow({ cantSplit: true, children: cells(row, false) })),
    ],
  });
}

/** The first column holds the most words: it has half of the width. */
function columnWidths(count: number): number[] {
  const whole = twips(TEXT_WIDTH);
  if (count === 1) return [whole];
  const rest = Math.floor(whole / 2 / (count - 1));
  return [whole - rest * (count - 1), ...Array.from({ length: count - 1 }, () => rest)];
}
