import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useKnown } from '../context.tsx';
import { fill, useWords } from '../words.tsx';
import { AttendanceList, OwnAttendance } from './run-attendance.tsx';
import { KeyHint } from './run-bar.tsx';
import type { Lead } from './run-lead.ts';
import type { ForumPage, MeetingNow } from './use-meeting.ts';

const useStyles = makeStyles({
  box: { display: 'flex', flexDirection: 'column', gap: '16px', alignItems: 'flex-start' },
  h2: {
    margin: 0,
    fontSize: tokens.fontSizeHero800,
    lineHeight: tokens.lineHeightHero800,
    '@media (max-width: 700px)': { fontSize: tokens.fontSizeBase600, lineHeight: tokens.lineHeightBase600 },
  },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2 },
  list: { alignSelf: 'stretch' },
});

type Props = {
  readonly page: ForumPage;
  readonly now: MeetingNow;
  readonly lead: Lead;
  readonly begin: (() => void) | null;
};

/** Before the first point: who is here. */
export function Opening({ page, now, lead, begin }: Props) {
  const styles = useStyles();
  const words = useWords().meeting.opening;
  const { leads, standing } = lead;
  const { me } = useKnown();
  const here = page.attendance.some(({ person, present }) => person.id === me.id && present);
  const leader = standing.leader?.name;
  return (
    <div className={styles.box}>
      <h2 id="meeting-point" tabIndex={-1} className={styles.h2} style={{ outline: 'none' }}>
        {words.title}
      </h2>
      <p className={styles.quiet}>
        {leads ? words.text : leader ? fill(words.wait, { name: leader }) : words.waitNobody}
      </p>
      {leads
        ? begin && (
            <Button appearance="primary" size="large" onClick={begin}>
              {words.begin}
              <KeyHint name="→" onBrand />
            </Button>
          )
        : !here && <OwnAttendance page={page} now={now} />}
      <div className={styles.list}>
        <AttendanceList page={page} now={now} />
      </div>
    </div>
  );
}
