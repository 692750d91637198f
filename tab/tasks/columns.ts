import type { TaskField, TaskSortBy } from '../../bot/api/contract.ts';

export type ColumnName = Extract<
  TaskField,
  'title' | 'priority' | 'administration' | 'responsible' | 'dueDate' | 'status'
>;
export type Column = {
  readonly name: ColumnName;
  readonly sort: TaskSortBy | null;
  readonly width: string;
  /** From which width of the list, in pixels, there is room for it. */
  readonly from: number;
};

const all: readonly Column[] = [
  { name: 'title', sort: 'title', width: 'auto', from: 0 },
  { name: 'administration', sort: null, width: '15%', from: 1160 },
  { name: 'responsible', sort: null, width: '17%', from: 520 },
  { name: 'dueDate', sort: 'dueDate', width: '132px', from: 440 },
  { name: 'priority', sort: 'priority', width: '148px', from: 1100 },
  { name: 'status', sort: 'status', width: '124px', from: 760 },
];

/** What a list this wide shows; the rest is in the task. */
export const columnsAt = (width: number): readonly Column[] => all.filter((column) => width >= column.from);

/** What the title's cell has room for beside the title. */
export const roomyAt = (width: number): boolean => width >= 900;
