import { type Block, type MinutesToWrite, minutesDocument } from './document.ts';
import { fill, minutesWords } from './sentences.ts';

/** Minutes as a file is to have them, in Swedish as they are registered. */
export type MinutesPaper = {
  readonly title: string;
  readonly author: string;
  readonly language: 'sv-SE';
  readonly at: Date;
  readonly page: string;
  readonly blocks: readonly Block[];
};

const words = minutesWords.sv;

export function minutesPaper(minutes: MinutesToWrite): MinutesPaper {
  const { content, locked, addenda } = minutes;
  const { forum, meeting } = content;
  return {
    title: `${words.title}: ${forum.name}. ${fill(words.meeting, { number: meeting.number, year: meeting.year })}`,
    author: forum.name,
    language: 'sv-SE',
    at: new Date(addenda.at(-1)?.at ?? locked?.at ?? meeting.endedAt ?? meeting.startedAt),
    page: words.page,
    blocks: minutesDocument(minutes),
  };
}

/** «Protokoll natverket 2026-3.pdf»: by the forum's id, which no other forum has, in letters that every system takes. */
export function minutesFileName({ forum, meeting }: MinutesToWrite['content'], ending: string): string {
  const safe = forum.id.replace(/[^\w-]+/g, '-');
  return fill(words.fileName, { forum: safe, year: meeting.year, number: meeting.number, ending });
}
