import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import {
  Alert16Regular,
  ArrowRepeatAll16Regular,
  CalendarError16Regular,
  CalendarLtr16Regular,
  Checkmark16Filled,
  Important16Filled,
  PeopleTeam16Regular,
  Warning16Filled,
} from '@fluentui/react-icons';
import { useRef } from 'react';
import { useDraggable } from '../board/drag.ts';
import { useTaskHref } from '../board/task-href.ts';
import { fill, useWords } from '../words.tsx';
import { type Entry, fieldOf, isMovable } from './entries.ts';

const useStyles = makeStyles({
  chip: {
    display: 'flex',
    alignItems: 'center',
    gap: '4px',
    minWidth: 0,
    height: '24px',
    padding: '0 6px 0 4px',
    borderRadius: tokens.borderRadiusMedium,
    borderTop: `1px solid ${tokens.colorTransparentStroke}`,
    borderRight: `1px solid ${tokens.colorTransparentStroke}`,
    borderBottom: `1px solid ${tokens.colorTransparentStroke}`,
    borderLeft: `3px solid ${tokens.colorCompoundBrandStroke}`,
    backgroundColor: tokens.colorNeutralBackground4,
    color: tokens.colorNeutralForeground1,
    fontSize: tokens.fontSizeBase200,
    textDecorationLine: 'none',
    ':hover': { backgroundColor: tokens.colorNeutralBackground4Hover, color: tokens.colorNeutralForeground1 },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '0' },
    '& > svg': { flexShrink: 0 },
  },
  row: {
    height: 'auto',
    minHeight: '44px',
    padding: '6px 12px 6px 9px',
    gap: '10px',
    fontSize: tokens.fontSizeBase300,
  },
  movable: { cursor: 'grab' },
  urgent: { color: tokens.colorPaletteRedForeground1 },
  late: { borderLeftColor: tokens.colorPaletteRedBorderActive },
  lateIcon: { color: tokens.colorPaletteRedForeground1 },
  done: {
    borderLeftColor: tokens.colorPaletteGreenBorderActive,
    color: tokens.colorNeutralForeground3,
    '& [data-title]': { textDecorationLine: 'line-through' },
  },
  followUp: {
    backgroundColor: 'transparent',
    borderTop: `1px dashed ${tokens.colorNeutralStrokeAccessible}`,
    borderRight: `1px dashed ${tokens.colorNeutralStrokeAccessible}`,
    borderBottom: `1px dashed ${tokens.colorNeutralStrokeAccessible}`,
    borderLeft: `1px dashed ${tokens.colorNeutralStrokeAccessible}`,
  },
  ghost: {
    backgroundColor: 'transparent',
    borderTop: `1px dotted ${tokens.colorNeutralStroke1}`,
    borderRight: `1px dotted ${tokens.colorNeutralStroke1}`,
    borderBottom: `1px dotted ${tokens.colorNeutralStroke1}`,
    borderLeft: `1px dotted ${tokens.colorNeutralStroke1}`,
    color: tokens.colorNeutralForeground3,
    fontStyle: 'italic',
  },
  meeting: {
    backgroundColor: tokens.colorBrandBackground2,
    color: tokens.colorBrandForeground2,
    fontWeight: tokens.fontWeightSemibold,
    ':hover': { backgroundColor: tokens.colorBrandBackground2Hover, color: tokens.colorBrandForeground2 },
  },
  lifted: { outline: `2px dashed ${tokens.colorCompoundBrandStroke}`, outlineOffset: '1px' },
  dragged: { opacity: 0.4 },
  fresh: {
    animationName: { from: { backgroundColor: tokens.colorPaletteYellowBackground2 }, to: {} },
    animationDuration: '2.4s',
  },
  title: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', minWidth: 0 },
  said: {
    display: 'flex',
    flexGrow: 1,
    minWidth: 0,
    alignItems: 'baseline',
    gap: '10px',
    '@media (max-width: 700px)': { flexDirection: 'column', alignItems: 'flex-start', gap: 0 },
  },
  wrap: { whiteSpace: 'normal', overflowWrap: 'anywhere', flexGrow: 1 },
  about: {
    flexShrink: 0,
    maxWidth: '100%',
    '@media (max-width: 700px)': { flexShrink: 1 },
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    fontStyle: 'normal',
    fontWeight: tokens.fontWeightRegular,
  },
  word: { color: tokens.colorPaletteRedForeground1, fontWeight: tokens.fontWeightSemibold },
});

