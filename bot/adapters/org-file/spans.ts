import { z } from 'zod';
import type { WeeklySpan } from '../../core/organisation/organisation.ts';
import { write } from './wording.ts';

const dayNames: readonly string[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const example = 'Write days and a span of time, for example "mon-fri 07:30-16:30", "sat,sun 00:00-24:00" or "always".';

/** The days of `mon`, `mon-fri`, `fri-mon` or `mon,wed,fri`; null when it is none of these. */
function daysIn(text: string): readonly number[] | null {
  const days = new Set<number>();
  for (const part of text.split(',')) {
    const [first, last = first, more] = part.split('-').map((name) => dayNames.indexOf(name));
    if (first === undefined || last === undefined || first < 0 || last < 0 || more !== undefined) return null;
    for (let day = first; day !== last; day = (day + 1) % 7) days.add(day + 1);
    days.add(last + 1);
  }
  return [...days].sort((a, b) => a - b);
}

function minutesIn(text: string): number | null {
  const found = /^(\d{1,2}):(\d{2})$/.exec(text);
  if (!found) return null;
  const [hours, minutes] = [Number(found[1]), Number(found[2])];
  return minutes < 60 && hours * 60 + minutes <= 1440 ? hours * 60 + minutes : null;
}

function clock(minutes: number): string {
  return [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');
}

function nameDays(days: readonly number[]): string {
  return days.map((day) => dayNames[day - 1] ?? '').join(',');
}

/** Reads one span; a string that is returned instead says what is wrong and what to write. */
export function readSpan(text: string): WeeklySpan | string {
  const trimmed = text.trim().toLowerCase();
  if (trimmed === 'always') return { days: [1, 2, 3, 4, 5, 6, 7], from: 0, to: 1440 };
  const [dayText, timeText, rest] = trimmed.split(/\s+/);
  if (dayText === undefined || timeText === undefined || rest !== undefined) return `"${text}" is no span. ${example}`;
  const days = daysIn(dayText);
  if (!days) return `"${dayText}" names no days. Use mon, tue, wed, thu, fri, sat, sun. ${example}`;
  const [from, to, more] = timeText.split('-').map(minutesIn);
  if (from === null || from === undefined || to === null || to === undefined || more !== undefined) {
    return `"${timeText}" is no span of time. ${example}`;
  }
  if (from < to) return { days, from, to };
  if (from === to) return `"${timeText}" is empty. The whole day is 00:00-24:00.`;
  const after = days.map((day) => (day % 7) + 1).sort((a, b) => a - b);
  const night = [
    `${nameDays(days)} ${clock(from)}-24:00`,
    ...(to > 0 ? [`${nameDays(after)} 00:00-${clock(to)}`] : []),
  ];
  return `"${timeText}" ends before it starts. Write a span past midnight day by day: ${night.map((span) => `"${span}"`).join(' and ')}.`;
}

export const span = z.string(write(example)).transform((text, context): WeeklySpan => {
  const read = readSpan(text);
  if (typeof read !== 'string') return read;
  context.addIssue({ code: 'custom', message: read });
  return z.NEVER;
});

/** One span or a list of them. */
export const spans = z.preprocess(
  (value) => (typeof value === 'string' ? [value] : value),
  z.array(span, write(example)).min(1, `The list is empty. ${example}`),
);
