import type { Face } from '../../ports/store/cards.ts';

/** What people type to get somewhere, in both languages, whatever their client's is. */
type Command = Extract<Face, 'report' | 'mine' | 'queue' | 'help'>;
const commands: ReadonlyMap<string, Command> = new Map([
  ['rapportera', 'report'],
  ['report', 'report'],
  ['anmäl', 'report'],
  ['mina ärenden', 'mine'],
  ['my cases', 'mine'],
  ['kö', 'queue'],
  ['queue', 'queue'],
  ['hjälp', 'help'],
  ['help', 'help'],
]);

/** Greetings bring the help, not a report with «hej» as its text. */
const greetings = ['hej', 'hejsan', 'hallå', 'tjena', 'god morgon', 'hi', 'hello', 'tack', 'thanks', 'ok', '?'];

/** The command that a typed message is, or null for a sentence. */
export function commandIn(text: string): Command | null {
  const typed = text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\s.!]+$/, '')
    .replace(/\s+/g, ' ')
    .trim();
  return commands.get(typed) ?? (greetings.includes(typed) ? 'help' : null);
}
