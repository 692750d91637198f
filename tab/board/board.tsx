import { Label, makeStyles, mergeClasses, Select, tokens } from '@fluentui/react-components';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import type { Task } from '../../bot/api/contract.ts';
import { useKnown } from '../context.tsx';
import { useAnnounce } from '../look/announce.tsx';
import { Bar } from '../look/bar.tsx';
import { Failed } from '../look/failed.tsx';
import { useKeys } from '../look/keys.tsx';
import { usePhone } from '../look/width.ts';
import type { Write } from '../tasks/cells.tsx';
import type { Query } from '../tasks/query.ts';
import { fill, useWords } from '../words.tsx';
import { HOW } from './card.tsx';
import { BoardColumn, type Focus } from './column.tsx';
import { type Column, columnOf, type Grouping, groupings } from './columns.ts';
import { useDropped } from './drag.ts';
import { useBoard } from './use-board.ts';
import { useLift } from './use-lift.ts';

const useStyles = makeStyles({
  board: {
    flex: '1 1 0',
    minHeight: '340px',
    display: 'flex',
    flexDirection: 'column',
    gap: '10px',
    padding: '0 24px 16px',
    '@media (max-width: 700px)': { padding: '0 12px 12px', minHeight: 'min(640px, 78vh)' },
  },
  tools: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '6px 12px' },
  by: { display: 'flex', alignItems: 'center', gap: '8px' },
  columns: {
    flexGrow: 1,
    minHeight: 0,
    display: 'flex',
    gap: '12px',
    overflowX: 'auto',
    '@media (max-width: 700px)': { gap: '8px', scrollSnapType: 'x mandatory' },
  },
  stale: { opacity: 0.6, transitionProperty: 'opacity', transitionDuration: tokens.durationSlow },
});

export type LayoutProps = {
  readonly query: Query;
  readonly write: Write;
  /** The task whose panel is open. */
  readonly open: string | null;
  /** Tasks that someone else has just changed. */
  readonly touched: ReadonlySet<string>;
};

/** Kept while the tab is open, so that one comes back to the board as one left it. */
let chosen: Grouping = 'status';

