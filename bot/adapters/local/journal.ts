import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { type JournalRecord, record } from './records.ts';

/**
 * An append-only file of JSON lines. A kill in the middle of a write leaves at most one torn last line, which
 * the next start drops. Each start also rewrites the file from what is still true, by a rename, so that it
 * does not grow for ever.
 */
export type Journal = {
  past: JournalRecord[];
  append(entry: JournalRecord): void;
  /** Replaces the file with these records; call once, after `past` is read. */
  compact(entries: JournalRecord[]): void;
  close(): void;
};

/** `folder` null keeps nothing: the stage then forgets at the end of the process. */
export function openJournal(folder: string | null): Journal {
  if (folder === null) return { past: [], append: () => {}, compact: () => {}, close: () => {} };
  mkdirSync(folder, { recursive: true });
  const path = join(folder, 'journal.jsonl');
  const past = existsSync(path) ? readFileSync(path, 'utf8').split('\n').flatMap(parseLine) : [];
  let file: number | undefined;
  return {
    past,
    append(entry) {
      file ??= openSync(path, 'a');
      writeSync(file, `${JSON.stringify(entry)}\n`);
    },
    compact(entries) {
      const fresh = openSync(`${path}.new`, 'w');
      for (const entry of entries) writeSync(fresh, `${JSON.stringify(entry)}\n`);
      fsyncSync(fresh);
      closeSync(fresh);
      renameSync(`${path}.new`, path);
    },
    close() {
      if (file !== undefined) closeSync(file);
      file = undefined;
    },
  };
}

function parseLine(line: string): JournalRecord[] {
  try {
    return [record.parse(JSON.parse(line))];
  } catch {
    return [];
  }
}
