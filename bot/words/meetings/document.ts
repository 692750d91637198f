import type { Locale } from '../format.ts';
import type { sv as tasks } from '../tasks/sv.ts';
import {
  type Decision,
  decisionText,
  fill,
  minutesTaskWords,
  minutesWords,
  moment,
  type Named,
  names,
  type Present,
  presentText,
  type Subject,
  subjectText,
} from './sentences.ts';

/*
 * Minutes as a document: headings, lines, facts and a table, in Swedish as they are registered. Plain text is drawn
 * from it below, and any other format can be. It is given the minutes' data, and says nothing that is not in them.
 */

export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'facts'; readonly rows: readonly (readonly [label: string, value: string])[] }
  | { readonly kind: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] };

/** What the document is made of: the minutes' content, and what became of it. */
export type MinutesToWrite = {
  readonly content: {
    readonly forum: Named & { readonly id: string };
    readonly meeting: {
      readonly year: number;
      readonly number: number;
      readonly startedAt: string;
      readonly endedAt: string | null;
      readonly endedBy: 'person' | 'time' | null;
    };
    readonly registryNumber: string | null;
    readonly leaders: readonly Named[];
    readonly present: readonly Present[];
    readonly absent: readonly Named[];
    readonly points: readonly {
      readonly paragraph: number;
      readonly subject: Subject;
      readonly decisions: readonly Decision[];
    }[];
    readonly notReached: readonly Subject[];
    readonly tasks: readonly {
      readonly subject: Subject;
      readonly responsible: Named | null;
      readonly dueDate: string | null;
      readonly status: keyof typeof tasks.statuses;
    }[];
    readonly approvers: readonly (Named & { readonly id: string })[];
  };
  /** Of the whole content. */
  readonly contentHash: string;
  readonly approvals: readonly { readonly person: string; readonly at: Date }[];
  readonly locked: { readonly hash: string; readonly by: Named; readonly at: string; readonly intact: boolean } | null;
  readonly addenda: readonly {
    readonly number: number;
    readonly text: string;
    readonly by: Named;
    readonly at: string;
    readonly hash: string;
  }[];
  /** Something is left out, since its case concerns the reader. */
  readonly withheld: boolean;
  /** A case's number is left out, since the copy stands where it cannot be hidden from one person. */
  readonly masked?: boolean;
};

export function minutesDocument(minutes: MinutesToWrite, locale: Locale = 'sv'): readonly Block[] {
  const { content } = minutes;
  const words = minutesWords[locale];
  const { year, number } = content.meeting;
  return [
    { kind: 'heading', level: 1, text: `${words.title}: ${content.forum.name}` },
    { kind: 'paragraph', text: fill(words.meeting, { number, year }) },
    ...notes(minutes, locale).map((text): Block => ({ kind: 'paragraph', text })),
    { kind: 'facts', rows: facts(minutes, locale) },
    { kind: 'heading', level: 2, text: words.present },
    content.present.length === 0
      ? { kind: 'paragraph', text: words.nobody }
      : { kind: 'list', items: content.present.map((each) => presentText(each, locale)) },
    ...pointsOf(minutes, locale),
    ...tasksOf(minutes, locale),
    ...approversOf(minutes, locale),
    ...addendaOf(minutes, locale),
    ...checkOf(minutes, locale),
  ];
}

/** What the reader is to know before all else. */
function notes({ content, locked, withheld, masked }: MinutesToWrite, locale: Locale): readonly string[] {
  const words = minutesWords[locale];
  const { endedAt, endedBy } = content.meeting;
  return [
    ...(endedAt === null ? [words.running] : locked ? [] : [words.draft]),
    ...(endedBy === 'time' ? [words.endedByItself] : []),
    ...(locked && !locked.intact ? [words.broken] : []),
    ...(withheld ? [words.withheld] : []),
    ...(masked ? [words.masked] : []),
  ];
}

function facts({ content }: MinutesToWrite, locale: Locale): readonly (readonly [string, string])[] {
  const words = minutesWords[locale];
  const { startedAt, endedAt } = content.meeting;
  const { date, time: from } = moment(startedAt);
  const time =
    endedAt === null
      ? fill(words.timeRunning, { date, from })
      : fill(words.timeValue, { date, from, to: moment(endedAt).time });
  return [
    [words.time, time],
    [words.registryNumber, content.registryNumber ?? words.notRegistered],
    [words.leader, names(content.leaders, locale)],
    [words.absent, names(content.absent, locale)],
  ];
}

