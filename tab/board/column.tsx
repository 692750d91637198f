import { Badge, Button, makeStyles, mergeClasses, Skeleton, SkeletonItem, tokens } from '@fluentui/react-components';
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState } from 'react';
import type { Task } from '../../bot/api/contract.ts';
import { fill, useWords } from '../words.tsx';
import { Card } from './card.tsx';
import type { Column as Of } from './columns.ts';
import { useDropPlace } from './drag.ts';
import type { Pile } from './piles.ts';

/** Height of a card before it is drawn, in px. */
const GUESS = 116;
const GAP = 8;
/** So many of what is done are shown at once. */
const LATEST = 20;

const useStyles = makeStyles({
  column: {
    flex: '1 1 0',
    minWidth: '270px',
    display: 'flex',
    flexDirection: 'column',
    minHeight: 0,
    borderRadius: tokens.borderRadiusXLarge,
    backgroundColor: tokens.colorNeutralBackground3,
    border: `1px solid ${tokens.colorTransparentStroke}`,
    outline: 'none',
    scrollSnapAlign: 'start',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
    '@media (min-width: 481px) and (max-width: 700px)': { flex: '0 0 calc(50% - 4px)', minWidth: 0 },
    '@media (max-width: 480px)': { flex: '0 0 100%', minWidth: 0 },
  },
  many: { '@media (min-width: 701px)': { flex: '0 0 290px' } },
  target: { border: `1px solid ${tokens.colorCompoundBrandStroke}`, backgroundColor: tokens.colorBrandBackground2 },
  head: { display: 'flex', alignItems: 'center', gap: '8px', padding: '12px 14px 8px' },
  name: {
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
  cards: { flexGrow: 1, minHeight: 0, overflowY: 'auto', padding: '2px 8px 8px', scrollPaddingBlock: '8px' },
  list: { position: 'relative', listStyleType: 'none', margin: 0, padding: 0 },
  place: { position: 'absolute', top: 0, left: 0, right: 0 },
  drop: {
    margin: '0 0 8px',
    padding: '14px',
    textAlign: 'center',
    borderRadius: tokens.borderRadiusLarge,
    border: `2px dashed ${tokens.colorCompoundBrandStroke}`,
    color: tokens.colorBrandForeground2,
    fontWeight: tokens.fontWeightSemibold,
  },
  empty: {
    margin: 0,
    padding: '20px 14px',
    textAlign: 'center',
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    textWrap: 'balance',
  },
  ghost: {
    display: 'flex',
    flexDirection: 'column',
    gap: '10px',
    padding: '12px',
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    marginBottom: '8px',
  },
  more: { display: 'flex', justifyContent: 'center', padding: '4px 0 8px' },
});

export type Focus = { readonly column: string; readonly at: number | { readonly task: string } } | null;

type Props = {
  readonly column: Of;
  readonly columns: readonly Of[];
  /** Null: not fetched. */
  readonly pile: Pile | null;
  readonly many: boolean;
  /** Shows only the latest until more are asked for. */
  readonly latest: boolean;
  /** The task that Tab comes to, when it is in this column. */
  readonly stop: string | null;
  readonly lifted: string | null;
  /** Where the lifted card would land. */
  readonly target: boolean;
  readonly may: (task: Task) => boolean;
  readonly open: string | null;
  readonly fresh: ReadonlySet<string>;
  readonly focus: Focus;
  readonly focused: () => void;
  readonly look: (column: Of, first: number, last: number) => void;
  readonly move: (task: Task, from: Of, to: Of) => void;
  /** Said in a column without a card. */
  readonly teach: string;
};

export function BoardColumn(props: Props) {
  const { column, columns, pile, many, latest, stop, lifted, target, may, open, fresh, focus, look, move } = props;
  const styles = useStyles();
  const text = useWords().layouts.board;
  const section = useRef<HTMLElement>(null);
  const cards = useRef<HTMLDivElement>(null);
  const over = useDropPlace(section, column.id);
  const [most, setMost] = useState(latest ? LATEST : Number.POSITIVE_INFINITY);
  const total = pile?.tasks.length ?? 0;
  const count = Math.min(total, most);
  const kept = pile?.tasks.findIndex((task) => task !== null && task.id === (lifted ?? stop)) ?? -1;
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => cards.current,
    estimateSize: () => GUESS,
    gap: GAP,
    overscan: 4,
    getItemKey: (index) => pile?.tasks[index]?.id ?? index,
    // What has focus must not be taken away by scrolling.
    rangeExtractor(range) {
      const shown = defaultRangeExtractor(range);
      if (kept < 0 || kept >= count || shown.includes(kept)) return shown;
      return [...shown, kept].sort((one, other) => one - other);
    },
  });
  const places = virtual.getVirtualItems();
  const first = places.find(({ index }) => index !== kept)?.index ?? 0;
  const last = places.findLast(({ index }) => index !== kept)?.index ?? 0;

  // A column out of sight to the side is not asked for.
  const [seen, setSeen] = useState(false);
  useEffect(() => {
    if (!section.current) return;
    const watch = new IntersectionObserver((entries) => setSeen(entries.some((entry) => entry.isIntersecting)));
    watch.observe(section.current);
    return () => watch.disconnect();
  }, []);
  useEffect(() => {
    if (seen) look(column, first, last);
  }, [seen, look, column, first, last]);

  const at =
    focus?.column !== column.id
      ? null
      : typeof focus.at === 'number'
        ? Math.min(focus.at, count - 1)
        : (pile?.tasks.findIndex((task) => task?.id === (typeof focus.at === 'object' && focus.at.task)) ?? -1);
  useEffect(() => {
    if (at === null) return;
    if (at >= count) return setMost(at + LATEST);
    if (at < 0) {
      section.current?.focus();
      return props.focused();
    }
    const link = cards.current?.querySelector<HTMLElement>(`[data-index="${at}"] [data-card]`);
    if (!link) return virtual.scrollToIndex(at, { align: 'auto' });
    link.focus({ preventScroll: true });
    link.closest('[data-task-id]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    props.focused();
  });

  return (
    <section
      ref={section}
      className={mergeClasses(styles.column, many && styles.many, (over || target) && styles.target)}
      aria-label={`${column.name}, ${total === 1 ? text.countOne : fill(text.count, { count: total })}`}
      tabIndex={-1}
      data-column={column.id}
    >
      <div className={styles.head}>
        <h2 className={styles.name} title={column.name}>
          {column.name}
        </h2>
        {pile && (
          <Badge appearance="tint" color="informative" aria-hidden>
            {total}
          </Badge>
        )}
      </div>
      <div ref={cards} className={styles.cards} tabIndex={-1}>
        {target && <p className={styles.drop}>{text.drop}</p>}
        {!pile && [0, 1, 2].map((each) => <Waiting key={each} />)}
        {pile && total === 0 && !target && <p className={styles.empty}>{props.teach}</p>}
        <ul className={styles.list} style={{ height: virtual.getTotalSize() }}>
          {places.map(({ index, key, start }) => {
            const task = pile?.tasks[index] ?? null;
            return (
              <li
                key={key}
                ref={virtual.measureElement}
                data-index={index}
                className={styles.place}
                style={{ transform: `translateY(${start}px)` }}
                aria-setsize={total}
                aria-posinset={index + 1}
              >
                {task === null ? (
                  <Waiting />
                ) : (
                  <Card
                    task={task}
                    column={column}
                    columns={columns}
                    may={may(task)}
                    stop={task.id === stop}
                    lifted={task.id === lifted}
                    fresh={fresh.has(task.id)}
                    open={task.id === open}
                    move={move}
                  />
                )}
              </li>
            );
          })}
        </ul>
        {total > count && (
          <div className={styles.more}>
            <Button appearance="subtle" onClick={() => setMost((now) => now + LATEST * 2)}>
              {text.moreDone}
            </Button>
          </div>
        )}
      </div>
    </section>
  );
}

function Waiting() {
  const styles = useStyles();
  return (
    <Skeleton className={styles.ghost} aria-hidden>
      <SkeletonItem size={12} style={{ width: '30%' }} />
      <SkeletonItem size={16} style={{ width: '85%' }} />
      <SkeletonItem size={12} style={{ width: '55%' }} />
    </Skeleton>
  );
}
