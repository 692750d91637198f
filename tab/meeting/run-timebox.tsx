import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { Clock20Regular, ClockAlarm20Filled } from '@fluentui/react-icons';
import type { MeetingPoint } from '../../bot/api/contract.ts';
import { fill, useWords } from '../words.tsx';
import { MEETING_MINUTES, minutesUsed, type TimeLeft, timeLeft, useTick } from './run-clock.ts';
import type { ForumPage } from './use-meeting.ts';

const useStyles = makeStyles({
  box: { display: 'flex', alignItems: 'center', gap: '10px', minWidth: 0, fontVariantNumeric: 'tabular-nums' },
  bar: {
    flexGrow: 1,
    minWidth: '64px',
    maxWidth: '220px',
    height: '8px',
    borderRadius: '4px',
    overflow: 'hidden',
    backgroundColor: tokens.colorNeutralBackground5,
    border: `1px solid ${tokens.colorNeutralStrokeAccessible}`,
  },
  tall: { height: '12px', borderRadius: '6px', width: '140px', '@media (max-width: 700px)': { width: '64px' } },
  used: { height: '100%', backgroundColor: tokens.colorCompoundBrandBackground },
  // Said by shape as well as by colour: a bar that has run over is striped, and its clock rings.
  over: {
    backgroundImage: `repeating-linear-gradient(45deg, ${tokens.colorPaletteRedBackground3} 0 6px, ${tokens.colorNeutralBackground1} 6px 9px)`,
    backgroundColor: tokens.colorPaletteRedBackground3,
  },
  text: { whiteSpace: 'nowrap', color: tokens.colorNeutralForeground2 },
  late: { fontWeight: tokens.fontWeightSemibold, color: tokens.colorPaletteRedForeground1 },
  icon: { flexShrink: 0 },
});

function Bar({
  time,
  text,
  tall,
  wrap,
}: {
  readonly time: TimeLeft;
  readonly text: string;
  readonly tall: boolean;
  readonly wrap?: boolean;
}) {
  const styles = useStyles();
  const Icon = time.over ? ClockAlarm20Filled : Clock20Regular;
  return (
    <div className={styles.box}>
      <Icon aria-hidden className={mergeClasses(styles.icon, time.over && styles.late)} />
      <div className={mergeClasses(styles.bar, tall && styles.tall)} aria-hidden>
        <div className={mergeClasses(styles.used, time.over && styles.over)} style={{ width: `${time.part * 100}%` }} />
      </div>
      <span
        className={mergeClasses(styles.text, time.over && styles.late)}
        style={wrap ? { whiteSpace: 'normal' } : undefined}
      >
        {text}
      </span>
    </div>
  );
}

/** How much of the point's time is left, or by how much it is over. Draws nothing of a point that is not the leader's. */
export function Timebox({
  point,
  clock,
  tall = false,
}: {
  readonly point: MeetingPoint;
  readonly clock: () => number;
  readonly tall?: boolean;
}) {
  const styles = useStyles();
  const words = useWords().meeting.timebox;
  useTick(5_000);
  const { minutes, openedAt } = point;
  if (openedAt === null) return null;
  if (minutes === null)
    return (
      <div className={styles.box}>
        <Clock20Regular aria-hidden className={styles.icon} />
        <span className={styles.text}>{fill(words.used, { n: minutesUsed(openedAt, clock()) })}</span>
      </div>
    );
  const time = timeLeft(openedAt, minutes, clock());
  const left = time.minutes <= 1 ? words.lastMinute : fill(words.left, { n: time.minutes });
  const over = time.minutes === 0 ? words.justOver : fill(words.over, { n: time.minutes });
  return <Bar time={time} text={time.over ? over : left} tall={tall} />;
}

/** The whole meeting's time, and how much of the agenda remains. */
export function TotalTime({
  page,
  clock,
  tall = false,
}: {
  readonly page: ForumPage;
  readonly clock: () => number;
  readonly tall?: boolean;
}) {
  const words = useWords().meeting.total;
  useTick(5_000);
  const { startedAt } = page.meeting;
  if (startedAt === null) return null;
  const points = page.points.filter(({ paragraph }) => paragraph === null).length;
  const time = timeLeft(startedAt, MEETING_MINUTES, clock());
  const [many, one, none] = time.over
    ? [words.over, words.overOne, words.overNone]
    : [words.left, words.leftOne, words.leftNone];
  const said = points === 0 ? none : points === 1 ? one : many;
  return <Bar time={time} text={fill(said, { minutes: time.minutes, points })} tall={tall} wrap />;
}
