import { id, type PersonId, type PlaceId } from '../core/ids.ts';
import type { Organisation, Person } from '../core/organisation/organisation.ts';
import type { FieldChange } from '../core/tasks/merge.ts';
import {
  manualOrigins,
  origins,
  priorities,
  recurrences,
  type Task,
  taskStatuses,
  UNDATED,
} from '../core/tasks/task.ts';
import { fold } from '../core/text/fold.ts';
import { readDate } from '../core/time/read-date.ts';
import { taskWords } from '../words/tasks/index.ts';
import type { ImportCell, ImportField, ImportProblemCode, Named } from './contract.ts';

/** What a cell of a sheet means: a change, nothing (it is as it was, or says nothing), or a problem. */
export type CellRead =
  | { readonly change: FieldChange }
  | { readonly problem: ImportProblemCode; readonly choices?: readonly Named[] }
  | null;

export type CellsAround = { readonly organisation: Organisation; readonly today: string; readonly task: Task | null };

const MOST_CHOICES = 8;
/** `base` follows from the row's version; here it says nothing. */
const base = 0;

export function readCell(around: CellsAround, field: ImportField, cell: ImportCell): CellRead {
  const text = typeof cell === 'string' ? cell.trim() : '';
  switch (field) {
    case 'title':
      return readTitle(around, text);
    case 'description':
      return { change: { field, value: text, base } };
    case 'administration': {
      if (typeof cell !== 'string') return { change: { field, value: id<PlaceId>(cell.id), base } };
      return text === '' ? { change: { field, value: null, base } } : readAdministration(around, text);
    }
    case 'responsible': {
      if (typeof cell !== 'string') return { change: { field, value: id<PersonId>(cell.id), base } };
      return text === '' ? { change: { field, value: null, base } } : readPerson(around, text);
    }
    case 'dueDate':
      if (said(text, (words) => ({ [UNDATED]: words.undated }), undatedToo) !== null)
        return { change: { field, value: UNDATED, base } };
      return readDay(around, field, text);
    case 'followUpDate':
      return readDay(around, field, text);
    case 'status': {
      if (text === '') return null;
      const value = taskStatuses.find((each) => each === said(text, (words) => words.statuses, statusesToo));
      return value ? { change: { field, value, base } } : { problem: 'status' };
    }
    case 'priority': {
      if (text === '') return null;
      const value = priorities.find((each) => each === said(text, (words) => words.priorities, prioritiesToo));
      return value ? { change: { field, value, base } } : { problem: 'priority' };
    }
    case 'recurrence': {
      if (text === '') return { change: { field, value: null, base } };
      const value = recurrences.find((each) => each === said(text, (words) => words.recurrences, recurrencesToo));
      return value ? { change: { field, value, base } } : { problem: 'recurrence' };
    }
    case 'link':
      return { change: { field, value: text === '' ? null : text, base } };
    case 'origin':
      return readOrigin(around, text);
  }
}

/** A title of the fixed list is the same title in both languages. */
function readTitle({ task }: CellsAround, text: string): CellRead {
  if (text === '') return { problem: 'title' };
  if (task?.title.kind === 'neutral') {
    const { id: neutral } = task.title;
    if (languages.some((words) => fold(words.titles[neutral]) === fold(text))) return null;
  }
  return { change: { field: 'title', value: text, base } };
}

function readDay({ today }: CellsAround, field: 'dueDate' | 'followUpDate', text: string): CellRead {
  if (text === '') return { change: { field, value: null, base } };
  const value = readDate(text, today);
  return value === null ? { problem: 'date' } : { change: { field, value, base } };
}

function readOrigin({ task }: CellsAround, text: string): CellRead {
  if (text === '') return null;
  const found = origins.find((each) => each === said(text, (words) => words.origins, {}));
  if (!found) return { problem: 'origin' };
  if (task?.origin.kind === found) return null;
  const value = manualOrigins.find((each) => each === found);
  if (task?.origin.kind === 'case' || (task && !value)) return { problem: 'originFixed' };
  return value ? { change: { field: 'origin', value, base } } : { problem: 'origin' };
}

