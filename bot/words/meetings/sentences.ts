import { clockTime, isoDate, type Locale } from '../format.ts';
import { en as tasksEn } from '../tasks/en.ts';
import { sv as tasksSv } from '../tasks/sv.ts';
import { en } from './en.ts';
import { sv } from './sv.ts';

/* Single sentences of minutes. The official ones are in Swedish; a reading in English has the fixed words in English. */

export const minutesWords = { sv: sv.minutes, en: en.minutes } as const;
export const minutesTaskWords = { sv: tasksSv, en: tasksEn } as const;

export type Named = { readonly name: string };
type Title =
  | { readonly kind: 'neutral'; readonly id: keyof typeof tasksSv.titles }
  | { readonly kind: 'own'; readonly text: string };
export type Subject =
  | { readonly kind: 'words'; readonly title: string }
  | { readonly kind: 'task'; readonly number: string; readonly title: Title; readonly caseNumber: string | null };
export type Decision = {
  readonly number: number;
  readonly act: keyof typeof sv.acts;
  readonly subject: Subject;
  readonly outcome: keyof typeof sv.outcomes | null;
  readonly text: string | null;
  readonly responsible: Named | null;
  readonly dueDate: string | null;
  readonly liftedTo: string | null;
};

export type Present = {
  readonly person: Named;
  readonly member: boolean;
  readonly stays: readonly { readonly after: number; readonly until: number | null }[];
};

export const fill = (text: string, values: { readonly [name: string]: string | number }): string =>
  text.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
export const moment = (iso: string | Date) => ({ date: isoDate(new Date(iso)), time: clockTime(new Date(iso)) });

/** «U-00012 Se över larm (ärende RH-2026-00017)» */
export function subjectText(subject: Subject, locale: Locale = 'sv'): string {
  if (subject.kind === 'words') return subject.title;
  const title = subject.title.kind === 'own' ? subject.title.text : minutesTaskWords[locale].titles[subject.title.id];
  const of = subject.caseNumber === null ? '' : ` (${fill(minutesWords[locale].case, { number: subject.caseNumber })})`;
  return `${subject.number} ${title}${of}`;
}

/** One decision as a sentence, with the task's own words when it made one. */
export function decisionText(decision: Decision, locale: Locale = 'sv'): string {
  const { act, outcome, text, responsible, dueDate, liftedTo } = decision;
  const said = minutesWords[locale].decided;
  const who = responsible ? fill(said.assigned, { name: responsible.name }) : said.unassigned;
  const when = dueDate === null ? said.undated : fill(said.dated, { date: dueDate });
  switch (act) {
    case 'decide':
      return [said[outcome ?? 'agreed'], text].filter((part) => part !== null).join(' ');
    case 'assign':
      return who;
    case 'date':
      return when;
    case 'done':
      return said.done;
    case 'nextMeeting':
      return said.nextMeeting;
    case 'lift':
      return fill(said.lifted, { forum: liftedTo ?? '' });
    case 'makeTask':
      return [fill(said.made, { task: subjectText(decision.subject, locale) }), who, when].join(' ');
  }
}

export function presentText({ person, member, stays }: Present, locale: Locale): string {
  const words = minutesWords[locale];
  const times = stays.flatMap(({ after, until }) => {
    const from = after > 0 ? fill(words.afterParagraph, { n: after }) : null;
    const to = until !== null ? fill(words.untilParagraph, { n: until }) : null;
    return from === null && to === null ? [] : [[from, to].filter((part) => part !== null).join(', ')];
  });
  const notes = [...(member ? [] : [words.guest]), ...times];
  return notes.length === 0 ? person.name : `${person.name} (${notes.join(', ')})`;
}

export const names = (people: readonly Named[], locale: Locale): string =>
  people.map(({ name }) => name).join(', ') || minutesWords[locale].nobody;
