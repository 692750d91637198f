import { makeStyles, tokens } from '@fluentui/react-components';
import { fill, useWords } from '../words.tsx';
import { meetingName } from './meeting-name.ts';
import { countHere } from './run-attendance.tsx';
import { useServerClock } from './run-clock.ts';
import { useLead } from './run-lead.ts';
import { PointView } from './run-point.tsx';
import { TotalTime } from './run-timebox.tsx';
import type { ForumPage, MeetingNow } from './use-meeting.ts';

const useStyles = makeStyles({
  stage: {
    display: 'flex',
    flexDirection: 'column',
    height: '100%',
    fontSize: '20px',
    lineHeight: '28px',
    '@media (max-width: 700px)': { fontSize: '16px', lineHeight: '22px' },
  },
  top: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: '8px 40px',
    padding: '12px 32px',
    '@media (max-width: 700px)': { padding: '8px 16px' },
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  h1: { margin: 0, fontSize: 'inherit', lineHeight: 'inherit', fontWeight: tokens.fontWeightSemibold },
  middle: {
    flexGrow: 1,
    display: 'flex',
    flexDirection: 'column',
    justifyContent: 'safe center',
    minHeight: 0,
    overflowY: 'auto',
    padding: '16px 32px',
    '@media (max-width: 700px)': { padding: '12px 16px' },
    maxWidth: '1000px',
    width: '100%',
    margin: '0 auto',
  },
  foot: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '4px 32px',
    padding: '12px 32px',
    '@media (max-width: 700px)': { padding: '8px 16px' },
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    color: tokens.colorNeutralForeground2,
  },
  waits: {
    margin: 0,
    fontSize: '36px',
    lineHeight: '44px',
    textWrap: 'balance',
    '@media (max-width: 700px)': { fontSize: '24px', lineHeight: '32px' },
  },
});

/**
 * The meeting's stage, read from across a room. Everyone sees it, so it asks the server for nothing but the meeting as
 * the forum sees it, follows the leader always, and has nothing to press.
 */
export default function RunStage({ now, page }: { readonly now: MeetingNow; readonly page: ForumPage }) {
  const styles = useStyles();
  const words = useWords();
  const text = words.meeting;
  const clock = useServerClock(page.now);
  const { standing } = useLead(now, page, true);
  const at = page.points.findIndex(({ id }) => id !== null && id === standing.current);
  const point = page.points[at];
  const next = page.points[at + 1];
  const leader = standing.leader?.name;
  return (
    <div className={styles.stage} data-testid="meeting-stage">
      <div className={styles.top}>
        <h1 className={styles.h1}>{meetingName(page.meeting, words)}</h1>
        <TotalTime page={page} clock={clock} tall />
      </div>
      <div className={styles.middle} aria-live="polite">
        {point ? (
          <PointView point={point} clock={clock} current stage />
        ) : (
          <p className={styles.waits}>{leader ? fill(text.opening.wait, { name: leader }) : text.opening.waitNobody}</p>
        )}
      </div>
      <div className={styles.foot}>
        <span>{leader ? fill(text.lead.by, { name: leader }) : text.lead.nobody}</span>
        <span>{fill(text.attendance.count, countHere(page))}</span>
        {next && (
          <span>
            {text.move.next}: {next.shown ? next.title : text.hidden}
          </span>
        )}
      </div>
    </div>
  );
}
