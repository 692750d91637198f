import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { People20Regular } from '@fluentui/react-icons';
import { fill, useWords } from '../words.tsx';
import { meetingName } from './meeting-name.ts';
import { countHere, OwnAttendance } from './run-attendance.tsx';
import { KeyHint } from './run-bar.tsx';
import type { Lead } from './run-lead.ts';
import { TotalTime } from './run-timebox.tsx';
import { ToStage } from './run-to-stage.tsx';
import type { ForumPage, MeetingNow } from './use-meeting.ts';

const useStyles = makeStyles({
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '6px 20px',
    padding: '8px 20px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground2,
    '@media (max-width: 700px)': { padding: '8px 12px', gap: '4px 8px' },
    '@media (max-width: 350px)': { padding: '8px' },
  },
  names: { flexGrow: 1, minWidth: '160px' },
  h1: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
    '@media (max-width: 700px)': { fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
  },
  who: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  total: { minWidth: '380px', '@media (max-width: 700px)': { minWidth: 0, flexBasis: '100%', order: 3 } },
  buttons: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '8px',
    alignItems: 'center',
    '@media (max-width: 700px)': { order: 4, gap: '4px' },
  },
  spoken: {
    position: 'absolute',
    width: '1px',
    height: '1px',
    overflow: 'hidden',
    clipPath: 'inset(50%)',
    whiteSpace: 'nowrap',
  },
  button: {
    minHeight: '44px',
    whiteSpace: 'nowrap',
    '@media (max-width: 700px)': { paddingLeft: '8px', paddingRight: '8px', minWidth: 'auto' },
    '@media (max-width: 350px)': { paddingLeft: '6px', paddingRight: '6px' },
  },
});

export type Panel = 'attendance' | 'agenda';

type Props = {
  readonly page: ForumPage;
  readonly now: MeetingNow;
  readonly lead: Lead;
  readonly clock: () => number;
  readonly phone: boolean;
  readonly panel: Panel | null;
  readonly toggle: (panel: Panel) => void;
  /** Null to those who do not lead. */
  readonly end: (() => void) | null;
};

/** Which meeting this is, who leads, how much of the hour is left, and who is here. */
export function RunHead({ page, now, lead, clock, phone, panel, toggle, end }: Props) {
  const styles = useStyles();
  const words = useWords();
  const text = words.meeting;
  const { standing, leads } = lead;
  const who = leads
    ? text.lead.you
    : standing.leader
      ? fill(text.lead.by, { name: standing.leader.name })
      : text.lead.nobody;
  const count = countHere(page);
  return (
    <div className={styles.head}>
      <div className={styles.names}>
        <h1 className={styles.h1}>{meetingName(page.meeting, words)}</h1>
        <span className={styles.who}>{who}</span>
      </div>
      <div className={styles.total}>
        <TotalTime page={page} clock={clock} />
      </div>
      <div className={styles.buttons}>
        {phone && (
          <Button className={styles.button} aria-expanded={panel === 'agenda'} onClick={() => toggle('agenda')}>
            {text.agenda}
          </Button>
        )}
        <Button
          className={styles.button}
          icon={<People20Regular />}
          aria-expanded={panel === 'attendance'}
          aria-keyshortcuts="p"
          onClick={() => toggle('attendance')}
        >
          <span className={styles.spoken}>{text.attendance.title} </span>
          {phone ? `${count.here}/${count.all}` : fill(text.attendance.count, count)}
          <KeyHint name="P" />
        </Button>
        {!phone && <OwnAttendance page={page} now={now} />}
        <ToStage hash={`#/meetings/${encodeURIComponent(page.meeting.id)}`} />
        {end && (
          <Button className={styles.button} onClick={end}>
            {text.end.button}
          </Button>
        )}
      </div>
    </div>
  );
}
