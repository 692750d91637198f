import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ArrowDown16Regular, ArrowUp16Regular } from '@fluentui/react-icons';
import { type RefObject, useCallback, useMemo, useRef } from 'react';
import type { Task, TaskSortBy } from '../../bot/api/contract.ts';
import { fill, useWords } from '../words.tsx';
import type { Write } from './cells.tsx';
import { columnsAt, roomyAt } from './columns.ts';
import { GroupHead, HEAD } from './group-head.tsx';
import type { Query } from './query.ts';
import { ROW, TaskRow } from './row.tsx';
import { type Group, keyOf, type Rows } from './rows.ts';
import { useSelection } from './selection.tsx';
import { useGridKeys } from './use-grid-keys.ts';
import { useLongList } from './use-long-list.ts';

/** The height of the columns' names, which stay in sight. */
const NAMES = 36;

const useStyles = makeStyles({
  table: { width: '100%', borderCollapse: 'collapse', tableLayout: 'fixed', fontSize: tokens.fontSizeBase300 },
  head: {
    position: 'sticky',
    top: 0,
    zIndex: 3,
    backgroundColor: tokens.colorNeutralBackground1,
    textAlign: 'left',
    fontWeight: tokens.fontWeightRegular,
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    padding: '0 4px',
    height: `${NAMES}px`,
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
  group: {
    position: 'sticky',
    top: `${NAMES}px`,
    zIndex: 2,
    height: `${HEAD}px`,
    padding: '0 4px',
    textAlign: 'left',
    backgroundColor: tokens.colorNeutralBackground2,
    boxShadow: `inset 0 -1px 0 ${tokens.colorNeutralStroke2}`,
  },
  gap: { padding: 0, border: 'none' },
  waiting: { height: `${ROW}px`, ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` } },
  blank: {
    height: '14px',
    margin: '0 8px',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground4,
  },
});

export type ListProps = {
  readonly rows: Rows;
  /** The task of a row; null while it is being fetched, and for the head of a group. */
  readonly taskAt: (index: number) => Task | null;
  /** The row of a task; null where it is not here. */
  readonly indexOf: (id: string) => number | null;
  readonly write: Write;
  readonly href: (task: Task) => string;
  readonly open: string | null;
  readonly touched: ReadonlySet<string>;
  readonly scroller: RefObject<HTMLElement | null>;
  readonly see: (from: number, to: number, held: number | null) => void;
  readonly question: number;
  readonly toggle: (group: Group) => void;
};
type Props = ListProps & {
  readonly query: Query;
  readonly sortBy: (by: TaskSortBy) => void;
  /** The list's own, in pixels. */
  readonly width: number;
  readonly selectTo: (index: number) => void;
  readonly selectAll: () => void;
  readonly remove: (tasks: readonly Task[]) => void;
};

/** The shared list as a grid: only the rows in sight are drawn, and screen readers are told how many there are. */
export function TaskTable(props: Props) {
  const { rows, taskAt, query, sortBy, write, href, open, touched, scroller, see, question, toggle, width } = props;
  const styles = useStyles();
  const words = useWords();
  const selection = useSelection();
  const body = useRef<HTMLTableSectionElement>(null);
  const columns = useMemo(() => columnsAt(width), [width]);
  const roomy = roomyAt(width);
  const heightOf = useCallback((index: number) => (rows.at(index)?.kind === 'group' ? HEAD : ROW), [rows]);
  const grouped = rows.heads.length > 0;
  const grid = useGridKeys({ ...props, body });
  const over = NAMES + (grouped ? HEAD : 0);
  const long = useLongList({ rows, scroller, body, heightOf, over, held: grid.current, see, question });
  grid.reach.current = (index) => long.virtual.scrollToIndex(index, { align: 'auto' });

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
  const span = columns.length + 3;
  let end = 0;
  /** The room that rows between what is drawn would take. */
  const gapTo = (start: number) => {
    const gap = start - end;
    if (gap <= 0) return null;
    return (
      <tr key={`gap ${start}`} aria-hidden>
        <td className={styles.gap} colSpan={span} style={{ height: `${gap}px` }} />
      </tr>
    );
  };
  return (
    <table
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: its cells are edited, and moved between by arrows
      role="grid"
      className={styles.table}
      aria-label={words.tasks.page}
      aria-rowcount={rows.count + 1}
      aria-multiselectable
      onKeyDown={grid.onKeyDown}
      onFocus={grid.onFocus}
      onClick={grid.onClick}
      onMouseDown={grid.onMouseDown}
    >
      <colgroup>
        <col style={{ width: '44px' }} />
        <col style={{ width: '88px' }} />
        {columns.map((column) => (
          <col key={column.name} style={{ width: column.width }} />
        ))}
        <col style={{ width: '44px' }} />
      </colgroup>
      <thead>
        <tr aria-rowindex={1}>
          <td className={styles.head} />
          <th scope="col" className={styles.head} aria-sort={sorted('number')}>
            {head('number', words.tasks.fields.number)}
          </th>
          {columns.map((column) => (
            <th key={column.name} scope="col" className={styles.head} aria-sort={sorted(column.sort)}>
              {head(column.sort, words.tasks.fields[column.name])}
            </th>
          ))}
          <td className={styles.head} />
        </tr>
      </thead>
      <tbody ref={body}>
        {long.drawn.flatMap((item) => {
          const gap = gapTo(item.start);
          end = item.end;
          return [gap, rowAt(item.index)];
        })}
        {gapTo(long.height)}
      </tbody>
    </table>
  );

  function rowAt(index: number) {
    const row = rows.at(index);
    if (row?.kind === 'group')
      return (
        <tr key={`group ${keyOf(row.group)}`} data-index={index} data-group aria-rowindex={index + 2}>
          <th className={styles.group} colSpan={span} scope="rowgroup">
            <GroupHead
              group={row.group}
              folded={row.folded}
              toggle={() => toggle(row.group)}
              current={index === grid.current}
            />
          </th>
        </tr>
      );
    const task = taskAt(index);
    if (!task)
      return (
        <tr
          key={`waiting ${index}`}
          className={styles.waiting}
          data-index={index}
          data-waiting
          tabIndex={index === grid.current ? 0 : -1}
          aria-rowindex={index + 2}
          aria-label={fill(words.views.rowLoading, { n: index + 1 })}
          aria-busy
        >
          <td colSpan={span}>
            <div className={mergeClasses(styles.blank)} />
          </td>
        </tr>
      );
    return (
      <TaskRow
        key={task.id}
        task={task}
        index={index}
        columns={columns}
        roomy={roomy}
        write={write}
        href={href(task)}
        isOpen={task.id === open}
        isMarked={selection.has(task.id)}
        isTouched={touched.has(task.id)}
        isCurrent={index === grid.current}
      />
    );
  }
}
