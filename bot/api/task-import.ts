import { z } from 'zod';
import type { Refusal } from '../core/errors.ts';
import { importTasks, type JudgedRow, judgeImport, type RowToImport, seeNumbered } from '../core/tasks/import-tasks.ts';
import { seeHistory } from '../core/tasks/see-tasks.ts';
import { fieldValue, type Task, type TaskField } from '../core/tasks/task.ts';
import { localTime } from '../core/time/stockholm.ts';
import { tabWords } from '../words/tab/index.ts';
import { taskWords } from '../words/tasks/index.ts';
import type { ApiDeps, Call, Endpoint } from './call.ts';
import type {
  ImportAnswer,
  ImportCell,
  ImportedCell,
  ImportedRow,
  ImportField,
  ImportProblem,
  ImportProblemCode,
} from './contract.ts';
import { refusalText } from './refused.ts';
import { freeText } from './shapes.ts';
import { type CellRead, readCell } from './task-import-cells.ts';
import { personName, valueShown } from './task-view.ts';

export const importFields = [
  'title',
  'description',
  'administration',
  'responsible',
  'dueDate',
  'status',
  'priority',
  'followUpDate',
  'recurrence',
  'origin',
  'link',
] as const satisfies readonly ImportField[];

const cell = z.union([freeText, z.strictObject({ id: z.string().min(1).max(100) })]);
const row = z.strictObject({
  number: z.string().trim().min(1).max(20).optional(),
  version: z.number().int().min(1).optional(),
  cells: z.partialRecord(z.enum(importFields), cell),
  over: z.array(z.enum(importFields)).max(importFields.length).optional(),
});
const shape = z.strictObject({
  rows: z.array(row).min(1).max(1_000),
  dryRun: z.boolean(),
  only: z.enum(['good']).optional(),
});
type Row = z.infer<typeof row>;

/** A row as it was read: the cells' problems, and what the rules are asked about. */
type Read = {
  readonly row: RowToImport;
  readonly problem: ImportProblem | null;
  readonly cells: { readonly [field in ImportField]?: ImportedCell };
};

/** Rows of a sheet, judged by the rules of a single task: what would become of each, or what became of it. */
export const taskImport: Endpoint = {
  method: 'POST',
  path: '/api/tasks/import',
  // A thousand rows, some with a long description.
  maxBodyBytes: 8 * 1024 * 1024,
  async answer(deps, call) {
    const input = await call.body(shape);
    const known = await seeNumbered(deps, call.person, [...new Set(input.rows.flatMap((each) => each.number ?? []))]);
    const seen = new Set<string>();
    const read = input.rows.map((each) => {
      const twice = each.number !== undefined && seen.has(each.number);
      if (each.number !== undefined) seen.add(each.number);
      return readRow(deps, call, each, known, twice);
    });
    const rows = read.map((each) => each.row);
    const imported = input.dryRun
      ? judgeImport(deps, call.person, rows)
      : await importTasks(deps, call.person, rows, input.only === 'good', call.press(input));
    const shown: ImportedRow[] = [];
    for (const [at, judged] of imported.rows.entries()) {
      const was = read[at];
      if (was) shown.push(await rowView(deps, call, was, judged, imported.written));
    }
    const count = (kind: ImportedRow['kind']) => shown.filter((each) => each.kind === kind).length;
    const counts = { new: count('new'), change: count('change'), same: count('same'), wrong: count('wrong') };
    const answer: ImportAnswer = { rows: shown, written: imported.written, counts };
    return answer;
  },
};