type Props = {
  readonly entry: Entry;
  /** With all its words, where there is room. */
  readonly row?: boolean;
  /** Tab comes to it. */
  readonly stop?: boolean;
  readonly lifted?: boolean;
  readonly fresh?: boolean;
};

/** What is said of an entry, all of it. */
export function useSpokenEntry(): (entry: Entry) => string {
  const words = useWords();
  const text = words.layouts.calendar;
  return (entry) => {
    if (entry.kind === 'meeting') return `${text.kinds.meeting} ${entry.clock} ${entry.meeting.forum.name}`;
    const { number, title, priority, overdue, status, responsible } = entry.task;
    if (entry.kind === 'ghost') return fill(text.ghostOf, { number, title });
    return [
      text.kinds[entry.kind],
      `${number}: ${title}`,
      priority !== 'medium' && words.tasks.priorities[priority],
      status === 'done' ? text.done : overdue && text.late,
      responsible?.name ?? words.tasks.nobody,
    ]
      .filter((part) => part !== false)
      .join(', ');
  };
}

/** One thing on one day; what it is shows by its icon and its edge, and is said in words. */
export function Chip({ entry, row = false, stop = true, lifted = false, fresh = false }: Props) {
  const styles = useStyles();
  const words = useWords();
  const text = words.layouts.calendar;
  const spoken = useSpokenEntry();
  const href = useTaskHref('calendar');
  const element = useRef<HTMLAnchorElement>(null);
  const may = isMovable(entry) && entry.task.may.edit.includes(fieldOf(entry));
  const dragged = useDraggable(element, entry.key, may);
  const task = entry.kind === 'meeting' ? null : entry.task;
  const due = entry.kind === 'due';
  const done = due && entry.task.status === 'done';
  const late = due && entry.task.overdue;
  const title = (
    <span className={mergeClasses(styles.title, row && styles.wrap)} data-title>
      {task?.title ?? (entry.kind === 'meeting' ? entry.meeting.forum.name : '')}
    </span>
  );
  return (
    <a
      ref={element}
      href={task ? href(task) : `#/meetings/${entry.kind === 'meeting' ? entry.meeting.id : ''}`}
      className={mergeClasses(
        styles.chip,
        row && styles.row,
        may && styles.movable,
        late && styles.late,
        done && styles.done,
        entry.kind === 'followUp' && styles.followUp,
        entry.kind === 'ghost' && styles.ghost,
        entry.kind === 'meeting' && styles.meeting,
        fresh && styles.fresh,
        dragged && styles.dragged,
        lifted && styles.lifted,
      )}
      tabIndex={stop ? 0 : -1}
      // A row says all of it in sight.
      aria-label={row ? undefined : spoken(entry)}
      title={spoken(entry)}
      data-entry={entry.key}
      data-task={task?.number}
      data-task-id={task?.id}
    >
      <Icon entry={entry} />
      {due && !done && entry.task.priority === 'urgent' && late && (
        <Warning16Filled className={styles.urgent} aria-hidden />
      )}
      {entry.kind === 'meeting' && <span>{entry.clock}</span>}
      {row ? (
        <span className={styles.said}>
          {title}
          {task && (
            <span className={styles.about}>
              {late && <span className={styles.word}>{text.late} · </span>}
              {done ? text.done : text.kinds[entry.kind]}
              {due && !done && entry.task.priority !== 'medium' && ` · ${words.tasks.priorities[entry.task.priority]}`}
              {` · ${task.number}`}
            </span>
          )}
        </span>
      ) : (
        title
      )}
    </a>
  );
}

function Icon({ entry }: { readonly entry: Entry }) {
  const styles = useStyles();
  if (entry.kind === 'meeting') return <PeopleTeam16Regular aria-hidden />;
  if (entry.kind === 'ghost') return <ArrowRepeatAll16Regular aria-hidden />;
  if (entry.kind === 'followUp') return <Alert16Regular aria-hidden />;
  if (entry.task.status === 'done') return <Checkmark16Filled aria-hidden />;
  if (entry.task.overdue) return <CalendarError16Regular className={styles.lateIcon} aria-hidden />;
  if (entry.task.priority === 'urgent') return <Warning16Filled className={styles.urgent} aria-hidden />;
  if (entry.task.priority === 'important') return <Important16Filled aria-hidden />;
  return <CalendarLtr16Regular aria-hidden />;
}
