import {
  Button,
  Menu,
  MenuGroup,
  MenuGroupHeader,
  MenuItemRadio,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  mergeClasses,
  tokens,
} from '@fluentui/react-components';
import { MoreHorizontal20Regular } from '@fluentui/react-icons';
import { memo, useRef } from 'react';
import type { Task } from '../../bot/api/contract.ts';
import { Editing } from '../look/editing.tsx';
import { FollowUp, Marks } from '../tasks/marks.tsx';
import { OriginTag } from '../tasks/origin-tag.tsx';
import { fill, useWords } from '../words.tsx';
import type { Column } from './columns.ts';
import { useDraggable } from './drag.ts';
import { DueMark, Faces, PriorityMark, useSpokenTask } from './marks.tsx';
import { useTaskHref } from './task-href.ts';

const useStyles = makeStyles({
  card: {
    position: 'relative',
    display: 'flex',
    flexDirection: 'column',
    gap: '6px',
    padding: '8px 12px 10px',
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: tokens.shadow2,
    ':hover': { border: `1px solid ${tokens.colorNeutralStroke1}`, boxShadow: tokens.shadow4 },
  },
  draggable: { cursor: 'grab' },
  dragged: { opacity: 0.4 },
  open: { border: `1px solid ${tokens.colorCompoundBrandStroke}` },
  lifted: {
    border: `1px solid ${tokens.colorCompoundBrandStroke}`,
    outline: `2px dashed ${tokens.colorCompoundBrandStroke}`,
    outlineOffset: '1px',
    boxShadow: tokens.shadow16,
    transform: 'rotate(-1deg)',
    '@media (prefers-reduced-motion: reduce)': { transform: 'none' },
  },
  fresh: {
    animationName: { from: { backgroundColor: tokens.colorPaletteYellowBackground2 }, to: {} },
    animationDuration: '2.4s',
  },
  first: {
    display: 'flex',
    alignItems: 'center',
    gap: '8px',
    minHeight: '24px',
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground3,
  },
  number: { flexShrink: 0 },
  above: {
    position: 'relative',
    zIndex: 1,
    display: 'inline-flex',
    minWidth: 0,
    '& > *': { flexShrink: 1, minWidth: 0 },
    ':empty': { display: 'none' },
  },
  menu: {
    position: 'relative',
    zIndex: 1,
    flexShrink: 0,
    marginLeft: 'auto',
    marginRight: '-6px',
    minWidth: '28px',
    height: '28px',
    '@media (max-width: 700px)': { minWidth: '44px', height: '44px', margin: '-8px -10px -8px auto' },
  },
  title: {
    color: tokens.colorNeutralForeground1,
    textDecorationLine: 'none',
    fontWeight: tokens.fontWeightSemibold,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    display: '-webkit-box',
    WebkitLineClamp: '3',
    WebkitBoxOrient: 'vertical',
    overflow: 'hidden',
    overflowWrap: 'anywhere',
    // The whole card opens the task.
    '::after': { content: '""', position: 'absolute', inset: 0, borderRadius: tokens.borderRadiusLarge },
    ':focus-visible': { outline: 'none' },
    ':focus-visible::after': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  done: { textDecorationLine: 'line-through', color: tokens.colorNeutralForeground3 },
  about: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '4px 12px',
    minHeight: '24px',
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground3,
  },
});

/** Id of the sentence that says what the keys do. */
export const HOW = 'board-how';

type Props = {
  readonly task: Task;
  readonly column: Column;
  readonly columns: readonly Column[];
  readonly may: boolean;
  /** The one card of the board that Tab comes to. */
  readonly stop: boolean;
  readonly lifted: boolean;
  readonly fresh: boolean;
  readonly open: boolean;
  readonly move: (task: Task, from: Column, to: Column) => void;
};

export const Card = memo(function Card({ task, column, columns, may, stop, lifted, fresh, open, move }: Props) {
  const styles = useStyles();
  const words = useWords();
  const text = words.layouts.board;
  const spoken = useSpokenTask();
  const href = useTaskHref('board');
  const element = useRef<HTMLDivElement>(null);
  const dragged = useDraggable(element, task.id, may);
  return (
    <div
      ref={element}
      className={mergeClasses(
        styles.card,
        may && styles.draggable,
        fresh && styles.fresh,
        open && styles.open,
        dragged && styles.dragged,
        lifted && styles.lifted,
      )}
      data-task={task.number}
      data-task-id={task.id}
    >
      <div className={styles.first}>
        <span className={styles.number}>{task.number}</span>
        <span className={styles.above}>
          <OriginTag task={task} />
        </span>
        <PriorityMark priority={task.priority} />
        <span className={styles.above}>
          <Editing task={task.id} />
        </span>
        {may && (
          <Menu
            checkedValues={{ column: [column.id] }}
            onCheckedValueChange={(_, { checkedItems }) => {
              const to = columns.find(({ id }) => id === checkedItems[0]);
              if (to && to.id !== column.id) move(task, column, to);
            }}
          >
            <MenuTrigger disableButtonEnhancement>
              <Button
                className={styles.menu}
                appearance="subtle"
                size="small"
                tabIndex={stop ? 0 : -1}
                icon={<MoreHorizontal20Regular />}
                aria-label={fill(text.moveOf, { number: task.number })}
              />
            </MenuTrigger>
            <MenuPopover>
              <MenuList>
                <MenuGroup>
                  <MenuGroupHeader>{text.moveTo}</MenuGroupHeader>
                  {columns.map(({ id, name }) => (
                    <MenuItemRadio key={id} name="column" value={id}>
                      {name}
                    </MenuItemRadio>
                  ))}
                </MenuGroup>
              </MenuList>
            </MenuPopover>
          </Menu>
        )}
      </div>
      <a
        className={mergeClasses(styles.title, task.status === 'done' && styles.done)}
        href={href(task)}
        draggable={false}
        tabIndex={stop ? 0 : -1}
        aria-label={spoken(task)}
        aria-describedby={may ? HOW : undefined}
        data-card={task.id}
      >
        {task.title}
      </a>
      <div className={styles.about}>
        <DueMark task={task} />
        <FollowUp task={task} />
        <Marks task={task} />
        <Faces task={task} />
      </div>
    </div>
  );
});
