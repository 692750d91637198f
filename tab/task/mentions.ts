import type { Named } from '../../bot/api/contract.ts';

/** What is sought after an @ that the caret stands behind, and where the @ is; null when there is none. */
export type Sought = { readonly at: number; readonly text: string };

const LONGEST = 40;

export function soughtAt(text: string, caret: number): Sought | null {
  const [, , found] = /(^|[\s(])@([^@\n]*)$/.exec(text.slice(0, caret)) ?? [];
  // A name has a few words; after more of them the @ was something else.
  if (found === undefined || found.length > LONGEST || found.split(' ').length > 4 || found.startsWith(' '))
    return null;
  return { at: caret - found.length - 1, text: found };
}

/** The text with the person's name in the place of what was sought, and where the caret then is. */
export function withMention(text: string, { at, text: sought }: Sought, person: Named) {
  const put = `@${person.name} `;
  const rest = text.slice(at + 1 + sought.length).replace(/^ /, '');
  return { text: text.slice(0, at) + put + rest, caret: at + put.length };
}

/** Those whose names still stand in the text. */
export const stillNamed = (text: string, people: readonly Named[]): Named[] =>
  people.filter((person, index) => {
    const first = people.findIndex((each) => each.id === person.id) === index;
    return first && text.includes(`@${person.name}`);
  });

export type Part = { readonly text: string; readonly person: Named | null };

/** A text in pieces: the names of those mentioned, and what stands between. The longest name is read first. */
export function partsOf(text: string, mentions: readonly Named[]): Part[] {
  const names = [...mentions].sort((one, other) => other.name.length - one.name.length);
  const parts: Part[] = [];
  let plain = '';
  for (let at = 0; at < text.length; ) {
    const person = text[at] === '@' ? names.find(({ name }) => text.startsWith(name, at + 1)) : undefined;
    if (!person) {
      plain += text[at];
      at += 1;
      continue;
    }
    if (plain !== '') parts.push({ text: plain, person: null });
    plain = '';
    parts.push({ text: `@${person.name}`, person });
    at += person.name.length + 1;
  }
  if (plain !== '') parts.push({ text: plain, person: null });
  return parts;
}
