import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ArrowDown16Regular, ArrowUp16Regular, ChevronRight20Regular, Comment16Regular } from '@fluentui/react-icons';
import type { KeyboardEvent } from 'react';
import type { Task, TaskSortBy } from '../../bot/api/contract.ts';
import { fill, useWords } from '../words.tsx';
import { AdministrationCell, DateCell, PersonCell, StatusCell, TextCell, type Write } from './cells.tsx';
import { Finish } from './finish.tsx';
import { OriginTag } from './origin-tag.tsx';
import type { Query } from './query.ts';

const useStyles = makeStyles({
  table: { width: '100%', borderCollapse: 'collapse', tableLayout: 'fixed', fontSize: tokens.fontSizeBase300 },
  head: {
    position: 'sticky',
    top: 0,
    zIndex: 2,
    backgroundColor: tokens.colorNeutralBackground1,
    textAlign: 'left',
    fontWeight: tokens.fontWeightRegular,
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    padding: '0 4px',
    height: '36px',
    boxShadow: `inset 0 -1px 0 ${tokens.colorNeutralStroke2}`,
  },
  sort: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: '4px',
    border: 'none',
    background: 'none',
    font: 'inherit',
    color: 'inherit',
    padding: '4px 8px',
    borderRadius: tokens.borderRadiusMedium,
    cursor: 'pointer',
    ':hover': { color: tokens.colorNeutralForeground1, backgroundColor: tokens.colorNeutralBackground2 },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  plain: { padding: '4px 8px' },
  row: {
    ':hover': { backgroundColor: tokens.colorNeutralBackground2 },
    ':focus-within': { backgroundColor: tokens.colorNeutralBackground2 },
  },
  chosen: {
    backgroundColor: tokens.colorNeutralBackground3,
    boxShadow: `inset 3px 0 0 ${tokens.colorCompoundBrandStroke}`,
    ':hover': { backgroundColor: tokens.colorNeutralBackground3 },
  },
  touched: {
    animationName: { from: { backgroundColor: tokens.colorPaletteYellowBackground2 }, to: {} },
    animationDuration: '2.4s',
  },
  cell: {
    padding: '3px 4px',
    height: '44px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    verticalAlign: 'middle',
    overflow: 'hidden',
  },
  number: {
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    fontVariantNumeric: 'tabular-nums',
  },
  title: { display: 'flex', alignItems: 'center', gap: '6px', minWidth: 0 },
  open: {
    display: 'inline-flex',
    padding: '6px',
    borderRadius: tokens.borderRadiusMedium,
    color: tokens.colorNeutralForeground3,
    ':hover': { backgroundColor: tokens.colorNeutralBackground3, color: tokens.colorNeutralForeground1 },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  narrow: { '@media (max-width: 1000px)': { display: 'none' } },
  dense: { display: 'none' },
});

type Column = {
  readonly name: 'title' | 'administration' | 'responsible' | 'dueDate' | 'status';
  readonly sort: TaskSortBy | null;
  readonly width: string;
};
const columns: readonly Column[] = [
  { name: 'title', sort: 'title', width: 'auto' },
  { name: 'administration', sort: null, width: '17%' },
  { name: 'responsible', sort: null, width: '18%' },
  { name: 'dueDate', sort: 'dueDate', width: '140px' },
  { name: 'status', sort: 'status', width: '128px' },
];

/** Up and down go to the same column of the next row, as in a sheet. */
function moveBetweenRows(event: KeyboardEvent<HTMLTableElement>) {
  const { target, key } = event;
  if (
    (key !== 'ArrowDown' && key !== 'ArrowUp') ||
    !(target instanceof HTMLElement) ||
    target instanceof HTMLSelectElement
  )
    return;
  const column = target.dataset.cell;
  if (column === undefined) return;
  const cells = [...event.currentTarget.querySelectorAll<HTMLElement>(`[data-cell="${column}"]`)];
  const next = cells[cells.indexOf(target) + (key === 'ArrowDown' ? 1 : -1)];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

type Props = {
  readonly tasks: readonly Task[];
  readonly query: Query;
  readonly sortBy: (by: TaskSortBy) => void;
  readonly write: Write;
  readonly open: string | null;
  readonly touched: ReadonlySet<string>;
};

export function TaskTable({ tasks, query, sortBy, write, open, touched }: Props) {
  const styles = useStyles();
  const words = useWords();
  // Beside an open task there is room for less.
  const narrow = mergeClasses(styles.narrow, open !== null && styles.dense);
  const sorted = (by: TaskSortBy | null) =>
    by !== query.sort ? undefined : query.descending ? 'descending' : 'ascending';
  const head = (by: TaskSortBy | null, name: string) =>
    by === null ? (
      <span className={styles.plain}>{name}</span>
    ) : (
      <button
        type="button"
        className={styles.sort}
        onClick={() => sortBy(by)}
        title={fill(words.tasks.sortBy, { field: name.toLowerCase() })}
      >
        {name}
        {query.sort === by &&
          (query.descending ? <ArrowDown16Regular aria-hidden /> : <ArrowUp16Regular aria-hidden />)}
      </button>
    );
  return (
    <table className={styles.table} aria-label={words.tasks.page} onKeyDown={moveBetweenRows}>
      <colgroup>
        <col style={{ width: '44px' }} />
        <col style={{ width: '84px' }} />
        {columns.map((column) => (
          <col
            key={column.name}
            style={{ width: column.width }}
            className={column.name === 'administration' ? narrow : undefined}
          />
        ))}
        <col style={{ width: '44px' }} />
      </colgroup>
      <thead>
        <tr>
          <td className={styles.head} />
          <th scope="col" className={styles.head} aria-sort={sorted('number')}>
            {head('number', words.tasks.fields.number)}
          </th>
          {columns.map((column) => (
            <th
              key={column.name}
              scope="col"
              className={mergeClasses(styles.head, column.name === 'administration' && narrow)}
              aria-sort={sorted(column.sort)}
            >
              {head(column.sort, words.tasks.fields[column.name])}
            </th>
          ))}
          <td className={styles.head} />
        </tr>
      </thead>
      <tbody>
        {tasks.map((task) => (
          <tr
            key={task.id}
            className={mergeClasses(
              styles.row,
              task.id === open && styles.chosen,
              touched.has(task.id) && styles.touched,
            )}
            data-task={task.number}
          >
            <td className={styles.cell}>
              <Finish task={task} write={write} />
            </td>
            <td className={mergeClasses(styles.cell, styles.number)}>
              <span className={styles.plain}>{task.number}</span>
            </td>
            <td className={styles.cell}>
              <div className={styles.title}>
                <TextCell
                  task={task}
                  field="title"
                  value={task.title}
                  write={write}
                  label={`${words.tasks.fields.title}, ${task.number}`}
                />
                <OriginTag task={task} />
              </div>
            </td>
            <td className={mergeClasses(styles.cell, narrow)}>
              <AdministrationCell task={task} write={write} />
            </td>
            <td className={styles.cell}>
              <PersonCell task={task} write={write} />
            </td>
            <td className={styles.cell}>
              <DateCell task={task} write={write} />
            </td>
            <td className={styles.cell}>
              <StatusCell task={task} write={write} />
            </td>
            <td className={styles.cell}>
              <a
                href={`#/tasks/${task.id}`}
                className={styles.open}
                aria-label={fill(words.tasks.open, { number: task.number })}
                title={`${words.tasks.comments}, ${words.tasks.history.toLowerCase()}`}
              >
                {task.id === open ? <Comment16Regular /> : <ChevronRight20Regular />}
              </a>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