function pointsOf({ content }: MinutesToWrite, locale: Locale): readonly Block[] {
  const words = minutesWords[locale];
  const taken = content.points.flatMap(({ paragraph, subject, decisions }): Block[] => [
    { kind: 'heading', level: 2, text: fill(words.paragraph, { n: paragraph, title: subjectText(subject, locale) }) },
    ...decisions.flatMap((decision): Block[] => [
      { kind: 'heading', level: 3, text: fill(words.decision, { n: decision.number }) },
      { kind: 'paragraph', text: decisionText(decision, locale) },
    ]),
    ...(decisions.length === 0 ? [{ kind: 'paragraph', text: words.noDecision } as const] : []),
  ]);
  // While the meeting runs they are yet to come.
  if (content.notReached.length === 0 || content.meeting.endedAt === null) return taken;
  return [
    ...taken,
    { kind: 'heading', level: 2, text: words.notReached },
    { kind: 'list', items: content.notReached.map((subject) => subjectText(subject, locale)) },
  ];
}

function tasksOf({ content }: MinutesToWrite, locale: Locale): readonly Block[] {
  if (content.tasks.length === 0) return [];
  const words = minutesWords[locale];
  const { task, responsible, dueDate, status } = words.taskRow;
  return [
    { kind: 'heading', level: 2, text: words.tasks },
    {
      kind: 'table',
      head: [task, responsible, dueDate, status],
      rows: content.tasks.map((each) => [
        subjectText(each.subject, locale),
        each.responsible?.name ?? words.noOne,
        each.dueDate ?? words.noDate,
        minutesTaskWords[locale].statuses[each.status],
      ]),
    },
  ];
}

function approversOf({ content, approvals }: MinutesToWrite, locale: Locale): readonly Block[] {
  const words = minutesWords[locale];
  const approved = new Map(approvals.map(({ person, at }) => [person, fill(words.approvedAt, moment(at))]));
  const items = content.approvers.map(({ id, name }) => `${name}: ${approved.get(id) ?? words.notApproved}`);
  return [
    { kind: 'heading', level: 2, text: words.approvers },
    items.length === 0 ? { kind: 'paragraph', text: words.noApprovers } : { kind: 'list', items },
  ];
}

function addendaOf({ addenda }: MinutesToWrite, locale: Locale): readonly Block[] {
  const words = minutesWords[locale];
  return addenda.flatMap(({ number, text, by, at }): Block[] => [
    { kind: 'heading', level: 2, text: fill(words.addendum, { n: number }) },
    { kind: 'paragraph', text: fill(words.addendumBy, { ...moment(at), name: by.name }) },
    { kind: 'paragraph', text },
  ]);
}

/** The hash, and how to verify it. While the meeting runs there is nothing to verify. */
function checkOf({ content, contentHash, locked, addenda }: MinutesToWrite, locale: Locale): readonly Block[] {
  if (content.meeting.endedAt === null) return [];
  const words = minutesWords[locale];
  const heading = { kind: 'heading', level: 2, text: words.check } as const;
  if (!locked) return [heading, { kind: 'facts', rows: [[words.draftHash, contentHash]] }];
  const sums = addenda.map(({ number, hash }): readonly [string, string] => [
    fill(words.addendumHash, { n: number }),
    hash,
  ]);
  return [
    heading,
    { kind: 'paragraph', text: fill(words.lockedAt, { ...moment(locked.at), name: locked.by.name }) },
    { kind: 'facts', rows: [[words.hash, locked.hash], ...sums] },
    { kind: 'paragraph', text: words.verify },
  ];
}

/** The document as plain text, a blank line between blocks. */
export function plainText(blocks: readonly Block[]): string {
  return `${blocks
    .map(blockText)
    .filter((text) => text !== '')
    .join('\n\n')}\n`;
}

function blockText(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return block.level === 1 ? block.text.toUpperCase() : block.text;
    case 'paragraph':
      // A line of a typed text never looks like a heading.
      return block.text.replaceAll('\n', '\n  ');
    case 'list':
      return block.items.map((item) => `- ${item}`).join('\n');
    case 'facts':
      return block.rows.map(([label, value]) => (value === '' ? label : `${label}: ${value}`)).join('\n');
    case 'table':
      return block.rows
        .map(
          (row) =>
            `- ${row.map((cell, index) => (index === 0 ? cell : `${block.head[index] ?? ''}: ${cell}`)).join('; ')}`,
        )
        .join('\n');
  }
}