function readRow(deps: ApiDeps, call: Call, given: Row, known: ReadonlyMap<string, Task>, twice: boolean): Read {
  const task = given.number === undefined ? null : (known.get(given.number) ?? null);
  const today = localTime(deps.clock.now()).date;
  const around = { organisation: deps.organisation, today, task };
  const say = (code: ImportProblemCode, more: Partial<ImportProblem> = {}): ImportProblem => ({
    code,
    message: tabWords[call.locale].exchange.problems[code],
    ...more,
  });
  const cells: { [field in ImportField]?: ImportedCell } = {};
  const changes: RowToImport['changes'][number][] = [];
  let wrong = false;
  for (const field of importFields) {
    const text = given.cells[field];
    if (text === undefined) continue;
    const means = readCell(around, field, text);
    cells[field] = { shown: typeof text === 'string' ? text : '' };
    if (means === null) continue;
    if ('change' in means) changes.push(means.change);
    if (!('problem' in means)) continue;
    wrong = true;
    cells[field] = { ...cells[field], shown: shownText(text), problem: say(means.problem, choicesOf(means)) };
  }
  if (task === null && given.cells.title === undefined) {
    wrong = true;
    cells.title = { shown: '', problem: say('title') };
  }
  const problem =
    given.number !== undefined && task === null
      ? say('number')
      : task?.removed
        ? say('removed')
        : twice
          ? say('twice')
          : null;
  const over = given.over ?? [];
  const version = given.version ?? null;
  return { row: { task, changes, version, over, wrong: wrong || problem !== null }, problem, cells };
}

const shownText = (text: ImportCell) => (typeof text === 'string' ? text : '');
const choicesOf = (means: Exclude<CellRead, null>) =>
  'choices' in means && means.choices !== undefined && means.choices.length > 0 ? { choices: means.choices } : {};

async function rowView(
  deps: ApiDeps,
  call: Call,
  read: Read,
  judged: JudgedRow,
  written: boolean,
): Promise<ImportedRow> {
  const viewer = { call, organisation: deps.organisation };
  const before = read.row.task;
  const cells = { ...read.cells };
  for (const change of read.row.changes) {
    const { field } = change;
    if (field === 'removed') continue;
    const shown = valueShown(viewer, field, change.value);
    const was = before === null ? shown : shownOf(viewer, before, field);
    cells[field] = { ...cells[field], shown, ...(was === shown ? {} : { was }) };
  }
  const refused = (refusal: Refusal): ImportProblem => ({
    code: 'refused',
    message: refusalText(refusal, call.locale),
  });
  for (const { field, refusal } of judged.refused) {
    if (field === null || field === 'removed') continue;
    cells[field] = { shown: '', ...cells[field], problem: refused(refusal) };
  }
  if (judged.clashes.length > 0 && judged.task) {
    const { revisions } = await seeHistory(deps, call.person, judged.task.id);
    for (const { field, theirs } of judged.clashes) {
      if (field === 'removed') continue;
      const last = revisions.findLast((revision) => revision.field === field && revision.applied);
      const problem: ImportProblem = {
        code: 'conflict',
        message: tabWords[call.locale].exchange.problems.conflict,
        theirs: field === 'title' ? shownOf(viewer, judged.task, field) : valueShown(viewer, field, theirs),
        ...(last ? { by: personName(viewer, last.by).name } : {}),
      };
      cells[field] = { shown: '', ...cells[field], problem };
    }
  }
  const whole = judged.refused.find(({ field }) => field === null);
  const problem = read.problem ?? (whole ? refused(whole.refusal) : null);
  const { task } = judged;
  return {
    kind: judged.kind,
    task: task ? { id: task.id, number: task.number, version: task.version } : null,
    cells,
    ...(problem ? { problem } : {}),
    ...(written && judged.undo.length > 0 ? { undo: judged.undo } : {}),
  };
}

/** A field of a task as people read it. */
function shownOf(
  viewer: Pick<Parameters<typeof valueShown>[0], 'call' | 'organisation'>,
  task: Task,
  field: TaskField,
) {
  if (field === 'title')
    return task.title.kind === 'own' ? task.title.text : taskWords[viewer.call.locale].titles[task.title.id];
  if (field === 'dueDate' && task.undated) return taskWords[viewer.call.locale].undated;
  if (field === 'removed') return '';
  return valueShown(viewer, field, fieldValue(task, field));
}
