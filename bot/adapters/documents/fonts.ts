import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** Source Sans 3, whole: Latin of every language, Greek and Cyrillic, so that names come out as they are written. */
const files = {
  regular: '@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf',
  bold: '@expo-google-fonts/source-sans-3/600SemiBold/SourceSans3_600SemiBold.ttf',
} as const;

export type Fonts = { readonly regular: Uint8Array; readonly bold: Uint8Array };

const read = (file: string) => readFile(fileURLToPath(import.meta.resolve(file)));
let known: Promise<Fonts> | null = null;

/** Read once, when the first document is made. */
export function fonts(): Promise<Fonts> {
  known ??= Promise.all([read(files.regular), read(files.bold)]).then(([regular, bold]) => ({ regular, bold }));
  return known;
}