/** Tasks as cards in columns; a card that is moved gets its column's value. */
export default function Board({ query, write, open, touched }: LayoutProps) {
  const styles = useStyles();
  const words = useWords();
  const text = words.layouts.board;
  const phone = usePhone();
  const { me } = useKnown();
  const { announce, region } = useAnnounce();
  const [by, setBy] = useState<Grouping>(chosen);
  const { columns, piles, failed, stale, fresh, load, look, move } = useBoard(query, by, write);
  const hand = useLift(columns, announce);
  const root = useRef<HTMLDivElement>(null);
  const [stop, setStop] = useState<string | null>(null);
  const [focus, setFocus] = useState<Focus>(null);
  /** The card that has focus, to be found again when it moves. */
  const held = useRef<string | null>(null);
  const may = (task: Task) => task.may.edit.includes(by);

  const find = (id: string) => {
    for (const column of columns) {
      const at = piles.get(column.id)?.tasks.findIndex((task) => task?.id === id) ?? -1;
      const task = piles.get(column.id)?.tasks[at];
      if (task) return { column, at, task };
    }
    return null;
  };
  const standing = stop === null ? null : find(stop);
  const firstCard = columns.map(({ id }) => piles.get(id)?.tasks[0]).find((task) => task);
  const stopAt = (standing?.task ?? firstCard)?.id ?? null;

  // biome-ignore lint/correctness/useExhaustiveDependencies: cards stand elsewhere only when the piles are others
  useEffect(() => {
    if (held.current === null || document.activeElement !== document.body) return;
    const found = find(held.current);
    if (found) setFocus({ column: found.column.id, at: { task: held.current } });
  }, [piles]);

  async function carry(task: Task, from: Column, to: Column, follow: boolean) {
    const { number } = task;
    if (!may(task)) return announce(fill(text.mayNot, { number, field: words.tasks.fields[by].toLowerCase() }));
    if (follow) {
      held.current = task.id;
      setFocus({ column: to.id, at: { task: task.id } });
    }
    const kept = await move(task, from, to);
    announce(fill(kept ? text.dropped : text.refused, { number, column: (kept ? to : from).name }));
    if (!kept && follow) setFocus({ column: from.id, at: { task: task.id } });
  }
  const byMenu = (task: Task, from: Column, to: Column) => void carry(task, from, to, true);

  /** The card as it was when it was taken: the base of what is written is what its mover saw. */
  const taken = useRef<Task | null>(null);
  useDropped(
    root,
    (id) => {
      taken.current = find(id)?.task ?? null;
    },
    (id, place) => {
      const to = columns.find((column) => column.id === place);
      const task = taken.current;
      const from = task && columns.find((column) => column.id === columnOf(task, by));
      if (task && from && to && to !== from && task.id === id) void carry(task, from, to, false);
    },
  );

  function go(column: Column | undefined, at: number) {
    if (!column) return;
    setFocus({ column: column.id, at: (piles.get(column.id)?.tasks.length ?? 0) === 0 ? -1 : Math.max(at, 0) });
  }
  function onKeyDown(event: KeyboardEvent<HTMLDivElement>) {
    const { target, key } = event;
    if (!(target instanceof HTMLElement) || event.ctrlKey || event.metaKey || event.altKey) return;
    if (hand.lifted) {
      if (key === 'ArrowLeft') hand.carry(-1);
      else if (key === 'ArrowRight') hand.carry(1);
      else if (key === 'Escape') hand.back();
      else if (key === ' ' || key === 'Enter') {
        const { task, from, to } = hand.drop() ?? {};
        if (task && from && to) void carry(task, from, to, true);
      } else if (key === 'Tab') return hand.back();
      return event.preventDefault();
    }
    const id = target.dataset.card;
    const here = id === undefined ? null : find(id);
    const side = columns.findIndex(
      (column) => column.id === (here?.column.id ?? (id === undefined ? target.dataset.column : undefined)),
    );
    const column = columns[side];
    if (!column) return;
    const at = here?.at ?? -1;
    if (key === 'ArrowLeft') go(columns[side - 1], at);
    else if (key === 'ArrowRight') go(columns[side + 1], at);
    else if (key === 'ArrowDown') go(column, at + 1);
    else if (key === 'ArrowUp') go(column, at - 1);
    else if (key === 'Home') go(column, 0);
    else if (key === 'End') go(column, (piles.get(column.id)?.tasks.length ?? 1) - 1);
    else if (key === ' ' && here) {
      if (may(here.task)) hand.lift(here.task, here.column);
      else announce(fill(text.mayNot, { number: here.task.number, field: words.tasks.fields[by].toLowerCase() }));
    } else return;
    event.preventDefault();
  }
  const enter = () => stopAt !== null && go(find(stopAt)?.column, find(stopAt)?.at ?? 0);
  useKeys(text.label, [
    { keys: ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'], does: text.keys.go, press: enter },
    { keys: ['Home', 'End'], does: text.keys.ends },
    { keys: 'Enter', does: text.keys.open },
    { keys: ' ', does: text.keys.lift },
    { keys: 'Escape', does: text.keys.back },
  ]);

  if (failed !== null && piles.size === 0) return <Failed text={failed || text.failed} retry={() => void load()} />;
  const offered = me.sees.list ? groupings : (['status', 'priority'] as const);
  return (
    <div className={styles.board}>
      <div className={styles.tools}>
        {phone && columns.length > 0 && (
          <Switch columns={columns} root={root} count={(id) => piles.get(id)?.tasks.length} />
        )}
        <By
          by={by}
          offered={offered}
          choose={(next) => {
            chosen = next;
            setBy(next);
          }}
        />
      </div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys that come up from the cards */}
      <div
        ref={root}
        className={mergeClasses(styles.columns, stale && piles.size > 0 && styles.stale)}
        aria-busy={stale}
        onKeyDown={onKeyDown}
        onFocus={({ target }) => {
          const id = target.dataset.card;
          held.current = id ?? null;
          if (id !== undefined) setStop(id);
        }}
        onBlur={({ target, relatedTarget }) => {
          if (!target.isConnected) return;
          if (relatedTarget !== null || document.hasFocus()) held.current = null;
          hand.back();
        }}
      >
        {columns.map((column, index) => (
          <BoardColumn
            key={`${by} ${column.id}`}
            column={column}
            columns={columns}
            pile={piles.get(column.id) ?? null}
            many={columns.length > 4}
            latest={by === 'status' && column.value === 'done'}
            stop={stopAt}
            lifted={hand.lifted?.task.id ?? null}
            target={hand.lifted !== null && hand.lifted.to.id === column.id && hand.lifted.from.id !== column.id}
            may={may}
            open={open}
            fresh={touched.size === 0 ? fresh : new Set([...fresh, ...touched])}
            focus={focus}
            focused={() => setFocus(null)}
            look={look}
            move={byMenu}
            teach={index === 0 || phone ? (phone ? text.teachPhone : text.teach) : text.none}
          />
        ))}
      </div>
      <span id={HOW} hidden>
        {text.how}
      </span>
      {region}
    </div>
  );
}

function By({
  by,
  offered,
  choose,
}: {
  readonly by: Grouping;
  readonly offered: readonly Grouping[];
  readonly choose: (by: Grouping) => void;
}) {
  const styles = useStyles();
  const text = useWords().layouts.board;
  const id = useId();
  return (
    <div className={styles.by}>
      <Label htmlFor={id}>{text.by}</Label>
      <Select
        id={id}
        value={by}
        onChange={(_, { value }) => {
          const next = offered.find((each) => each === value);
          if (next) choose(next);
        }}
      >
        {offered.map((each) => (
          <option key={each} value={each}>
            {text.groups[each]}
          </option>
        ))}
      </Select>
    </div>
  );
}

/** On a phone one column is before the eyes at a time: chosen here, or by a swipe. */
function Switch({
  columns,
  root,
  count,
}: {
  readonly columns: readonly Column[];
  readonly root: { readonly current: HTMLElement | null };
  readonly count: (id: string) => number | undefined;
}) {
  const text = useWords().layouts.board;
  const [at, setAt] = useState(0);
  useEffect(() => {
    const element = root.current;
    if (!element) return;
    const scrolled = () => {
      const widest = element.firstElementChild?.clientWidth ?? element.clientWidth;
      setAt(Math.round(element.scrollLeft / widest));
    };
    element.addEventListener('scroll', scrolled, { passive: true });
    return () => element.removeEventListener('scroll', scrolled);
  }, [root]);
  const value = columns[Math.min(at, columns.length - 1)]?.id ?? '';
  return (
    <Bar
      label={text.columns}
      options={columns.map(({ id, name }) => ({ value: id, name: `${name} ${count(id) ?? ''}` }))}
      value={value}
      choose={(id) =>
        root.current
          ?.querySelector(`[data-column="${CSS.escape(id)}"]`)
          ?.scrollIntoView({ inline: 'start', block: 'nearest' })
      }
    />
  );
}
