/** `npm run keys -- make|add|use FILE`: a key file for Key Vault; see docs/install.md for when and in what order. */
import { addKey, makeKeyFile, sealWithAddedKey } from '../compose.ts';
import { StartupError } from '../core/errors.ts';

const work: { readonly [word: string]: (file: string) => Promise<void> } = {
  make: makeKeyFile,
  add: addKey,
  use: sealWithAddedKey,
};
const done: { readonly [word: string]: string } = {
  make: 'A new key file. Keep a copy where no copy of the database is: without it the sealed part cannot be opened.',
  add: 'A further key, which opens. Give the file to Trygg and start every process anew; then: npm run keys -- use FILE',
  use: 'The added key seals from the next start on. Give the file to Trygg and start every process anew.',
};

const [word = '', file] = process.argv.slice(2);
const chosen = Object.hasOwn(work, word) ? work[word] : undefined;
if (!chosen || file === undefined) {
  process.stderr.write('Use: npm run keys -- make|add|use FILE\n');
  process.exitCode = 1;
} else {
  try {
    await chosen(file);
    process.stdout.write(`${done[word]}\n`);
  } catch (error) {
    if (!(error instanceof StartupError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}
