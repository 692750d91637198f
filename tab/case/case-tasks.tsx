import { Link, makeStyles, tokens } from '@fluentui/react-components';
import type { Task } from '../../bot/api/contract.ts';
import { whyOf } from '../api.ts';
import { useKnown } from '../context.tsx';
import { dateWords } from '../format.ts';
import { useSnack } from '../look/snack.tsx';
import type { Write } from '../tasks/cells.tsx';
import { Finish } from '../tasks/finish.tsx';
import { changeOf } from '../tasks/use-tasks.ts';
import { fill, useLocale, useWords } from '../words.tsx';
import { Section } from './section.tsx';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column', gap: '6px' },
  task: {
    display: 'grid',
    gridTemplateColumns: 'auto 1fr',
    gap: '0 6px',
    padding: '6px 10px 8px 4px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
  },
  name: { paddingTop: '5px' },
  about: { gridColumn: 2, color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  done: { textDecorationLine: 'line-through' },
  pale: { color: tokens.colorNeutralForeground3, margin: 0 },
});

/** What came of the case. A task is finished here, or let go so that the case can be closed. */
export function CaseTasks({
  tasks,
  changed,
}: {
  readonly tasks: readonly Task[];
  readonly changed: () => Promise<void>;
}) {
  const styles = useStyles();
  const words = useWords();
  const locale = useLocale();
  const snack = useSnack();
  const { api } = useKnown();
  async function press(go: () => Promise<unknown>, said: string): Promise<boolean> {
    try {
      await go();
      snack({ kind: 'said', text: said });
      await changed();
      return true;
    } catch (error) {
      snack({ kind: 'failed', text: whyOf(error) });
      return false;
    }
  }
  const write: Write = (task, field, value, base) =>
    press(
      () => api.send('PATCH', `/api/tasks/${task.id}`, { changes: [changeOf(task, field, value, base)] }),
      fill(value === 'done' ? words.tasks.finished : words.tasks.reopened, { number: task.number }),
    );
  const move = (task: Task) =>
    press(() => api.send('POST', `/api/tasks/${task.id}/move`, {}), fill(words.tasks.moved, { number: task.number }));
  return (
    <Section title={words.case.tasks}>
      {tasks.length === 0 && <p className={styles.pale}>{words.case.noTasks}</p>}
      <ul className={styles.list}>
        {tasks.map((task) => (
          <li key={task.id} className={styles.task}>
            <Finish task={task} write={write} />
            <span className={styles.name}>
              <Link href={`#/tasks/${task.id}`} className={task.status === 'done' ? styles.done : undefined}>
                {task.title}
              </Link>
            </span>
            <span className={styles.about}>
              {[
                task.number,
                task.responsible?.name ?? words.tasks.nobody,
                task.dueDate === null ? null : dateWords(task.dueDate, locale, words),
              ]
                .filter((part) => part !== null)
                .join(' · ')}
              {task.may.move && task.status !== 'done' && (
                <>
                  {' · '}
                  <Link as="button" onClick={() => void move(task)}>
                    {words.tasks.move}
                  </Link>
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
