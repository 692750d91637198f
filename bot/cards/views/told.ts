import type { Task } from '../../core/tasks/task.ts';
import type { OutgoingMessage } from '../../ports/messenger.ts';
import type { NoticeReason } from '../../ports/store/task-notices.ts';
import type { Draw } from './draw.ts';
import { actions, card, heading, hint, open, text } from './elements.ts';

/** Lines on one card; the rest is counted. */
const LINES = 10;

/** What someone is told of tasks, by number and nothing else. There is at least one. */
export function toldMessage(
  draw: Draw,
  news: readonly { readonly task: Pick<Task, 'id' | 'number'>; readonly about: NoticeReason }[],
): OutgoingMessage {
  const words = draw.words.told;
  const tasks = new Map(news.map(({ task }) => [task.id, task.number]));
  const [only, number = ''] = [...tasks][0] ?? [];
  const single = tasks.size === 1 && only !== undefined;
  const link = single
    ? open(words.open(number), draw.deps.tabLink(`/tasks/${only}`))
    : open(words.all, draw.deps.tabLink('/tasks'));
  return {
    summary: single ? words.summary(number) : words.summaryMany(tasks.size),
    card: card([
      heading(single ? number : words.title),
      ...news.slice(0, LINES).map(({ task, about }) => text(words[about](task.number))),
      news.length > LINES ? hint(words.more(news.length - LINES)) : null,
      ...actions([link]),
    ]),
  };
}
