import { clockTime, isoDate } from '../format.ts';
import { sv as tasks } from '../tasks/sv.ts';
import { sv } from './sv.ts';

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

type Named = { readonly name: string };
type Title =
  | { readonly kind: 'neutral'; readonly id: keyof typeof tasks.titles }
  | { readonly kind: 'own'; readonly text: string };
type Subject =
  | { readonly kind: 'words'; readonly title: string }
  | { readonly kind: 'task'; readonly number: string; readonly title: Title; readonly caseNumber: string | null };
type Decision = {
  readonly number: number;
  readonly act: keyof typeof sv.acts;
  readonly subject: Subject;
  readonly outcome: keyof typeof sv.outcomes | null;
  readonly text: string | null;
  readonly responsible: Named | null;
  readonly dueDate: string | null;
  readonly liftedTo: string | null;
};

/** What the document is made of: the minutes' content, and what became of it. */
export type MinutesToWrite = {
  readonly content: {
    readonly forum: Named;
    readonly meeting: {
      readonly year: number;
      readonly number: number;
      readonly startedAt: string;
      readonly endedAt: string;
      readonly endedBy: 'person' | 'time';
    };
    readonly registryNumber: string | null;
    readonly leaders: readonly Named[];
    readonly present: readonly {
      readonly person: Named;
      readonly member: boolean;
      readonly stays: readonly { readonly after: number; readonly until: number | null }[];
    }[];
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
  readonly approvals: readonly { readonly person: string; readonly at: Date }[];
  readonly locked: { readonly hash: string; readonly by: Named; readonly at: string; readonly intact: boolean } | null;
  readonly addenda: readonly {
    readonly number: number;
    readonly text: string;
    readonly by: Named;
    readonly at: string;
    readonly hash: string;
  }[];
  readonly withheld: boolean;
};

const words = sv.minutes;
const fill = (text: string, values: { readonly [name: string]: string | number }): string =>
  text.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
const moment = (iso: string | Date) => ({ date: isoDate(new Date(iso)), time: clockTime(new Date(iso)) });

/** «U-00012 Se över larm (ärende RH-2026-00017)» */
export function subjectText(subject: Subject): string {
  if (subject.kind === 'words') return subject.title;
  const title = subject.title.kind === 'own' ? subject.title.text : tasks.titles[subject.title.id];
  const of = subject.caseNumber === null ? '' : ` (${fill(words.case, { number: subject.caseNumber })})`;
  return `${subject.number} ${title}${of}`;
}

/** One decision as a sentence, with the task's own words when it made one. */
export function decisionText(decision: Decision): string {
  const { act, outcome, text, responsible, dueDate, liftedTo } = decision;
  const said = words.decided;
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
      return [fill(said.made, { task: subjectText(decision.subject) }), who, when].join(' ');
  }
}

function presentText({ person, member, stays }: MinutesToWrite['content']['present'][number]): string {
  const times = stays.flatMap(({ after, until }) => {
    const from = after > 0 ? fill(words.afterParagraph, { n: after }) : null;
    const to = until !== null ? fill(words.untilParagraph, { n: until }) : null;
    return from === null && to === null ? [] : [[from, to].filter((part) => part !== null).join(' ')];
  });
  const notes = [...(member ? [] : [words.guest]), ...times];
  return notes.length === 0 ? person.name : `${person.name} (${notes.join(', ')})`;
}

const names = (people: readonly Named[]): string => people.map(({ name }) => name).join(', ') || words.nobody;

export function minutesDocument(minutes: MinutesToWrite): readonly Block[] {
  const { content, approvals, locked, addenda, withheld } = minutes;
  const { year, number, startedAt, endedAt, endedBy } = content.meeting;
  const approved = new Map(approvals.map(({ person, at }) => [person, fill(words.approvedAt, moment(at))]));
  const blocks: Block[] = [
    { kind: 'heading', level: 1, text: `${words.title}: ${content.forum.name}` },
    { kind: 'paragraph', text: fill(words.meeting, { number, year }) },
    {
      kind: 'facts',
      rows: [
        [
          words.time,
          fill(words.timeValue, {
            date: moment(startedAt).date,
            from: moment(startedAt).time,
            to: moment(endedAt).time,
          }),
        ],
        [words.registryNumber, content.registryNumber ?? words.notRegistered],
        [words.leader, names(content.leaders)],
        [words.absent, names(content.absent)],
      ],
    },
    ...(endedBy === 'time' ? [{ kind: 'paragraph', text: words.endedByItself } as const] : []),
    ...(locked && !locked.intact ? [{ kind: 'paragraph', text: words.broken } as const] : []),
    ...(withheld ? [{ kind: 'paragraph', text: words.withheld } as const] : []),
    { kind: 'heading', level: 2, text: words.present },
    { kind: 'list', items: content.present.map(presentText) },
    ...content.points.flatMap(({ paragraph, subject, decisions }): Block[] => [
      { kind: 'heading', level: 2, text: fill(words.paragraph, { n: paragraph, title: subjectText(subject) }) },
      ...decisions.flatMap((decision): Block[] => [
        { kind: 'heading', level: 3, text: fill(words.decision, { n: decision.number }) },
        { kind: 'paragraph', text: decisionText(decision) },
      ]),
      ...(decisions.length === 0 ? [{ kind: 'paragraph', text: words.noDecision } as const] : []),
    ]),
  ];
  if (content.notReached.length > 0)
    blocks.push(
      { kind: 'heading', level: 2, text: words.notReached },
      { kind: 'list', items: content.notReached.map(subjectText) },
    );
  if (content.tasks.length > 0) {
    const { task, responsible, dueDate, status } = words.taskRow;
    blocks.push(
      { kind: 'heading', level: 2, text: words.tasks },
      {
        kind: 'table',
        head: [task, responsible, dueDate, status],
        rows: content.tasks.map((each) => [
          subjectText(each.subject),
          each.responsible?.name ?? words.noOne,
          each.dueDate ?? words.noDate,
          tasks.statuses[each.status],
        ]),
      },
    );
  }
  blocks.push(
    { kind: 'heading', level: 2, text: words.approvers },
    {
      kind: 'list',
      items: content.approvers.map(({ id, name }) => `${name}: ${approved.get(id) ?? words.notApproved}`),
    },
  );
  if (locked)
    blocks.push({
      kind: 'facts',
      rows: [
        [fill(words.lockedAt, { ...moment(locked.at), name: locked.by.name }), ''],
        [words.hash, locked.hash],
      ],
    });
  for (const { number: n, text, by, at, hash } of addenda)
    blocks.push(
      { kind: 'heading', level: 2, text: fill(words.addendum, { n }) },
      { kind: 'paragraph', text: fill(words.addendumBy, { ...moment(at), name: by.name }) },
      { kind: 'paragraph', text },
      { kind: 'facts', rows: [[words.hash, hash]] },
    );
  return blocks;
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
