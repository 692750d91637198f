import PDFDocument from 'pdfkit';
import { z } from 'zod';
import type { OfficialDocument } from '../../ports/documents.ts';
import { fonts } from './fonts.ts';
import { A4, MARGIN } from './sheet.ts';

export type Doc = InstanceType<typeof PDFDocument>;
type Element = ReturnType<Doc['struct']>;

/** A PDF under way, with the tags that say what each word of it is. */
export type Pen = {
  readonly doc: Doc;
  /** Everything that is read stands in here. */
  readonly root: Element;
  font(weight: 'regular' | 'bold', size: number): void;
  /** What the font can draw of a text. */
  drawable(text: string): string;
  /** Lines and the like, which a screen reader passes over. */
  artifact(type: 'Layout' | 'Pagination', draw: () => void): void;
  /** The ordinary colour again: a new page and a filled shape forget it. */
  ink(): void;
  /** Goes to a new page unless so many points are left on this one. */
  room(height: number): void;
};

/** ISO 14289-1: that the file keeps to PDF/UA is said in its metadata. */
const pdfUa = `
        <rdf:Description xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" rdf:about="">
            <pdfuaid:part>1</pdfuaid:part>
        </rdf:Description>`;

/** pdfkit writes titles into XML as they are. */
const inMetadata = (text: string) => text.replaceAll('&', '+').replaceAll('<', '‹').replaceAll('>', '›');

const INK = '#1f1f1f';

const withFont = z.object({
  _font: z.object({ font: z.custom<{ hasGlyphForCodePoint(point: number): boolean }>() }),
});

export async function penFor({ title, author, language, at }: OfficialDocument): Promise<Pen> {
  const { regular, bold } = await fonts();
  const doc = new PDFDocument({
    size: [A4.width, A4.height],
    margins: { top: MARGIN.top, bottom: MARGIN.bottom, left: MARGIN.side, right: MARGIN.side },
    pdfVersion: '1.7',
    lang: language,
    tagged: true,
    displayTitle: true,
    bufferPages: true,
    info: {
      Title: inMetadata(title),
      Author: inMetadata(author),
      Producer: 'Trygg',
      Creator: 'Trygg',
      CreationDate: at,
    },
  });
  doc.appendXML(pdfUa);
  doc.registerFont('regular', Buffer.from(regular)).registerFont('bold', Buffer.from(bold));
  doc.font('regular').fillColor(INK);
  const glyphs = withFont.parse(doc)._font.font;
  const root = doc.struct('Document');
  doc.addStructure(root);
  return {
    doc,
    root,
    font: (weight, size) => void doc.font(weight).fontSize(size),
    drawable: (text) =>
      [...text]
        .map((sign) => {
          const point = sign.codePointAt(0) ?? 0;
          if (sign === '\n' || glyphs.hasGlyphForCodePoint(point)) return sign;
          // Joiners and the like have no look of their own; any other sign is told by its number, never left out.
          return /\p{C}|\p{Mn}/u.test(sign) ? '' : `[U+${point.toString(16).toUpperCase()}]`;
        })
        .join(''),
    artifact(type, draw) {
      doc.markContent('Artifact', { type });
      draw();
      doc.endMarkedContent();
    },
    room(height) {
      if (doc.y + height > doc.page.height - doc.page.margins.bottom) doc.addPage();
      doc.fillColor(INK);
    },
    ink: () => void doc.fillColor(INK),
  };
}
