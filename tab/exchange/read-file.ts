import type { SheetCell } from './read-rows.ts';

export const MOST_MB = 10;
export type FileUnread = 'tooLarge' | 'kind' | 'broken';

/** Text between delimiters, with quotes as spreadsheets write them; the delimiter is found when it is not given. */
export async function readDelimited(text: string, delimiter = ''): Promise<SheetCell[][]> {
  const { default: papa } = await import('papaparse');
  const { data } = papa.parse<string[]>(text.replace(/^\uFEFF/, ''), {
    delimiter,
    delimitersToGuess: [';', ',', '\t'],
  });
  return data;
}

/** Cells of a file's first sheet. */
export async function readFile(file: File): Promise<SheetCell[][] | FileUnread> {
  if (file.size > MOST_MB * 1_000_000) return 'tooLarge';
  const bytes = await file.arrayBuffer();
  const [first, second] = new Uint8Array(bytes);
  // An .xlsx is a packed folder, whatever the file is called.
  const packed = first === 0x50 && second === 0x4b;
  if (!packed && !/\.(csv|tsv|txt)$/i.test(file.name)) return 'kind';
  try {
    if (!packed) return await readDelimited(decoded(bytes), file.name.endsWith('.tsv') ? '\t' : '');
    const { readSheet } = await import('read-excel-file/universal');
    const sheet: unknown[][] = await readSheet(bytes, { trim: false });
    return sheet.map((row) => row.map(cellOf));
  } catch {
    return 'broken';
  }
}

function cellOf(value: unknown): SheetCell {
  if (value instanceof Date) return value;
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
}

/** UTF-8; else what older Excel writes in Sweden. */
function decoded(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
