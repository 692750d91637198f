import { Refusal } from '../../core/errors.ts';
import type { TaskFileType } from '../../core/tasks/task-file.ts';
import type { FileCleaner } from '../../ports/file-cleaner.ts';
import { makePhotoCleaner, typeOf } from './cleaner.ts';

const LIMIT = 25_000_000;

/** What is told by its content and kept as it came. Programs stand in none of them: those with macros are kinds of their own. */
const asTheyCame = [
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  'application/vnd.oasis.opendocument.text',
  'application/vnd.oasis.opendocument.spreadsheet',
] as const satisfies readonly TaskFileType[];
const cleaned = ['image/jpeg', 'image/png', 'image/apng', 'image/webp', 'application/pdf'];

/** Files of tasks, by a closed list. Pictures and PDFs are written anew without metadata, as the photos of a case are. */
export function makeFileCleaner(): FileCleaner {
  const photos = makePhotoCleaner({
    bytes: LIMIT,
    pixels: 64_000_000,
    pdf: { seconds: 20, memory: 512 * 1024 * 1024 },
  });
  return {
    async clean(bytes, name) {
      if (bytes.length > LIMIT) throw new Refusal('fileTooLarge', { limit: LIMIT, size: bytes.length });
      const type = await typeOf(bytes);
      if (cleaned.includes(type)) return photos.clean(bytes);
      const known = asTheyCame.find((each) => each === type);
      if (known) return { type: known, bytes };
      const text = type === 'unknown' ? textType(bytes, name) : null;
      if (text) return { type: text, bytes };
      throw new Refusal('fileTypeRefused', { type });
    },
  };
}

const texts = [
  { ending: '.txt', type: 'text/plain' },
  { ending: '.csv', type: 'text/csv' },
] as const satisfies readonly { readonly ending: string; readonly type: TaskFileType }[];

/** Plain text has nothing in it that says so: its name does, and no byte of it may say otherwise. Windows' old letters are let through. */
function textType(bytes: Uint8Array, name: string): TaskFileType | null {
  const type = texts.find(({ ending }) => name.toLowerCase().endsWith(ending))?.type;
  const binary = bytes.some((byte) => byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d);
  return type === undefined || bytes.length === 0 || binary ? null : type;
}
