import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ChevronRight20Regular, Comment16Regular } from '@fluentui/react-icons';
import { memo, type ReactNode } from 'react';
import type { Task } from '../../bot/api/contract.ts';
import { dateWords } from '../format.ts';
import { Editing } from '../look/editing.tsx';
import { fill, useLocale, useWords } from '../words.tsx';
import {
  AdministrationCell,
  DateCell,
  PersonCell,
  PriorityCell,
  PriorityIcon,
  StatusCell,
  TextCell,
  type Write,
} from './cells.tsx';
import type { Column, ColumnName } from './columns.ts';
import { Finish } from './finish.tsx';
import { FollowUp, Marks } from './marks.tsx';
import { OriginTag } from './origin-tag.tsx';

/** In pixels. Every row is as high as every other, so that a list of any length knows how long it is. */
export const ROW = 44;

const useStyles = makeStyles({
  row: {
    height: `${ROW}px`,
    ':hover': { backgroundColor: tokens.colorNeutralBackground2 },
    ':focus-within': { backgroundColor: tokens.colorNeutralBackground2 },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  chosen: {
    backgroundColor: tokens.colorNeutralBackground3,
    boxShadow: `inset 3px 0 0 ${tokens.colorCompoundBrandStroke}`,
    ':hover': { backgroundColor: tokens.colorNeutralBackground3 },
  },
  marked: {
    backgroundColor: tokens.colorBrandBackground2,
    boxShadow: `inset 3px 0 0 ${tokens.colorCompoundBrandStroke}`,
    // Where themes have no colours but few.
    outline: `2px solid ${tokens.colorTransparentStroke}`,
    outlineOffset: '-2px',
    // Signs of any colour keep their contrast on it, pointed at or not.
    ':hover': { backgroundColor: tokens.colorBrandBackground2 },
    ':focus-within': { backgroundColor: tokens.colorBrandBackground2 },
    '@media (forced-colors: active)': { outline: '2px solid Highlight', outlineOffset: '-2px' },
  },
  touched: {
    animationName: { from: { backgroundColor: tokens.colorPaletteYellowBackground2 }, to: {} },
    animationDuration: '2.4s',
  },
  cell: {
    padding: '3px 4px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    verticalAlign: 'middle',
    overflow: 'hidden',
  },
  title: { display: 'flex', alignItems: 'center', gap: '8px', minWidth: 0 },
  number: {
    width: '100%',
    height: '32px',
    padding: '0 8px',
    border: '1px solid transparent',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground3,
    font: 'inherit',
    fontSize: tokens.fontSizeBase200,
    fontVariantNumeric: 'tabular-nums',
    textAlign: 'left',
    whiteSpace: 'nowrap',
    cursor: 'pointer',
    ':hover': { border: `1px solid ${tokens.colorNeutralStroke1}` },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-1px' },
    '&[aria-pressed="true"]': { color: tokens.colorBrandForeground2, fontWeight: tokens.fontWeightSemibold },
  },
  open: {
    display: 'inline-flex',
    padding: '6px',
    borderRadius: tokens.borderRadiusMedium,
    color: tokens.colorNeutralForeground3,
    ':hover': { backgroundColor: tokens.colorNeutralBackground3, color: tokens.colorNeutralForeground1 },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
});

type Props = {
  readonly task: Task;
  /** In the list, from 0. */
  readonly index: number;
  readonly columns: readonly Column[];
  readonly roomy: boolean;
  readonly write: Write;
  readonly href: string;
  readonly isOpen: boolean;
  readonly isMarked: boolean;
  readonly isTouched: boolean;
  /** The row that the keyboard is at. */
  readonly isCurrent: boolean;
};

/** A task as a row, every cell edited where it stands. */
export const TaskRow = memo(function TaskRow(props: Props) {
  const { task, index, columns, roomy, write, href, isOpen, isMarked, isTouched, isCurrent } = props;
  const styles = useStyles();
  const words = useWords();
  const locale = useLocale();
  const has = (name: ColumnName) => columns.some((column) => column.name === name);
  const cells: { readonly [name in ColumnName]: () => ReactNode } = {
    title: () => (
      <div className={styles.title}>
        {!has('priority') && (task.priority === 'urgent' || task.priority === 'important') && (
          <PriorityIcon priority={task.priority} label={words.tasks.priorities[task.priority]} />
        )}
        <TextCell
          task={task}
          field="title"
          value={task.title}
          write={write}
          label={`${words.tasks.fields.title}, ${task.number}`}
        />
        <Editing task={task.id} />
        {roomy && <FollowUp task={task} />}
        {roomy && <Marks task={task} />}
        {roomy && <OriginTag task={task} />}
      </div>
    ),
    priority: () => <PriorityCell task={task} write={write} />,
    administration: () => <AdministrationCell task={task} write={write} />,
    responsible: () => <PersonCell task={task} write={write} />,
    dueDate: () => <DateCell task={task} write={write} />,
    status: () => <StatusCell task={task} write={write} />,
  };
  const said = [
    `${task.number}: ${task.title}`,
    words.tasks.statuses[task.status],
    ...(task.priority === 'medium' ? [] : [words.tasks.priorities[task.priority]]),
    ...(task.dueDate === null ? [] : [dateWords(task.dueDate, locale, words)]),
    ...(task.overdue ? [words.tasks.overdueBy] : []),
    task.responsible?.name ?? words.tasks.nobody,
  ].join(', ');
  return (
    <tr
      className={mergeClasses(
        styles.row,
        isOpen && styles.chosen,
        isMarked && styles.marked,
        isTouched && styles.touched,
      )}
      data-task={task.number}
      data-task-id={task.id}
      data-index={index}
      tabIndex={isCurrent ? 0 : -1}
      aria-rowindex={index + 2}
      aria-selected={isMarked}
      aria-label={said}
    >
      <td className={styles.cell}>
        <Finish task={task} write={write} />
      </td>
      <td className={styles.cell}>
        <button
          type="button"
          className={styles.number}
          aria-pressed={isMarked}
          aria-label={fill(words.views.mark, { number: task.number })}
          data-mark
        >
          {task.number}
        </button>
      </td>
      {columns.map(({ name }) => (
        <td key={name} className={styles.cell}>
          {cells[name]()}
        </td>
      ))}
      <td className={styles.cell}>
        <a
          href={href}
          className={styles.open}
          aria-label={fill(words.tasks.open, { number: task.number })}
          title={`${words.tasks.comments}, ${words.tasks.history.toLowerCase()}`}
        >
          {isOpen ? <Comment16Regular /> : <ChevronRight20Regular />}
        </a>
      </td>
    </tr>
  );
});
