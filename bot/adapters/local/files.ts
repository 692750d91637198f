import { randomBytes, randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Chats } from './chats.ts';
import type { Attachment, StoredFile } from './records.ts';

/** Pictures that Teams shows inline and hands to the bot by an address that needs the bot's token. */
const inlineTypes = ['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/bmp'];

export const isInline = (file: StoredFile) => inlineTypes.includes(file.contentType);

/** Files that people attach: bytes in a folder (or in memory), the rest in the journal. */
export type Files = ReturnType<typeof createFiles>;

export function createFiles(options: { folder: string | null; chats: Chats; origin: () => string }) {
  const inMemory = new Map<string, Uint8Array<ArrayBuffer>>();
  const folder = options.folder === null ? null : join(options.folder, 'files');
  if (folder !== null) mkdirSync(folder, { recursive: true });

  return {
    async save(name: string, contentType: string, bytes: Uint8Array<ArrayBuffer>): Promise<StoredFile> {
      const file = {
        id: randomUUID(),
        secret: randomBytes(24).toString('base64url'),
        name: name.replace(/[\\/\p{Cc}]/gu, '_').slice(-200) || 'fil',
        contentType: contentType.split(';')[0]?.trim().toLowerCase() || 'application/octet-stream',
        bytes: bytes.byteLength,
      };
      if (folder === null) inMemory.set(file.id, bytes);
      else await writeFile(join(folder, file.id), bytes);
      options.chats.addFile(file);
      return file;
    },
    async read(file: StoredFile): Promise<Uint8Array<ArrayBuffer> | undefined> {
      if (folder === null) return inMemory.get(file.id);
      return readFile(join(folder, file.id)).then(
        (bytes) => new Uint8Array(bytes),
        () => undefined,
      );
    },
    /** The attachment as Teams puts it in a personal chat's message to the bot. */
    toAttachment(file: StoredFile): Attachment {
      if (isInline(file))
        return {
          contentType: 'image/*',
          contentUrl: `${options.origin()}/connector/v3/attachments/${file.id}/views/original`,
          name: file.name,
        };
      const dot = file.name.lastIndexOf('.');
      return {
        contentType: 'application/vnd.microsoft.teams.file.download.info',
        contentUrl: `https://exempel.invalid/personal/Documents/${encodeURIComponent(file.name)}`,
        name: file.name,
        content: {
          downloadUrl: `${options.origin()}/stage/download/${file.secret}`,
          uniqueId: file.id,
          fileType: dot < 0 ? '' : file.name.slice(dot + 1).toLowerCase(),
        },
      };
    },
  };
}
