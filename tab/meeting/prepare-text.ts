import type { Locale, MeetingPoint, TabWords } from '../../bot/api/contract.ts';
import { dateWords } from '../format.ts';
import { fill } from '../words.tsx';
import { meetingName, timeWords } from './meeting-name.ts';
import { sections } from './prepare-agenda.ts';
import type { ForumPage } from './use-meeting.ts';

/** What stands beside a point's heading: why it is there, who answers for it, when it is due, who proposed it. */
export function aboutPoint(point: MeetingPoint, words: TabWords, locale: Locale): readonly string[] {
  const text = words.meetings.preparing;
  const { task } = point;
  return [
    ...point.reasons.map((reason) => text.reasons[reason]),
    ...(task?.caseNumber ? [fill(text.fromCase, { number: task.caseNumber })] : []),
    ...(task ? [task.responsible?.name ?? text.nobody] : []),
    ...(task ? [task.dueDate ? fill(text.due, { date: dateWords(task.dueDate, locale, words) }) : text.noDate] : []),
    ...(point.liftedFrom ? [fill(words.meetings.liftedFrom, { forum: point.liftedFrom.name })] : []),
    ...(point.proposedBy ? [fill(words.meetings.proposedBy, { by: point.proposedBy.name })] : []),
  ];
}

export const titleOf = (point: MeetingPoint, words: TabWords): string =>
  point.shown ? point.title : words.meetings.preparing.hidden;

/** The agenda as text, for a mail or a chat. */
export function agendaText(page: ForumPage, words: TabWords, locale: Locale): string {
  const text = words.meetings.preparing;
  const { meeting, points } = page;
  const lines = [
    fill(text.pointsTitle, { name: meetingName(meeting, words) }),
    timeWords(meeting.plannedAt, locale),
    ...sections.flatMap((section) => {
      const own = points.filter((point) => point.section === section);
      if (own.length === 0) return [];
      return [
        '',
        text.sections[section],
        ...own.map((point) => {
          const minutes =
            point.minutes === null ? '' : ` (${fill(words.meetings.minutesShort, { count: point.minutes })})`;
          const about = aboutPoint(point, words, locale).join(', ');
          return `${points.indexOf(point) + 1}. ${titleOf(point, words)}${minutes}${about === '' ? '' : ` – ${about}`}`;
        }),
      ];
    }),
  ];
  return `${lines.join('\n')}\n`;
}
