import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useRef } from 'react';
import type { Task } from '../../bot/api/contract.ts';
import { dateWords } from '../format.ts';
import { Editing } from '../look/editing.tsx';
import { fill, useLocale, useWords } from '../words.tsx';
import { PriorityIcon, type Write } from './cells.tsx';
import { Finish } from './finish.tsx';
import { GroupHead } from './group-head.tsx';
import { FollowUp, Marks } from './marks.tsx';
import { OriginTag } from './origin-tag.tsx';
import { keyOf } from './rows.ts';
import type { ListProps } from './table.tsx';
import { useLongList } from './use-long-list.ts';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: '0 12px' },
  item: { paddingBottom: '8px' },
  group: {
    position: 'sticky',
    top: 0,
    zIndex: 2,
    margin: '0 -12px',
    padding: '0 12px',
    backgroundColor: tokens.colorNeutralBackground2,
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
  waiting: { height: '74px' },
  touched: {
    animationName: { from: { backgroundColor: tokens.colorPaletteYellowBackground2 }, to: {} },
    animationDuration: '2.4s',
  },
  ring: { position: 'relative', zIndex: 1, '& > *': { padding: '10px' } },
  title: {
    color: 'inherit',
    textDecorationLine: 'none',
    fontSize: tokens.fontSizeBase300,
    lineHeight: '22px',
    paddingTop: '11px',
    overflowWrap: 'anywhere',
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
export function TaskCards({ rows, taskAt, write, href, touched, scroller, see, question, toggle }: ListProps) {
  const styles = useStyles();
  const words = useWords();
  const body = useRef<HTMLUListElement>(null);
  const long = useLongList({ rows, scroller, body, heightOf: expected, over: 0, held: null, see, question });
  let end = 0;
  return (
    <ul ref={body} className={styles.list} aria-label={words.tasks.page} style={{ minHeight: `${long.height}px` }}>
      {long.drawn.map((item) => {
        const gap = item.start - end;
        end = item.end;
        return cardAt(item.index, gap);
      })}
    </ul>
  );

  function cardAt(index: number, gap: number) {
    const row = rows.at(index);
    const task = taskAt(index);
    const own = {
      'data-index': index,
      ref: long.virtual.measureElement,
      style: gap > 0 ? { marginTop: `${gap}px` } : {},
      'aria-posinset': index + 1,
      'aria-setsize': rows.count,
    };
    if (row?.kind === 'group')
      return (
        <li key={`group ${keyOf(row.group)}`} className={styles.group} {...own}>
          <GroupHead group={row.group} folded={row.folded} toggle={() => toggle(row.group)} current />
        </li>
      );
    if (!task)
      return (
        <li key={`waiting ${index}`} className={styles.item} aria-busy data-waiting {...own}>
          <div className={mergeClasses(styles.card, styles.waiting)} />
        </li>
      );
    return (
      <li key={task.id} className={styles.item} data-task={task.number} data-task-id={task.id} {...own}>
        <Card task={task} write={write} href={href(task)} isTouched={touched.has(task.id)} />
      </li>
    );
  }
}

/** In pixels, until a card is drawn and measured. */
const expected = () => 92;

type CardProps = {
  readonly task: Task;
  readonly write: Write;
  readonly href: string;
  readonly isTouched: boolean;
};

function Card({ task, write, href, isTouched }: CardProps) {
  const styles = useStyles();
  const words = useWords();
  const locale = useLocale();
  const date = task.dueDate === null ? null : dateWords(task.dueDate, locale, words);
  return (
    <div className={mergeClasses(styles.card, isTouched && styles.touched)}>
      <span className={styles.ring}>
        <Finish task={task} write={write} />
      </span>
      <a
        className={mergeClasses(styles.title, task.status === 'done' && styles.done)}
        href={href}
        aria-label={`${fill(words.tasks.open, { number: task.number })}: ${task.title}`}
      >
        {task.title}
      </a>
      <div className={styles.about}>
        <span>{task.number}</span>
        {task.priority !== 'medium' && (
          <PriorityIcon priority={task.priority} label={words.tasks.priorities[task.priority]} />
        )}
        <span>{words.tasks.statuses[task.status]}</span>
        {date !== null && (
          <span className={mergeClasses(task.overdue && styles.late)}>
            {date}
            {task.overdue && ` · ${words.tasks.overdueBy}`}
          </span>
        )}
        {task.undated && <span>{words.views.undated}</span>}
        <span>{task.responsible?.name ?? words.tasks.nobody}</span>
        <Editing task={task.id} />
        <FollowUp task={task} />
        <Marks task={task} />
        <OriginTag task={task} />
      </div>
    </div>
  );
}
