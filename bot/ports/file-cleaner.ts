import type { TaskFileType } from '../core/tasks/task-file.ts';

export type CleanFile = { readonly type: TaskFileType; readonly bytes: Uint8Array };

/**
 * Tells what a file is by its content, and takes metadata away from pictures and PDFs. The name counts only among plain
 * texts. Throws a Refusal: `fileTooLarge`, `fileTypeRefused` or `fileBroken`.
 */
export type FileCleaner = { clean(bytes: Uint8Array, name: string): Promise<CleanFile> };
