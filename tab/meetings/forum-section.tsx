import { Badge, Button, Link, makeStyles, tokens } from '@fluentui/react-components';
import { CalendarAdd20Regular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { ForumSummary, MeetingSummary } from '../../bot/api/contract.ts';
import { fill, useWords } from '../words.tsx';
import { PastList } from './past-list.tsx';
import { PlannedRow } from './planned-row.tsx';
import { Proposals } from './proposals.tsx';

const FIRST = 3;
const useStyles = makeStyles({
  card: {
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusXLarge,
    padding: '18px 20px',
    '@media (max-width: 700px)': { padding: '14px' },
  },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'baseline', gap: '4px 10px' },
  h2: { margin: 0, fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500, overflowWrap: 'anywhere' },
  about: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '4px 16px',
    margin: '4px 0 0',
    color: tokens.colorNeutralForeground3,
  },
  summary: { cursor: 'pointer', ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` } },
  names: { margin: '4px 0 0', color: tokens.colorNeutralForeground2 },
  h3: { margin: '16px 0 4px', fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  none: { margin: '0 0 10px', color: tokens.colorNeutralForeground2, maxWidth: '70ch' },
});

type Props = {
  readonly forum: ForumSummary;
  readonly planned: readonly MeetingSummary[];
  readonly past: readonly MeetingSummary[];
  /** Planned before this moment and never started: it was not held. Epoch ms. */
  readonly missedBefore: number;
  readonly plan: () => void;
  readonly move: (meeting: MeetingSummary) => void;
  readonly cancel: (meeting: MeetingSummary) => void;
};

/** One forum that the person is a member of: what it is, what comes, what waits, and what has been. */
export function ForumSection({ forum, planned, past, missedBefore, plan, move, cancel }: Props) {
  const styles = useStyles();
  const words = useWords();
  const text = words.meetings;
  const [all, setAll] = useState(false);
  const { members } = forum;
  const shown = all ? planned : planned.slice(0, FIRST);
  return (
    <section className={styles.card} aria-label={forum.name}>
      <div className={styles.head}>
        <h2 className={styles.h2}>{forum.name}</h2>
        <Badge appearance="outline" color="informative">
          {text.levels[forum.level]}
        </Badge>
      </div>
      <div className={styles.about}>
        <details>
          <summary className={styles.summary}>
            {members.length === 1 ? text.memberOne : fill(text.members, { count: members.length })}
          </summary>
          <p className={styles.names}>{members.map(({ name }) => name).join(', ')}</p>
        </details>
        {forum.mandate !== null && (
          <Link
            inline
            href={forum.mandate}
            target="_blank"
            rel="noopener noreferrer"
            aria-label={fill(text.mandateOf, { forum: forum.name })}
          >
            {text.mandate}
          </Link>
        )}
        {forum.liftsTo && <span>{fill(text.liftsTo, { forum: forum.liftsTo.name })}</span>}
      </div>

      <h3 className={styles.h3}>{text.coming}</h3>
      {planned.length === 0 && (
        <>
          <p className={styles.none}>
            <strong>{text.noneComing}.</strong> {forum.may.plan ? text.noneComingText : text.noneComingMember}
          </p>
          {forum.may.plan && (
            <Button icon={<CalendarAdd20Regular />} onClick={plan}>
              {text.plan.open}
            </Button>
          )}
        </>
      )}
      <ul className={styles.list}>
        {shown.map((meeting) => (
          <PlannedRow
            key={meeting.id}
            meeting={meeting}
            mayPlan={forum.may.plan}
            missed={Date.parse(meeting.plannedAt) < missedBefore}
            move={() => move(meeting)}
            cancel={() => cancel(meeting)}
          />
        ))}
      </ul>
      {planned.length > FIRST && (
        <Button appearance="subtle" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? text.showFewer : fill(text.showAll, { count: planned.length })}
        </Button>
      )}
      <Proposals forum={forum.id} />
      <h3 className={styles.h3}>{text.past}</h3>
      <PastList forum={forum.id} past={past} />
    </section>
  );
}
