import { Badge, Button, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { MeetingList, MeetingSummary } from '../../bot/api/contract.ts';
import { useKnown } from '../context.tsx';
import { meetingName, whenWords } from '../meeting/meeting-name.ts';
import { fill, useLocale, useWords } from '../words.tsx';
import { useRowStyles } from './planned-row.tsx';

const FIRST = 4;
/** As many as an answer holds at most; a whole one may have more behind it. */
const LISTED = 100;
const colors = { written: 'warning', approving: 'informative', locked: 'success' } as const;
const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  details: { marginTop: '8px' },
  summary: {
    cursor: 'pointer',
    minHeight: '32px',
    color: tokens.colorNeutralForeground3,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
});

/** The meetings of one forum that are over, with their minutes; those that were cancelled folded below. */
export function PastList({ forum, past }: { readonly forum: string; readonly past: readonly MeetingSummary[] }) {
  const styles = useStyles();
  const rows = useRowStyles();
  const words = useWords();
  const locale = useLocale();
  const { api } = useKnown();
  const text = words.meetings;
  const [all, setAll] = useState(false);
  const [older, setOlder] = useState<readonly MeetingSummary[]>([]);
  const [whole, setWhole] = useState(past.length < LISTED);
  const known = [...past, ...older.filter(({ id }) => !past.some((each) => each.id === id))];
  const held = known.filter(({ state }) => state !== 'cancelled');
  const cancelled = known.filter(({ state }) => state === 'cancelled');
  const shown = all ? held : held.slice(0, FIRST);

  async function more() {
    const before = known.at(-1)?.plannedAt ?? new Date().toISOString();
    const query = new URLSearchParams({ when: 'past', forum, before });
    const { meetings } = await api.get<MeetingList>(`/api/meetings?${query}`);
    setOlder([...older, ...meetings]);
    setWhole(meetings.length < LISTED);
  }

  return (
    <>
      {held.length === 0 && <p className={rows.quiet}>{text.nonePast}</p>}
      <ul className={styles.list}>
        {shown.map((meeting) => (
          <li key={meeting.id} className={rows.row}>
            <a className={rows.main} href={`#/meetings/${meeting.id}/minutes`}>
              <span>{meetingName(meeting, words)}</span>
              <span className={rows.quiet}>{whenWords(meeting.startedAt ?? meeting.plannedAt, locale)}</span>
              {meeting.minutes && (
                <Badge appearance="tint" color={colors[meeting.minutes]}>
                  {text.minutesState[meeting.minutes]}
                </Badge>
              )}
            </a>
          </li>
        ))}
      </ul>
      {held.length > FIRST && (
        <Button appearance="subtle" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? text.showFewer : fill(text.showAll, { count: held.length })}
        </Button>
      )}
      {all && !whole && (
        <Button appearance="subtle" onClick={() => void more().catch(() => {})}>
          {text.older}
        </Button>
      )}
      {cancelled.length > 0 && (
        <details className={styles.details}>
          <summary className={styles.summary}>{fill(text.showCancelled, { count: cancelled.length })}</summary>
          <ul className={styles.list}>
            {cancelled.map((meeting) => (
              <li key={meeting.id} className={rows.row}>
                <a className={rows.main} href={`#/meetings/${meeting.id}`}>
                  <span className={rows.name}>{whenWords(meeting.plannedAt, locale)}</span>
                  <span className={rows.quiet}>{fill(text.cancelledBy, { by: meeting.cancelled?.by.name ?? '' })}</span>
                </a>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
