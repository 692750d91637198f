import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CalendarLtr24Regular, LiveFilled } from '@fluentui/react-icons';
import type { MeetingSummary } from '../../bot/api/contract.ts';
import { clockWords, meetingName, whenWords } from '../meeting/meeting-name.ts';
import { go } from '../route.ts';
import { fill, useLocale, useWords } from '../words.tsx';
import { wallOf } from './dates.ts';

const useStyles = makeStyles({
  hero: {
    display: 'flex',
    alignItems: 'center',
    flexWrap: 'wrap',
    gap: '12px 16px',
    padding: '16px 20px',
    borderRadius: tokens.borderRadiusXLarge,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    backgroundColor: tokens.colorNeutralBackground3,
    '@media (max-width: 700px)': { padding: '14px' },
  },
  live: {
    backgroundColor: tokens.colorBrandBackground2,
    border: `2px solid ${tokens.colorCompoundBrandStroke}`,
  },
  icon: { flexShrink: 0, color: tokens.colorNeutralForeground2 },
  red: { color: tokens.colorPaletteRedForeground1 },
  main: { minWidth: '180px', flexGrow: 1, flexBasis: '60%', '@media (max-width: 700px)': { flexBasis: '70%' } },
  name: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: 'anywhere',
  },
  when: { margin: 0, color: tokens.colorNeutralForeground2 },
  button: { minHeight: '44px', '@media (max-width: 700px)': { flexGrow: 1 } },
});

/** The meeting that people are here for: the one that runs, or today's. */
export function Hero({ meeting, today }: { readonly meeting: MeetingSummary; readonly today: string }) {
  const styles = useStyles();
  const words = useWords();
  const locale = useLocale();
  const runs = meeting.state === 'running';
  const at = meeting.startedAt ?? meeting.plannedAt;
  return (
    <section
      className={mergeClasses(styles.hero, runs && styles.live)}
      aria-label={runs ? words.meetings.runsNow : saysWhen()}
    >
      <span className={mergeClasses(styles.icon, runs && styles.red)}>
        {runs ? <LiveFilled fontSize={28} aria-hidden /> : <CalendarLtr24Regular aria-hidden />}
      </span>
      <div className={styles.main}>
        <h2 className={styles.name}>
          {runs ? fill(words.meetings.running, { name: meetingName(meeting, words) }) : meetingName(meeting, words)}
        </h2>
        <p className={styles.when}>{saysWhen()}</p>
      </div>
      <Button
        className={styles.button}
        appearance="primary"
        size="large"
        onClick={() => go(`#/meetings/${meeting.id}`)}
      >
        {words.meetings.goThere}
      </Button>
    </section>
  );

  function saysWhen(): string {
    if (runs) return fill(words.meetings.began, { time: clockWords(at) });
    if (wallOf(at).date === today) return fill(words.meetings.today, { time: clockWords(at) });
    return fill(words.meetings.next, { time: whenWords(at, locale) });
  }
}
