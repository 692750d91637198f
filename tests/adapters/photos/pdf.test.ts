import { deflateSync } from 'node:zlib';
import {
  decodePDFRawStream,
  degrees,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFRawStream,
  PDFString,
} from '@cantoo/pdf-lib';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { makePhotoCleaner } from '../../../bot/adapters/photos/cleaner.ts';
import { Refusal } from '../../../bot/core/errors.ts';
import { marker, tellingPicture } from './pictures.ts';

const cleaner = makePhotoCleaner();

/** All that a PDF holds, unpacked, as one text. */
async function unpacked(bytes: Uint8Array): Promise<string> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  const parts = [Buffer.from(bytes).toString('latin1')];
  for (const [, object] of document.context.enumerateIndirectObjects()) {
    if (object instanceof PDFRawStream) {
      parts.push(object.dict.toString(), Buffer.from(object.contents).toString('latin1'));
      const packed = object.dict.get(PDFName.of('Filter')) === PDFName.of('FlateDecode');
      if (packed) parts.push(Buffer.from(decodePDFRawStream(object).decode()).toString('latin1'));
    } else parts.push(object.toString());
  }
  return parts.join('\n');
}

/** A document that tells, and runs, in every way we know; `visible` stands on its page. */
async function tellingDocument(): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const { context } = document;
  document.setTitle(marker);
  document.setAuthor(marker);
  document.addJavaScript('run', `app.alert('${marker}')`);
  await document.attach(Buffer.from(marker), `${marker}.txt`, { mimeType: 'text/plain' });
  const xmp = context.register(
    context.stream(`<x:xmpmeta>${marker}</x:xmpmeta>`, { Type: 'Metadata', Subtype: 'XML' }),
  );
  document.catalog.set(PDFName.of('Metadata'), xmp);
  document.catalog.set(PDFName.of('OpenAction'), context.obj({ S: 'Launch', F: PDFString.of(marker) }));

  const page = document.addPage([300, 200]);
  page.drawText('visible');
  const photo = await document.embedJpg(await tellingPicture('jpeg'));
  page.drawImage(photo, { x: 10, y: 10, width: 50, height: 50 });
  const field = document.getForm().createTextField(`field.${marker}`);
  field.setText('filled in');
  field.addToPage(page, { x: 10, y: 100, width: 100, height: 20 });
  const link = context.register(
    context.obj({
      Type: 'Annot',
      Subtype: 'Link',
      Rect: [0, 0, 10, 10],
      A: { S: 'URI', URI: PDFString.of(`https://example.org/${marker}`) },
    }),
  );
  const note = context.register(
    context.obj({
      Type: 'Annot',
      Subtype: 'Text',
      Rect: [0, 0, 10, 10],
      T: PDFHexString.fromText(marker),
      Contents: PDFString.of(marker),
    }),
  );
  page.node.addAnnot(link);
  page.node.addAnnot(note);
  page.node.set(PDFName.of('AA'), context.obj({ O: { S: 'JavaScript', JS: PDFString.of(marker) } }));
  page.node.set(PDFName.of('PieceInfo'), context.obj({ App: { Private: PDFString.of(marker) } }));
  page.node.set(
    PDFName.of('VP'),
    context.obj([{ Measure: { Subtype: 'GEO', GPTS: [56.67, 12.85] }, Name: PDFString.of(marker) }]),
  );
  await document.flush();
  for (const [, object] of context.enumerateIndirectObjects()) {
    if (object instanceof PDFRawStream && object.dict.get(PDFName.of('Subtype')) === PDFName.of('Image'))
      object.dict.set(PDFName.of('Metadata'), xmp);
  }
  return document.save();
}

async function code(bytes: Uint8Array, by = cleaner): Promise<string> {
  return by.clean(bytes).then(
    () => 'let through',
    (error) => (error instanceof Refusal ? error.code : String(error)),
  );
}

