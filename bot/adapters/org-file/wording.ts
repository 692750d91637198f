import type { z } from 'zod';

type Issue = z.core.$ZodRawIssue;

const typeNames: Record<string, string> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a group of keys',
  record: 'a group of keys',
};

function typeOf(value: unknown): string {
  if (value === null) return 'empty';
  if (Array.isArray(value)) return 'a list';
  return typeNames[typeof value] ?? typeof value;
}

/** How many single-letter edits lie between two words. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (let j = 1; j <= b.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (letter === b[j - 1] ? 0 : 1);
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, change));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

/** ` Did you mean "x"?` when one of the known words is close, else nothing. */
export function suggestion(word: string, known: Iterable<string>): string {
  let best: { word: string; edits: number } | null = null;
  for (const each of known) {
    const edits = distance(word.toLowerCase(), each.toLowerCase());
    if (!best || edits < best.edits) best = { word: each, edits };
  }
  return best && best.edits <= Math.max(2, word.length / 4) ? ` Did you mean "${best.word}"?` : '';
}

/** What is wrong with a value, and what to write instead. */
function wording(issue: Issue, instead: string): string {
  const key = issue.path?.findLast((step) => typeof step === 'string');
  const name = key === undefined ? 'The file' : `"${String(key)}"`;
  if (issue.code === 'unrecognized_keys') return instead;
  if (issue.code !== 'invalid_type') return `${name}: ${JSON.stringify(issue.input)} cannot be used. ${instead}`;
  if (issue.input === undefined) return `${name} is missing. ${instead}`;
  const expected = typeNames[issue.expected] ?? issue.expected;
  const found = issue.expected === 'int' ? String(issue.input) : typeOf(issue.input);
  return `${name} must be ${expected}, but it is ${found}. ${instead}`;
}

/** For any zod schema: gives its errors their words, of which `instead` says what to write. */
export function write(instead: string): { readonly error: (issue: Issue) => string } {
  return { error: (issue) => wording(issue, instead) };
}
