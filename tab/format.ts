import type { Locale, TabWords } from '../bot/api/contract.ts';

const zone = { timeZone: 'Europe/Stockholm' } as const;
const tags = { sv: 'sv-SE', en: 'en-GB' } as const;

/** Today's date in Sweden, YYYY-MM-DD. */
export const today = (now = new Date()): string => new Intl.DateTimeFormat('sv-SE', zone).format(now);

const dayAfter = (date: string): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

/** A due date as people say it: today, tomorrow, 13 dec., with the year when it is another. */
export function dateWords(date: string, locale: Locale, words: TabWords, from = today()): string {
  if (date === from) return words.tasks.today;
  if (date === dayAfter(from)) return words.tasks.tomorrow;
  const year = date.slice(0, 4) === from.slice(0, 4) ? {} : ({ year: 'numeric' } as const);
  return new Intl.DateTimeFormat(tags[locale], { timeZone: 'UTC', day: 'numeric', month: 'short', ...year }).format(
    new Date(`${date}T00:00:00Z`),
  );
}

/** An instant: the clock alone when it is today in Sweden, else with the day. */
export function instantWords(instant: string, locale: Locale, now = new Date()): string {
  const at = new Date(instant);
  const clock = new Intl.DateTimeFormat(tags.sv, { ...zone, hour: '2-digit', minute: '2-digit' }).format(at);
  if (today(at) === today(now)) return clock;
  const year = today(at).slice(0, 4) === today(now).slice(0, 4) ? {} : ({ year: 'numeric' } as const);
  return `${new Intl.DateTimeFormat(tags[locale], { ...zone, day: 'numeric', month: 'short', ...year }).format(at)} ${clock}`;
}

/** Two letters that stand for a name. */
export function initials(name: string): string {
  const [first = '', ...rest] = name.split(' ');
  return `${first.slice(0, 1)}${(rest.at(-1) ?? '').slice(0, 1)}`.toUpperCase();
}

export function bytesWords(size: number, locale: Locale): string {
  const number = new Intl.NumberFormat(tags[locale], { maximumFractionDigits: 1 });
  return size < 1_000_000 ? `${number.format(Math.max(size / 1_000, 1))} kB` : `${number.format(size / 1_000_000)} MB`;
}
