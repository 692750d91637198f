import type { Task, TaskList } from '../../bot/api/contract.ts';
import type { Column, Grouping } from './columns.ts';

/** A column's places in order, with null for a card that is not fetched. */
export type Pile = { readonly tasks: readonly (Task | null)[] };

export const pileOf = (total: number): Pile => ({ tasks: Array.from({ length: total }, () => null) });

/** Puts a page where it stands; the pile gets as long as the server now says. */
export function place(pile: Pile, page: TaskList): Pile {
  const tasks = pile.tasks.slice(0, page.total);
  while (tasks.length < page.total) tasks.push(null);
  page.tasks.forEach((task, index) => {
    if (page.offset + index < page.total) tasks[page.offset + index] = task;
  });
  return { tasks };
}

export function take(pile: Pile, id: string): Pile {
  return { tasks: pile.tasks.filter((task) => task?.id !== id) };
}

/** `at` null: where its due date puts it among those that are here; what has none stands last. */
export function insert(pile: Pile, task: Task, at: number | null): Pile {
  const due = ({ dueDate }: Task) => dueDate ?? '9999';
  const found = pile.tasks.findIndex((each) => each === null || due(each) > due(task));
  const index = at ?? (found < 0 ? pile.tasks.length : found);
  return { tasks: pile.tasks.toSpliced(Math.max(index, 0), 0, task) };
}

/** How the card looks until the answer is here. */
export function hoped(task: Task, by: Grouping, { name, value }: Column): Task {
  const named = value === null ? null : { id: value, name };
  switch (by) {
    case 'status':
      return value === 'open' || value === 'inProgress' || value === 'done' ? { ...task, status: value } : task;
    case 'priority':
      return value === 'urgent' || value === 'important' || value === 'medium' || value === 'low'
        ? { ...task, priority: value }
        : task;
    case 'administration':
      return { ...task, administration: named };
    default:
      return { ...task, responsible: named };
  }
}