function readAdministration({ organisation }: CellsAround, text: string): CellRead {
  const all = [...organisation.places.values()].filter(({ level }) => level === 'administration');
  const same = all.filter(({ id: place, name }) => place === text || fold(name) === fold(text));
  const [one] = same;
  if (one && same.length === 1) return { change: { field: 'administration', value: one.id, base } };
  const near = all.filter(({ name }) => fold(name).includes(fold(text)));
  const choices = (near.length > 0 ? near : all).map(({ id: place, name }) => ({ id: place, name }));
  return { problem: 'administration', choices };
}

/** By name in either order, by `Namn (titel)`, or by an address whose first part is the name. */
function readPerson({ organisation, task }: CellsAround, text: string): CellRead {
  const [, name = text, title] = /^(.*?)\s*(?:\((.*)\)|<.*>)$/.exec(text) ?? [];
  const asked = wordsOf(name.includes('@') ? (name.split('@')[0] ?? '') : name);
  const people = [...organisation.people.values()];
  const named = people.filter((person) => sameWords(wordsOf(person.name), asked));
  // The one who has it already is meant, even when others have the name.
  const own = named.find((person) => person.id === task?.responsible);
  const titled = title === undefined ? named : named.filter((person) => fold(person.title) === fold(title));
  const [one] = titled;
  if (own && titled.includes(own)) return { change: { field: 'responsible', value: own.id, base } };
  if (one && titled.length === 1) return { change: { field: 'responsible', value: one.id, base } };
  if (named.length > 1) return { problem: 'people', choices: choicesOf(named) };
  const near = people.filter((person) => asked.length > 0 && asked.some((word) => wordsOf(person.name).includes(word)));
  return { problem: 'person', choices: choicesOf(near) };
}

const choicesOf = (people: readonly Person[]): Named[] =>
  people
    .toSorted((one, other) => Number(other.roles.length > 0) - Number(one.roles.length > 0))
    .slice(0, MOST_CHOICES)
    .map(({ id: person, name, title }) => ({ id: person, name: title === '' ? name : `${name} (${title})` }));

const wordsOf = (name: string) =>
  fold(name)
    .split(/[\s,._]+/)
    .filter((word) => word !== '');
const sameWords = (one: readonly string[], other: readonly string[]) =>
  one.length === other.length && one.toSorted().join(' ') === other.toSorted().join(' ');

const languages = [taskWords.sv, taskWords.en];

/** The key whose word this is, in either language or by another name for it; null when there is none. */
function said(
  text: string,
  wordsIn: (words: (typeof languages)[number]) => { readonly [key: string]: string },
  too: { readonly [word: string]: string },
): string | null {
  const folded = fold(text);
  for (const words of languages) {
    for (const [key, word] of Object.entries(wordsIn(words)))
      if (fold(word) === folded || key.toLowerCase() === folded) return key;
  }
  return too[folded] ?? null;
}

/** Folded: without dots and rings. What Planner, Lists and people in a hurry call the same. */
const undatedToo = { 'inget datum': UNDATED, 'no date': UNDATED, inget: UNDATED };
const statusesToo = {
  oppen: 'open',
  ny: 'open',
  'not started': 'open',
  'inte paborjad': 'open',
  pagaende: 'inProgress',
  paborjad: 'inProgress',
  'in progress': 'inProgress',
  klart: 'done',
  slutford: 'done',
  avslutad: 'done',
  completed: 'done',
  complete: 'done',
  x: 'done',
};
const prioritiesToo = {
  akut: 'urgent',
  viktigt: 'important',
  hog: 'important',
  high: 'important',
  normal: 'medium',
  lag: 'low',
  lagt: 'low',
};
const recurrencesToo = {
  arligen: 'P1Y',
  yearly: 'P1Y',
  annually: 'P1Y',
  halvarsvis: 'P6M',
  kvartalsvis: 'P3M',
  quarterly: 'P3M',
  manadsvis: 'P1M',
  monthly: 'P1M',
  veckovis: 'P1W',
  weekly: 'P1W',
};
