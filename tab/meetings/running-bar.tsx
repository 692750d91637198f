import { makeStyles, tokens } from '@fluentui/react-components';
import { LiveFilled } from '@fluentui/react-icons';
import { useCallback, useEffect, useState } from 'react';
import type { MeetingList, MeetingSummary } from '../../bot/api/contract.ts';
import { useKnown } from '../context.tsx';
import { meetingName } from '../meeting/meeting-name.ts';
import { useHash } from '../route.ts';
import { fill, useWords } from '../words.tsx';
import { useMeetingNews } from './use-meetings.ts';

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    alignItems: 'center',
    gap: '8px',
    minHeight: '44px',
    padding: '4px 24px',
    backgroundColor: tokens.colorBrandBackground2,
    color: tokens.colorNeutralForeground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    '@media (max-width: 700px)': { padding: '4px 12px' },
    '@media print': { display: 'none' },
  },
  icon: { flexShrink: 0, color: tokens.colorPaletteRedForeground1 },
  text: { minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  link: {
    marginLeft: 'auto',
    flexShrink: 0,
    display: 'flex',
    alignItems: 'center',
    minHeight: '36px',
    padding: '0 4px',
    color: tokens.colorBrandForegroundLink,
    fontWeight: tokens.fontWeightSemibold,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, borderRadius: tokens.borderRadiusMedium },
  },
});

/** For members, on every page but the meeting's own: that a meeting of theirs runs, and the way to it. */
export default function RunningBar() {
  const styles = useStyles();
  const words = useWords();
  const { api } = useKnown();
  const hash = useHash();
  const [running, setRunning] = useState<readonly MeetingSummary[]>([]);
  const load = useCallback(() => {
    api.get<MeetingList>('/api/meetings?when=coming').then(
      ({ meetings }) => setRunning(meetings.filter(({ state }) => state === 'running')),
      // The next change, or the line's return, asks again.
      () => {},
    );
  }, [api]);
  useEffect(load, [load]);
  useMeetingNews(load);
  // The page of the meetings says it itself, larger.
  if (/^#\/meetings\/?$/.test(hash)) return null;
  return running
    .filter(({ id }) => !hash.startsWith(`#/meetings/${id}`))
    .map((meeting) => (
      <section key={meeting.id} className={styles.bar} aria-label={words.meetings.runsNow}>
        <LiveFilled className={styles.icon} fontSize={20} aria-hidden />
        <span className={styles.text}>{fill(words.meetings.running, { name: meetingName(meeting, words) })}</span>
        <a className={styles.link} href={`#/meetings/${meeting.id}`}>
          {words.meetings.goThere}
        </a>
      </section>
    ));
}
