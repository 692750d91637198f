import type { PhotoType } from './store/photos.ts';

/** A file of a kind that is kept, without where, when and by whom it was made. */
export type CleanPhoto = { readonly type: PhotoType; readonly bytes: Uint8Array };

/**
 * Reads a file's type from its content, never from its name, and takes away its metadata.
 * Throws a Refusal: `fileTooLarge` (detail limit and size, bytes), `fileTypeRefused` (detail type, a MIME type or
 * `unknown`), `fileBroken` (cut, damaged, too many pixels, or a document that cannot be opened).
 */
export type PhotoCleaner = { clean(bytes: Uint8Array): Promise<CleanPhoto> };
