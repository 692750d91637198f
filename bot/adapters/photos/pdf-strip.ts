import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRawStream,
  PDFRef,
  PDFStream,
} from '@cantoo/pdf-lib';
import { withoutSegments } from './jpeg-segments.ts';

/**
 * A PDF written anew with what its pages show and nothing else: of the document, the pages and the notes on them only
 * listed keys are kept, and then all that nothing points at any more is dropped. So scripts, actions, embedded files,
 * links, forms' logic, earlier versions and metadata go without being known by name.
 * Throws what the library throws for an encrypted or broken file, and Error for one without pages.
 */
export async function strippedPdf(bytes: Uint8Array): Promise<Uint8Array> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false, throwOnInvalidObject: true });
  const { context } = document;
  if (document.getPageCount() === 0) throw new Error('no pages');

  keepOnly(document.catalog, ['Type', 'Pages', 'OCProperties', 'Lang']);
  const nodes = new Set<PDFDict>();
  for (const { node } of document.getPages()) {
    keepNotes(node);
    keepOnly(node, [
      'Type',
      'Parent',
      'Resources',
      'MediaBox',
      'CropBox',
      'BleedBox',
      'TrimBox',
      'ArtBox',
      'Rotate',
      'Contents',
      'Group',
      'UserUnit',
      'Annots',
    ]);
    for (
      let parent = node.lookup(PDFName.of('Parent'));
      parent instanceof PDFDict && !nodes.has(parent);
      parent = parent.lookup(PDFName.of('Parent'))
    ) {
      nodes.add(parent);
      keepOnly(parent, ['Type', 'Parent', 'Kids', 'Count', 'Resources', 'MediaBox', 'CropBox', 'Rotate']);
    }
  }
  delete context.trailerInfo.Info;
  delete context.trailerInfo.ID;

  const reached = reachedFrom(document);
  for (const [ref] of context.enumerateIndirectObjects()) {
    if (!reached.has(ref)) context.delete(ref);
  }
  return document.save({
    rewrite: true,
    useObjectStreams: false,
    addDefaultPage: false,
    updateFieldAppearances: false,
  });
}

/** Notes and form fields stay as the pictures that they show; those that show none, such as links, go. */
function keepNotes(page: PDFDict): void {
  const notes = page.lookup(PDFName.of('Annots'));
  page.delete(PDFName.of('Annots'));
  if (!(notes instanceof PDFArray)) return;
  const pictures = notes.asArray().flatMap((_, index) => pictureOf(notes.lookup(index)));
  if (pictures.length > 0)
    page.set(PDFName.of('Annots'), page.context.obj(pictures.map((picture) => page.context.register(picture))));
}

function pictureOf(note: PDFObject | undefined): PDFDict[] {
  if (!(note instanceof PDFDict)) return [];
  const flags = note.lookup(PDFName.of('F'));
  const unseen = 2 | 32; // Hidden, NoView
  if (flags instanceof PDFNumber && (flags.asNumber() & unseen) !== 0) return [];
  const looks = note.lookup(PDFName.of('AP'));
  const rectangle = note.lookup(PDFName.of('Rect'));
  if (!(looks instanceof PDFDict) || !(rectangle instanceof PDFArray)) return [];
  const state = note.lookup(PDFName.of('AS'));
  const normal = looks.get(PDFName.of('N'));
  const drawn = looks.lookup(PDFName.of('N'));
  const shown = drawn instanceof PDFDict && state instanceof PDFName ? drawn.get(state) : normal;
  if (shown === undefined || !(note.context.lookup(shown) instanceof PDFStream)) return [];
  return [note.context.obj({ Type: 'Annot', Subtype: 'Stamp', Rect: rectangle, F: 4, AP: { N: shown } })];
}

function keepOnly(dictionary: PDFDict, keys: readonly string[]): void {
  for (const key of dictionary.keys()) {
    if (!keys.includes(key.decodeText())) dictionary.delete(key);
  }
}

// Any object may carry these; none of them is drawn. The last three fetch a stream's content from elsewhere.
const carried = ['Metadata', 'PieceInfo', 'LastModified', 'AF', 'OPI', 'Measure', 'PtData', 'CreatorInfo'];
const elsewhere = ['F', 'FFilter', 'FDecodeParms'];

/** Walks all that the document still points at, taking what is carried along, and returns the references met. */
function reachedFrom(document: PDFDocument): Set<PDFRef> {
  const { context } = document;
  const reached = new Set<PDFRef>();
  const waiting: (PDFObject | undefined)[] = [context.trailerInfo.Root];
  while (waiting.length > 0) {
    const next = waiting.pop();
    if (next instanceof PDFRef) {
      if (reached.has(next)) continue;
      reached.add(next);
      const target = context.lookup(next);
      const cleaned = target instanceof PDFRawStream ? withoutJpegMetadata(target) : target;
      if (cleaned !== undefined && cleaned !== target) context.assign(next, cleaned);
      waiting.push(cleaned);
    } else if (next instanceof PDFArray) {
      waiting.push(...next.asArray());
    } else if (next instanceof PDFStream || next instanceof PDFDict) {
      const dictionary = next instanceof PDFStream ? next.dict : next;
      for (const key of next instanceof PDFStream ? [...carried, ...elsewhere] : carried)
        dictionary.delete(PDFName.of(key));
      waiting.push(...dictionary.values());
    }
  }
  return reached;
}

function withoutJpegMetadata(stream: PDFRawStream): PDFRawStream {
  const filter = stream.dict.lookup(PDFName.of('Filter'));
  const only = filter instanceof PDFArray && filter.size() === 1 ? filter.lookup(0) : filter;
  if (only !== PDFName.of('DCTDecode')) return stream;
  const picture = withoutSegments(stream.contents);
  if (picture === null) throw new Error('a picture that cannot be read');
  return PDFRawStream.of(stream.dict, picture);
}
