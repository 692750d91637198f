import type { ArchiveSubject } from '../../core/archive/tell-editor.ts';
import type { Task } from '../../core/tasks/task.ts';
import type { CardJson } from '../../ports/messenger.ts';
import type { Draw } from './draw.ts';
import { actions, card, facts, heading, hint, open, press, refresh, text } from './elements.ts';

/**
 * What became of something that someone did in SharePoint: a pointer with number and field, never what was written.
 * `task` null: none, or none that this person may see. `asked`: its removed row still waits for an answer.
 */
export function archiveView(draw: Draw, subject: ArchiveSubject, task: Task | null, asked: boolean): CardJson {
  const { card: words, fields } = draw.words.archive;
  const link = task ? open(words.open, draw.deps.tabLink(`/tasks/${task.id}`)) : null;
  if (subject.kind === 'removed') {
    if (!task) return card([text(words.gone)]);
    const data = { card: draw.card, rev: task.version, task: task.id };
    const settled = text(task.status === 'done' ? words.ended : words.back);
    const number = hint(`${words.task} ${task.number}`);
    if (!asked) return card([heading(words.removed), number, settled, ...actions([link])]);
    return card(
      [
        heading(words.removed),
        number,
        text(words.ask),
        hint(words.meaning),
        ...actions([
          press(words.putRowBack, 'settleRow', { ...data, removal: 'putBack' }, { style: 'positive' }),
          press(words.end, 'settleRow', { ...data, removal: 'end' }),
          link,
        ]),
      ],
      refresh(draw.account, data),
    );
  }
  const why = Object.entries(words.why).find(([code]) => code === subject.code)?.[1] ?? words.why.other;
  const added = subject.task !== null;
  return card([
    heading(added ? words.putBack : words.notAdded),
    task || subject.field
      ? facts([task ? [words.task, task.number] : null, subject.field ? [words.field, fields[subject.field]] : null])
      : null,
    text(why),
    text(added ? words.restored : words.rowAway),
    ...actions([link]),
  ]);
}