describe('A PDF', () => {
  it('loses title, author, scripts, actions, links, notes, embedded files and metadata, in its pictures too', async () => {
    const before = await tellingDocument();
    expect(await unpacked(before)).toContain(marker);
    const clean = await cleaner.clean(before);
    expect(clean.type).toBe('application/pdf');
    const after = await unpacked(clean.bytes);
    expect(after).not.toContain(marker);
    expect(after).not.toContain(Buffer.from(marker, 'utf16le').swap16().toString('hex').toUpperCase());
    for (const word of [
      '/JavaScript',
      '/JS',
      '/Launch',
      '/URI',
      '/EmbeddedFile',
      '/OpenAction',
      '/AA',
      '/Metadata',
      '/Info',
      '/GPTS',
      '/AcroForm',
      'Exif',
    ]) {
      expect(after, word).not.toContain(word);
    }
  });

  it('shows what its pages showed: words, picture, and what was filled in', async () => {
    const clean = await cleaner.clean(await tellingDocument());
    const document = await PDFDocument.load(clean.bytes);
    expect(document.getPages().map((page) => page.getSize())).toEqual([{ width: 300, height: 200 }]);
    const after = await unpacked(clean.bytes);
    expect(after).toContain(Buffer.from('visible').toString('hex').toUpperCase());
    expect(after).toContain(Buffer.from('filled in').toString('hex').toUpperCase());
    const pictures = document.context
      .enumerateIndirectObjects()
      .flatMap(([, object]) =>
        object instanceof PDFRawStream && object.dict.get(PDFName.of('Filter')) === PDFName.of('DCTDecode')
          ? [object.contents]
          : [],
      );
    expect(pictures).toHaveLength(1);
    const { dominant } = await sharp(pictures[0]).stats();
    expect(dominant.r).toBeGreaterThan(180);
  });

  it('keeps its pages in order, with what they inherit', async () => {
    const document = await PDFDocument.create();
    for (const width of [100, 200, 300, 400]) document.addPage([width, 50]);
    document.getPage(1).setRotation(degrees(90));
    const clean = await PDFDocument.load((await cleaner.clean(await document.save({ useObjectStreams: true }))).bytes);
    expect(clean.getPages().map((page) => page.getWidth())).toEqual([100, 200, 300, 400]);
    expect(clean.getPage(1).getRotation().angle).toBe(90);
  });

  it('loses its earlier versions', async () => {
    const document = await PDFDocument.create();
    document.addPage([100, 100]).drawText('now');
    const bytes = Buffer.from(await document.save({ useObjectStreams: false })).toString('latin1');
    const earlier = bytes.replace('%%EOF', `%%EOF\n900 0 obj\n(${marker})\nendobj\n`);
    const clean = await cleaner.clean(Buffer.from(earlier, 'latin1'));
    expect(await unpacked(clean.bytes)).not.toContain(marker);
  });
});

describe('A PDF that cannot be cleaned is refused', () => {
  it('when it is encrypted', async () => {
    const document = await PDFDocument.create();
    document.addPage();
    document.encrypt({ userPassword: 'x', ownerPassword: 'y' });
    expect(await code(await document.save({ useObjectStreams: false }))).toBe('fileBroken');
  });

  it('when it is cut, damaged or empty', async () => {
    const whole = await tellingDocument();
    expect(await code(whole.subarray(0, 300))).toBe('fileBroken');
    expect(await code(Buffer.from('%PDF-1.7\n'))).toBe('fileBroken');
    expect(await code(Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(5000, '[')]))).toBe('fileBroken');
    const empty = await PDFDocument.create();
    expect(await code(await empty.save({ addDefaultPage: false }))).toBe('fileBroken');
  });

  it('when it unpacks to more memory than it may take, and the next one is cleaned as before', async () => {
    const within = (megabytes: number) =>
      makePhotoCleaner({ bytes: 10_000_000, pixels: 1_000_000, pdf: { seconds: 60, memory: megabytes * 2 ** 20 } });
    const small = within(150);
    const packed = deflateSync(deflateSync(Buffer.alloc(250 * 2 ** 20)));
    const document = await PDFDocument.create();
    document.addPage();
    const plain = Buffer.from(await document.save({ useObjectStreams: false })).toString('latin1');
    const stream = `900 0 obj\n<</Type/ObjStm/N 0/First 0/Filter[/FlateDecode/FlateDecode]/Length ${packed.length}>>\nstream\n${packed.toString('latin1')}\nendstream\nendobj\n`;
    const bomb = Buffer.from(
      plain.replace('1 0 obj', () => `${stream}1 0 obj`),
      'latin1',
    );
    expect(bomb.length).toBeLessThan(20_000);
    expect(await code(bomb, within(4000))).toBe('let through');
    expect(await code(bomb, small)).toBe('fileBroken');
    expect(await code(await tellingDocument(), small)).toBe('let through');
  });

  it('when it takes longer than it may', async () => {
    const hasty = makePhotoCleaner({ bytes: 10_000_000, pixels: 1_000_000, pdf: { seconds: 0, memory: 2 ** 30 } });
    expect(await code(await tellingDocument(), hasty)).toBe('fileBroken');
  });
});
