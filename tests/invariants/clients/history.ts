import type pg from 'pg';
import type { ChecklistValue, TaskChange } from '../../../bot/api/contract.ts';
import type { Sent } from './client.ts';

export type Row = {
  readonly task_id: string;
  readonly field: string;
  readonly item: string | null;
  readonly old_value: string | null;
  readonly new_value: string | null;
  readonly by: string;
  readonly applied: boolean;
};

/** A task as the database has it, and all that its history says, oldest first. */
export type Kept = {
  readonly task: { readonly [column: string]: unknown };
  readonly rows: readonly Row[];
  readonly comments: readonly { readonly by: string; readonly text: string }[];
};

export async function keptOf(pool: pg.Pool, task: string): Promise<Kept> {
  const columns = `title, description, status, priority, recurrence, origin, administration, responsible, participants, checklist,
    removed, undated, follows, to_char(due_date, 'YYYY-MM-DD') as due, to_char(follow_up_date, 'YYYY-MM-DD') as follow_up`;
  const found = await pool.query(`select ${columns} from task where id = $1`, [task]);
  const revisions = await pool.query('select * from task_revision where task_id = $1 order by id', [task]);
  const comments = await pool.query('select by, text from task_comment where task_id = $1 order by id', [task]);
  return { task: found.rows[0], rows: revisions.rows, comments: comments.rows };
}

/** Each field's value, as the history writes it. */
const nowOf = (task: Kept['task']): { readonly [field: string]: unknown } => ({
  ...task,
  dueDate: task.undated ? 'none' : task.due,
  followUpDate: task.follow_up,
  removed: task.removed ? 'yes' : null,
});

/** What is wrong with the history of a task: it does not lead from one value to the next, or not to what stands there now. */
export function gaps({ task, rows }: Kept): string[] {
  const wrong: string[] = [];
  const now = nowOf(task);
  const applied = rows.filter((row) => row.applied);
  const scalar = applied.filter(({ field }) => field !== 'participants' && field !== 'checklist');
  for (const field of new Set(scalar.map((row) => row.field))) {
    const steps = scalar.filter((row) => row.field === field);
    for (const [at, step] of steps.entries()) {
      const before = steps[at - 1];
      if (before && before.new_value !== step.old_value)
        wrong.push(`${field}: a step is missing before ${step.new_value}`);
    }
    if (steps.at(-1)?.new_value !== now[field]) wrong.push(`${field}: is not what the last step says`);
  }
  const participants = applied.filter(({ field }) => field === 'participants');
  wrong.push(
    ...undone('participants', listed(task.participants).map(String), participants, ({ old_value, new_value }) => ({
      before: old_value,
      after: new_value,
    })),
    ...undone(
      'checklist',
      listed(task.checklist).map(({ id, text, done }) => `${id} ${JSON.stringify([text, done])}`),
      applied.filter(({ field }) => field === 'checklist'),
      ({ item, old_value, new_value }) => ({
        before: old_value === null ? null : `${item} ${textOf(old_value)}`,
        after: new_value === null ? null : `${item} ${textOf(new_value)}`,
      }),
    ),
  );
  return wrong;

  /** Taken back one by one, the last first, the steps lead to what there was at first: nothing, unless it follows another. */
  function undone(
    what: string,
    last: readonly string[],
    steps: readonly Row[],
    parts: (row: Row) => { readonly before: string | null; readonly after: string | null },
  ): string[] {
    const now = new Set(last);
    for (const step of [...steps].reverse()) {
      const { before, after } = parts(step);
      if (after !== null && !now.delete(after)) return [`${what}: no longer ${after}, and no step says so`];
      if (before !== null) now.add(before);
    }
    return now.size > 0 && task.follows === null ? [`${what}: began with ${[...now].join()}`] : [];
  }
}

const listed = (value: unknown) => (Array.isArray(value) ? value : []);

/** Text and done of a line; where it stands follows from the others too. */
function textOf(value: string | null): string | null {
  if (value === null) return null;
  const { text, done } = JSON.parse(value);
  return JSON.stringify([text, done]);
}

/** What was sent and is not in the history as written or as lost, or is there more often than it was sent. */
export function missing(kept: Kept, sent: readonly Sent[]): string[] {
  const { rows, comments } = kept;
  const wrong: string[] = [];
  for (const { by, changes, comment, answer } of sent) {
    if (comment !== null && comments.filter((each) => each.by === by && each.text === comment).length !== 1)
      wrong.push(`the comment ${comment}, once`);
    if ('refused' in answer) continue;
    for (const change of changes) {
      const lost = answer.conflicts.some((conflict) => keyOf(conflict) === keyOf(change));
      if (!isThere(kept, by, change, lost)) wrong.push(`${by}: ${lost ? 'lost' : 'written'} ${JSON.stringify(change)}`);
    }
  }
  const words = new Map<string, number>();
  for (const { changes, answer } of sent)
    for (const word of changes.flatMap(own)) words.set(word, (words.get(word) ?? 0) + ('refused' in answer ? 0 : 1));
  for (const [word, times] of words) {
    const found = rows.filter((row) => ownIn(row) === word && row.old_value !== row.new_value).length;
    if (found > times) wrong.push(`${word} stands ${found} times, and was sent ${times} times`);
  }
  return wrong;
}

const keyOf = (change: { readonly field: string; readonly item?: string }) => `${change.field} ${change.item ?? ''}`;

/** Written, or lost, by that person; or it stood there already, which is no change. */
function isThere({ task, rows }: Kept, by: string, change: TaskChange, lost: boolean): boolean {
  if (change.field === 'participants') {
    const mine = rows.filter((row) => row.field === 'participants');
    const isIn = (person: string) => listed(task.participants).includes(person);
    const moved = (person: string) => mine.some((row) => [row.old_value, row.new_value].includes(person));
    // Who was there already, or was not, moves nobody; then others moved them, or nobody ever did.
    return (
      (change.add ?? []).every((person) => moved(person) || isIn(person)) &&
      (change.remove ?? []).every((person) => moved(person) || !isIn(person))
    );
  }
  const { field, value } = change;
  const item = change.field === 'checklist' ? change.item : null;
  const mine = rows.filter((row) => row.field === field && row.item === item);
  const wanted = typeof value === 'object' && value !== null ? same(value) : value;
  const shown = (kept: string | null) => (item === null ? kept : textOf(kept));
  if (lost) return mine.some((row) => row.by === by && !row.applied && shown(row.new_value) === wanted);
  const stood = item === null ? nowOf(task)[field] : (lineOf(task.checklist, item) ?? null);
  return (
    stood === wanted ||
    mine.some((row) => (row.applied && shown(row.new_value) === wanted) || shown(row.old_value) === wanted)
  );
}

function lineOf(checklist: unknown, item: string): string | null {
  const line = listed(checklist).find(({ id }) => id === item);
  return line ? same(line) : null;
}

const same = ({ text, done }: ChecklistValue) => JSON.stringify([text, done]);

/** Words that only one edit holds. */
function own(change: TaskChange): string[] {
  if (change.field === 'title' || change.field === 'description') return [String(change.value)];
  return [];
}
const ownIn = ({ field, new_value }: Row) => (field === 'title' || field === 'description' ? new_value : null);
