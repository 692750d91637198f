import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, PDFString } from '@cantoo/pdf-lib';
import { strFromU8, unzipSync } from 'fflate';
import { getDocumentProxy } from 'unpdf';

/** One tagged thing of a document, from top to bottom: what it is, and its words. */
export type Tagged = readonly [tag: string, text: string];

const squeezed = (text: string) => text.replace(/\s+/g, ' ').trim();
const plainXml = (xml: string) =>
  xml
    .replace(/<w:(?:tab|br)\b[^>]*\/>/g, ' ')
    .replace(/<[^>]+>/g, '')
    .replace(/&#(\d+);/g, (_, point: string) => String.fromCodePoint(Number(point)))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');

/** A Word file: its parts as XML, and the body as a screen reader goes through it. */
export function readDocx(bytes: Uint8Array) {
  const parts = Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]));
  const part = (name: string): string => parts[name] ?? '';
  const body = /<w:body>([\s\S]*)<\/w:body>/.exec(part('word/document.xml'))?.[1] ?? '';
  const tagged: Tagged[] = [];
  for (const [row, inside] of body
    .matchAll(/<w:tr[ >][\s\S]*?<\/w:tr>|<w:p[ >][\s\S]*?<\/w:p>/g)
    .map((found) => [found[0], found[0]] as const)) {
    if (row.startsWith('<w:tr')) {
      const tag = row.includes('<w:tblHeader') ? 'TH' : 'TD';
      for (const [cell] of inside.matchAll(/<w:tc>[\s\S]*?<\/w:tc>/g)) tagged.push([tag, squeezed(plainXml(cell))]);
      continue;
    }
    const style = /<w:pStyle w:val="([^"]+)"/.exec(row)?.[1] ?? '';
    const text = squeezed(plainXml(row));
    const level = /^Heading(\d)$/.exec(style)?.[1];
    const tag = level ? `H${level}` : row.includes('<w:numPr>') ? 'LI' : 'P';
    if (text !== '') tagged.push([tag, text]);
  }
  return { parts, part, tagged };
}

type Node = { role?: string; children?: Node[]; type?: string; id?: string };
/** What words belong to; within it everything is one text. */
const whole = new Set(['H1', 'H2', 'H3', 'P', 'LI', 'TH', 'TD']);

/** A PDF: what its catalogue says, its fonts, its bookmarks, and its structure tree with the words of each node. */
export async function readPdf(bytes: Uint8Array) {
  const pdf = await getDocumentProxy(new Uint8Array(bytes));
  const tagged: Tagged[] = [];
  const artifacts: string[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const words = new Map<string, string>();
    const open: (string | null)[] = [];
    let untagged = '';
    for (const item of (await page.getTextContent({ includeMarkedContent: true })).items) {
      if ('type' in item) {
        if (item.type === 'endMarkedContent') open.pop();
        else open.push('id' in item && typeof item.id === 'string' ? item.id : null);
        continue;
      }
      const at = open.findLast((each) => each !== null);
      if (at) words.set(at, `${words.get(at) ?? ''}${item.str}${item.hasEOL ? ' ' : ''}`);
      else untagged += item.str;
    }
    artifacts.push(squeezed(untagged));
    const gather = (node: Node): string =>
      node.type === 'content' ? (words.get(node.id ?? '') ?? '') : (node.children ?? []).map(gather).join(' ');
    const walk = (node: Node): void => {
      if (node.role && whole.has(node.role)) {
        const text = squeezed(gather(node));
        // A table's other rows are in the tree of each of its pages, without their words.
        if (text !== '') tagged.push([node.role, text]);
      } else for (const child of node.children ?? []) walk(child);
    };
    const tree: unknown = await page.getStructTree();
    if (isNode(tree)) walk(tree);
  }
  return { pdf, tagged, artifacts, ...(await catalogue(bytes)) };
}

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null;

async function catalogue(bytes: Uint8Array) {
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  const { catalog, context } = document;
  const text = (name: string) => {
    const found = catalog.lookup(PDFName.of(name));
    return found instanceof PDFString || found instanceof PDFHexString ? found.decodeText() : null;
  };
  const objects = context
    .enumerateIndirectObjects()
    .flatMap(([, object]) => (object instanceof PDFDict ? [object] : []));
  const named = (dict: PDFDict, key: string) => String(dict.get(PDFName.of(key)) ?? '');
  const fonts = objects.filter((dict) => named(dict, 'Type') === '/FontDescriptor');
  const rows = objects.filter((dict) => named(dict, 'S') === '/TH');
  const children = catalog.lookup(PDFName.of('StructTreeRoot'));
  return {
    language: text('Lang'),
    marked: String(catalog.lookup(PDFName.of('MarkInfo'))),
    viewer: String(catalog.lookup(PDFName.of('ViewerPreferences'))),
    metadata: Buffer.from(bytes).toString('latin1'),
    fonts: fonts.map((font) => ({
      name: named(font, 'FontName'),
      embedded: ['FontFile', 'FontFile2', 'FontFile3'].some((key) => font.has(PDFName.of(key))),
    })),
    headerScopes: rows.map((row) => String(row.lookup(PDFName.of('A')))),
    hasTree:
      children instanceof PDFDict &&
      (children.lookup(PDFName.of('K')) instanceof PDFArray || children.has(PDFName.of('K'))),
  };
}
