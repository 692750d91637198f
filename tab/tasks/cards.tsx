import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { Task } from '../../bot/api/contract.ts';
import { dateWords } from '../format.ts';
import { fill, useLocale, useWords } from '../words.tsx';
import type { Write } from './cells.tsx';
import { Finish } from './finish.tsx';
import { OriginTag } from './origin-tag.tsx';

const useStyles = makeStyles({
  list: {
    listStyleType: 'none',
    margin: 0,
    padding: '0 12px 12px',
    display: 'flex',
    flexDirection: 'column',
    gap: '8px',
  },
  card: {
    display: 'grid',
    gridTemplateColumns: 'auto 1fr',
    gap: '2px 6px',
    alignItems: 'start',
    padding: '8px 12px 10px 6px',
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    position: 'relative',
  },
  touched: {
    animationName: { from: { backgroundColor: tokens.colorPaletteYellowBackground2 }, to: {} },
    animationDuration: '2.4s',
  },
  ring: { position: 'relative', zIndex: 1 },
  title: {
    color: 'inherit',
    textDecorationLine: 'none',
    fontSize: tokens.fontSizeBase300,
    lineHeight: '22px',
    paddingTop: '5px',
    fontWeight: tokens.fontWeightSemibold,
    // The whole card opens the task.
    '::after': { content: '""', position: 'absolute', inset: 0, borderRadius: tokens.borderRadiusLarge },
    ':focus-visible': { outline: 'none' },
    ':focus-visible::after': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  done: { textDecorationLine: 'line-through', color: tokens.colorNeutralForeground3 },
  about: {
    gridColumn: 2,
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '4px 10px',
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground3,
  },
  late: { color: tokens.colorPaletteRedForeground1, fontWeight: tokens.fontWeightSemibold },
});

/** Rows as cards, where a table does not fit. Pressing one opens the task, which is edited there. */
export function TaskCards({
  tasks,
  write,
  touched,
}: {
  readonly tasks: readonly Task[];
  readonly write: Write;
  readonly touched: ReadonlySet<string>;
}) {
  const styles = useStyles();
  const words = useWords();
  const locale = useLocale();
  return (
    <ul className={styles.list} aria-label={words.tasks.page}>
      {tasks.map((task) => (
        <li
          key={task.id}
          className={mergeClasses(styles.card, touched.has(task.id) && styles.touched)}
          data-task={task.number}
        >
          <span className={styles.ring}>
            <Finish task={task} write={write} />
          </span>
          <a
            className={mergeClasses(styles.title, task.status === 'done' && styles.done)}
            href={`#/tasks/${task.id}`}
            aria-label={`${fill(words.tasks.open, { number: task.number })}: ${task.title}`}
          >
            {task.title}
          </a>
          <div className={styles.about}>
            <span>{task.number}</span>
            <span>{words.tasks.statuses[task.status]}</span>
            {task.dueDate !== null && (
              <span className={mergeClasses(task.overdue && styles.late)}>
                {dateWords(task.dueDate, locale, words)}
                {task.overdue && ` · ${words.tasks.overdueBy}`}
              </span>
            )}
            <span>{task.responsible?.name ?? words.tasks.nobody}</span>
            <OriginTag task={task} />
          </div>
        </li>
      ))}
    </ul>
  );
}
