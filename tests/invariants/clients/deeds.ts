import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import type { Task, TaskChange, TaskField } from '../../../bot/api/contract.ts';

/** One thing that someone does, as the plan has it: what it becomes depends on what they see then. */
export type Deed =
  | { readonly what: 'line'; readonly up: boolean; readonly breaks: 'none'; readonly task: 0; readonly insists: false }
  | {
      readonly what: 'edit';
      readonly task: number;
      readonly kinds: readonly (typeof kinds)[number][];
      readonly pick: number;
      readonly breaks: 'none' | 'lost' | 'cut' | 'twice';
      /** Writes one's own value all the same, when it met someone else's. */
      readonly insists: boolean;
    };

const kinds = [
  'title',
  'description',
  'dueDate',
  'undated',
  'status',
  'priority',
  'followUpDate',
  'recurrence',
  'origin',
  'removed',
  'responsible',
  'administration',
  'join',
  'leave',
  'newLine',
  'writeLine',
  'tickLine',
  'moveLine',
  'removeLine',
  'comment',
] as const;

export const deed: fc.Arbitrary<Deed> = fc.oneof(
  {
    weight: 9,
    arbitrary: fc.record({
      what: fc.constant('edit' as const),
      task: fc.nat({ max: 7 }),
      kinds: fc.uniqueArray(fc.constantFrom(...kinds), { minLength: 1, maxLength: 4 }),
      pick: fc.nat({ max: 1_000 }),
      breaks: fc.constantFrom('none' as const, 'none' as const, 'lost' as const, 'cut' as const, 'twice' as const),
      insists: fc.boolean(),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      what: fc.constant('line' as const),
      up: fc.boolean(),
      breaks: fc.constant('none' as const),
      task: fc.constant(0 as const),
      insists: fc.constant(false as const),
    }),
  },
);

export type Meant = { readonly changes: readonly TaskChange[]; readonly comment: string | null };

const people = ['kim', 'robin', 'lee', 'nurse'] as const;

/** The changes that a deed makes of a task as someone sees it. `mark` stands in every word, so that each is its own. */
export function meant(deed: Deed & { readonly what: 'edit' }, task: Task, mark: string): Meant {
  const { pick } = deed;
  if (deed.kinds[0] === 'comment') return { changes: [], comment: `Sagt ${mark}` };
  const line = task.checklist[pick % Math.max(task.checklist.length, 1)];
  const above = task.checklist[(pick + 1) % Math.max(task.checklist.length, 1)];
  // No two alike, so that each can be found again.
  const date = new Date(Date.UTC(2027, 0, 1) + (hash(mark) % 20_000) * 86_400_000).toISOString().slice(0, 10);
  const who = people[pick % people.length] ?? 'kim';
  const of = <T>(values: readonly T[]) => values[pick % values.length] ?? null;
  const changes = deed.kinds.flatMap((kind): TaskChange[] => {
    const set = (field: TaskField, value: string | null): TaskChange[] => [
      { field, value, base: task.fieldVersions[field] },
    ];
    switch (kind) {
      case 'title':
        return set('title', `Rubrik ${mark}`);
      case 'description':
        return set('description', `Text ${mark}`);
      case 'dueDate':
        return set('dueDate', date);
      case 'undated':
        return deed.kinds.includes('dueDate') ? [] : set('dueDate', of(['none', null]));
      case 'status':
        return set('status', of(['open', 'inProgress', 'done']));
      case 'priority':
        return set('priority', of(['urgent', 'important', 'medium', 'low']));
      case 'followUpDate':
        return set('followUpDate', of([date, null]));
      case 'recurrence':
        return set('recurrence', of(['P1W', 'P1Y', null]));
      case 'origin':
        return set('origin', of(['rsa', 'goal', 'manual']));
      case 'removed':
        return set('removed', of(['yes', null, null]));
      case 'responsible':
        return set('responsible', of([...people, null]));
      case 'administration':
        return set('administration', of(['hospital', null]));
      case 'join':
        return deed.kinds.includes('leave') ? [] : [{ field: 'participants', add: [who] }];
      case 'leave':
        return [{ field: 'participants', remove: [who] }];
      case 'newLine':
        return [
          { field: 'checklist', item: randomUUID(), value: { text: `Rad ${mark}`, done: pick % 2 === 0 }, base: 0 },
        ];
      case 'comment':
        return [];
      default:
        return line && kind === deed.kinds.find((each) => onLine.has(each))
          ? [changeLine(kind, line, above, mark)]
          : [];
    }
  });
  return { changes, comment: null };
}

type OnLine = 'writeLine' | 'tickLine' | 'moveLine' | 'removeLine';
const onLine: ReadonlySet<string> = new Set<OnLine>(['writeLine', 'tickLine', 'moveLine', 'removeLine']);

function changeLine(
  kind: OnLine,
  { id: item, text, done, version: base }: Task['checklist'][number],
  above: Task['checklist'][number] | undefined,
  mark: string,
): TaskChange {
  const value =
    kind === 'removeLine'
      ? null
      : kind === 'writeLine'
        ? { text: `Rad ${mark}`, done }
        : kind === 'tickLine'
          ? { text, done: !done }
          : { text, done, after: above && above.id !== item ? above.id : null };
  return { field: 'checklist', item, value, base };
}

const hash = (text: string) => [...text].reduce((sum, sign) => (sum * 31 + sign.charCodeAt(0)) >>> 0, 7);
