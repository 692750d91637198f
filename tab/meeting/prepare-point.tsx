import {
  Badge,
  Button,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  mergeClasses,
  tokens,
} from '@fluentui/react-components';
import {
  ArrowDown20Regular,
  ArrowUndo20Regular,
  ArrowUp20Regular,
  MoreHorizontal20Regular,
  SubtractCircle20Regular,
} from '@fluentui/react-icons';
import type { MeetingPoint, Reason } from '../../bot/api/contract.ts';
import { useKnown } from '../context.tsx';
import { dateWords } from '../format.ts';
import { tasksHash } from '../route.ts';
import { fill, useLocale, useWords } from '../words.tsx';
import { clockWords } from './meeting-name.ts';
import type { Edit } from './prepare-agenda.ts';
import { Minutes } from './prepare-minutes.tsx';
import { titleOf } from './prepare-text.ts';

const useStyles = makeStyles({
  row: {
    display: 'grid',
    gridTemplateColumns: '30px minmax(0, 1fr) auto auto',
    alignItems: 'center',
    gap: '4px 10px',
    padding: '8px 4px',
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
    borderRadius: tokens.borderRadiusMedium,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
    '@media (max-width: 700px)': { gridTemplateColumns: '26px minmax(0, 1fr) auto', padding: '10px 0' },
  },
  place: { color: tokens.colorNeutralForeground3, textAlign: 'right', alignSelf: 'start', paddingTop: '4px' },
  main: { display: 'flex', flexDirection: 'column', gap: '3px', overflowWrap: 'anywhere', padding: '3px 0' },
  title: { fontWeight: tokens.fontWeightSemibold },
  link: {
    color: tokens.colorNeutralForeground1,
    textDecorationLine: 'none',
    ':hover': { textDecorationLine: 'underline' },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, borderRadius: tokens.borderRadiusSmall },
  },
  about: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '4px 10px',
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
  },
  late: { color: tokens.colorPaletteRedForeground1 },
  quiet: { color: tokens.colorNeutralForeground3, fontStyle: 'italic' },
  timed: { '@media (max-width: 700px)': { gridColumn: '2', justifySelf: 'start' } },
  menu: { minWidth: '44px', height: '44px', '@media (max-width: 700px)': { gridColumn: '3', gridRow: '1' } },
});

const reasonColors = {
  overdue: 'danger',
  decidedNotDone: 'warning',
  movedTwice: 'warning',
  new: 'informative',
} as const satisfies { readonly [reason in Reason]: string };

type Props = {
  readonly point: MeetingPoint;
  /** Its number on the agenda; null for one that waits. */
  readonly place: number | null;
  readonly begins: string | null;
  /** First or last of its section. */
  readonly ends: { readonly first: boolean; readonly last: boolean };
  readonly mayPrepare: boolean;
  readonly edit: (edit: Edit) => void;
  /** Takes back what the person proposed themselves; null where there is nothing to take back. */
  readonly withdraw: (() => void) | null;
};

/** One point of a coming agenda. */
export function PreparePoint({ point, place, begins, ends, mayPrepare, edit, withdraw }: Props) {
  const styles = useStyles();
  const words = useWords();
  const text = words.meetings.preparing;
  const title = titleOf(point, words);
  const { key } = point;
  return (
    <li className={styles.row} data-point={key} tabIndex={-1} aria-label={title}>
      <span className={styles.place} aria-hidden>
        {place ?? '–'}
      </span>
      <div className={styles.main}>
        <span className={mergeClasses(styles.title, !point.shown && styles.quiet)}>
          <Title point={point} title={title} />
        </span>
        <About point={point} begins={begins} />
      </div>
      {mayPrepare ? (
        <>
          <div className={styles.timed}>
            {place === null ? (
              <Button
                icon={<ArrowUndo20Regular />}
                aria-label={fill(text.bringBackThis, { title })}
                onClick={() => edit({ kind: 'dropped', key, dropped: false })}
              >
                {text.bringBack}
              </Button>
            ) : (
              <Minutes point={point} write={(minutes, from) => edit({ kind: 'minutes', key, minutes, from })} />
            )}
          </div>
          {place !== null && (
            <Menu>
              <MenuTrigger disableButtonEnhancement>
                <Button
                  className={styles.menu}
                  appearance="subtle"
                  icon={<MoreHorizontal20Regular />}
                  aria-label={fill(text.more, { title })}
                />
              </MenuTrigger>
              <MenuPopover>
                <MenuList>
                  <MenuItem
                    icon={<ArrowUp20Regular />}
                    disabled={ends.first}
                    onClick={() => edit({ kind: 'moved', key, by: -1 })}
                  >
                    {text.up}
                  </MenuItem>
                  <MenuItem
                    icon={<ArrowDown20Regular />}
                    disabled={ends.last}
                    onClick={() => edit({ kind: 'moved', key, by: 1 })}
                  >
                    {text.down}
                  </MenuItem>
                  <MenuItem
                    icon={<SubtractCircle20Regular />}
                    onClick={() => edit({ kind: 'dropped', key, dropped: true })}
                  >
                    {text.drop}
                  </MenuItem>
                  {withdraw && (
                    <MenuItem icon={<ArrowUndo20Regular />} onClick={withdraw}>
                      {words.meetings.withdraw}
                    </MenuItem>
                  )}
                </MenuList>
              </MenuPopover>
            </Menu>
          )}
        </>
      ) : (
        <div className={styles.timed}>
          {point.minutes !== null && fill(words.meetings.minutesShort, { count: point.minutes })}
          {withdraw && (
            <Button appearance="subtle" aria-label={fill(words.meetings.withdrawThis, { title })} onClick={withdraw}>
              {words.meetings.withdraw}
            </Button>
          )}
        </div>
      )}
    </li>
  );
}

/** Leads to the task for those who see the list; on the stage, which everyone in the room sees, nowhere. */
function Title({ point, title }: { readonly point: MeetingPoint; readonly title: string }) {
  const styles = useStyles();
  const words = useWords();
  const { me, teams } = useKnown();
  const { task } = point;
  if (!task || !me.sees.list || teams?.frame === 'meetingStage') return title;
  return (
    <a
      className={styles.link}
      href={tasksHash('list', task.id)}
      title={fill(words.meetings.preparing.openTask, { number: task.number })}
    >
      {title}
    </a>
  );
}

function About({ point, begins }: { readonly point: MeetingPoint; readonly begins: string | null }) {
  const styles = useStyles();
  const words = useWords();
  const locale = useLocale();
  const text = words.meetings.preparing;
  const { task, reasons, proposedBy, liftedFrom } = point;
  return (
    <span className={styles.about}>
      {begins !== null && <span>{clockWords(begins)}</span>}
      {reasons.map((reason) => (
        <Badge key={reason} appearance="tint" color={reasonColors[reason]}>
          {text.reasons[reason]}
        </Badge>
      ))}
      {task?.caseNumber && <span>{fill(text.fromCase, { number: task.caseNumber })}</span>}
      {task && <span>{task.responsible?.name ?? text.nobody}</span>}
      {task && (
        <span className={mergeClasses(task.overdue && styles.late)}>
          {task.dueDate ? fill(text.due, { date: dateWords(task.dueDate, locale, words) }) : text.noDate}
        </span>
      )}
      {liftedFrom && <span>{fill(words.meetings.liftedFrom, { forum: liftedFrom.name })}</span>}
      {proposedBy && <span>{fill(words.meetings.proposedBy, { by: proposedBy.name })}</span>}
    </span>
  );
}
