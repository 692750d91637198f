import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import {
  ArrowDown16Regular,
  CalendarError16Regular,
  CalendarLtr16Regular,
  Important16Filled,
  Warning16Filled,
} from '@fluentui/react-icons';
import type { Priority, Task } from '../../bot/api/contract.ts';
import { dateWords, initials } from '../format.ts';
import { fill, useLocale, useWords } from '../words.tsx';

const useStyles = makeStyles({
  mark: { display: 'inline-flex', alignItems: 'center', gap: '4px', whiteSpace: 'nowrap' },
  urgent: { color: tokens.colorPaletteRedForeground1, fontWeight: tokens.fontWeightSemibold },
  important: { color: tokens.colorPaletteDarkOrangeForeground1, fontWeight: tokens.fontWeightSemibold },
  late: { color: tokens.colorPaletteRedForeground1, fontWeight: tokens.fontWeightSemibold },
  faces: { display: 'inline-flex', marginLeft: 'auto' },
  face: {
    '::before': { content: 'attr(data-initials)' },
    width: '24px',
    height: '24px',
    borderRadius: '50%',
    display: 'inline-flex',
    alignItems: 'center',
    justifyContent: 'center',
    fontSize: '10px',
    fontWeight: tokens.fontWeightSemibold,
    backgroundColor: tokens.colorBrandBackground2,
    color: tokens.colorBrandForeground2,
    border: `1px solid ${tokens.colorNeutralBackground1}`,
    ':not(:first-child)': { marginLeft: '-5px' },
  },
  taking: { backgroundColor: tokens.colorNeutralBackground4, color: tokens.colorNeutralForeground2 },
});

/** How urgent, where it says something: medium is what most are. */
export function PriorityMark({ priority, named = true }: { readonly priority: Priority; readonly named?: boolean }) {
  const styles = useStyles();
  const words = useWords();
  if (priority === 'medium') return null;
  const name = words.tasks.priorities[priority];
  const icon = {
    urgent: <Warning16Filled aria-hidden />,
    important: <Important16Filled aria-hidden />,
    low: <ArrowDown16Regular aria-hidden />,
  }[priority];
  return (
    <span
      className={mergeClasses(
        styles.mark,
        priority === 'urgent' && styles.urgent,
        priority === 'important' && styles.important,
      )}
      title={name}
    >
      {icon}
      {named && name}
    </span>
  );
}

/** The due date; a late one says so in words too. */
export function DueMark({ task }: { readonly task: Task }) {
  const styles = useStyles();
  const words = useWords();
  const locale = useLocale();
  if (task.dueDate === null) return null;
  return (
    <span className={mergeClasses(styles.mark, task.overdue && styles.late)}>
      {task.overdue ? <CalendarError16Regular aria-hidden /> : <CalendarLtr16Regular aria-hidden />}
      {dateWords(task.dueDate, locale, words)}
      {task.overdue && ` · ${words.tasks.overdueBy}`}
    </span>
  );
}

const MOST = 3;

/** Who answers for it, and who takes part. The card's own name says it to screen readers. */
export function Faces({ task }: { readonly task: Task }) {
  const styles = useStyles();
  const { responsible, participants } = task;
  const others = participants.filter(({ id }) => id !== responsible?.id);
  const shown = others.slice(0, responsible ? MOST - 1 : MOST);
  return (
    <span className={styles.faces} aria-hidden>
      {responsible && (
        <span className={styles.face} data-initials={initials(responsible.name)} title={responsible.name} />
      )}
      {shown.map(({ id, name }) => (
        <span
          key={id}
          className={mergeClasses(styles.face, styles.taking)}
          data-initials={initials(name)}
          title={name}
        />
      ))}
      {others.length > shown.length && (
        <span className={mergeClasses(styles.face, styles.taking)} data-initials={`+${others.length - shown.length}`} />
      )}
    </span>
  );
}

/** Everything that a card shows, in one sentence. */
export function useSpokenTask(): (task: Task) => string {
  const words = useWords();
  const locale = useLocale();
  const text = words.views;
  const many = (count: number, one: string, several: string) =>
    count > 0 && (count === 1 ? one : fill(several, { count }));
  return (task) =>
    [
      `${task.number}: ${task.title}`,
      task.priority !== 'medium' && words.tasks.priorities[task.priority],
      task.dueDate !== null && `${words.tasks.fields.dueDate} ${dateWords(task.dueDate, locale, words)}`,
      task.overdue && words.tasks.overdueBy,
      task.responsible?.name ?? words.tasks.nobody,
      task.checklist.length > 0 &&
        fill(text.checklist, { done: task.checklist.filter((item) => item.done).length, count: task.checklist.length }),
      many(task.comments, text.commentsOne, text.comments),
      many(task.files, text.filesOne, text.files),
      task.followUp === 'due' && text.due,
      task.recurrence !== null && words.tasks.recurrences[task.recurrence],
    ]
      .filter((part) => part !== false)
      .join(', ');
}
