import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { CheckmarkCircle48Regular, DocumentText20Regular } from '@fluentui/react-icons';
import { useEffect, useState } from 'react';
import type { MinutesBlock, MinutesPage } from '../../bot/api/contract.ts';
import { useKnown } from '../context.tsx';
import { go } from '../route.ts';
import { fill, useWords } from '../words.tsx';
import { clockWords, meetingName } from './meeting-name.ts';
import type { ForumPage } from './use-meeting.ts';

const useStyles = makeStyles({
  page: {
    maxWidth: '820px',
    margin: '0 auto',
    padding: '32px 24px',
    display: 'flex',
    flexDirection: 'column',
    gap: '14px',
    '@media (max-width: 700px)': { padding: '16px 12px' },
  },
  icon: { color: tokens.colorBrandForeground1, width: '44px', height: '44px' },
  h1: {
    margin: 0,
    fontSize: tokens.fontSizeHero700,
    lineHeight: tokens.lineHeightHero700,
    fontWeight: tokens.fontWeightSemibold,
  },
  h2: { margin: '14px 0 0', fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500 },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2 },
  list: { display: 'flex', flexDirection: 'column', gap: '10px', margin: 0, padding: 0, listStyleType: 'none' },
  one: { borderLeft: `4px solid ${tokens.colorCompoundBrandStroke}`, paddingLeft: '12px', overflowWrap: 'anywhere' },
  point: { display: 'block', color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  task: {
    padding: '10px 14px',
    borderRadius: tokens.borderRadiusXLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    overflowWrap: 'anywhere',
  },
  who: { display: 'flex', flexWrap: 'wrap', gap: '2px 16px', margin: 0, color: tokens.colorNeutralForeground2 },
  pair: { display: 'flex', gap: '6px' },
  value: { margin: 0 },
});

type Table = Extract<MinutesBlock, { readonly kind: 'table' }>;

/** What has been decided, and who does what by when, as the minutes say it. */
export default function Ended({ page }: { readonly page: ForumPage }) {
  const styles = useStyles();
  const words = useWords();
  const text = words.meeting.ended;
  const { api, teams } = useKnown();
  const onStage = teams?.frame === 'meetingStage';
  const { id, endedBy, state, startedAt, endedAt } = page.meeting;
  const [tasks, setTasks] = useState<Table | null | undefined>(undefined);
  useEffect(() => {
    // The room is shown the meeting and nothing else.
    if (onStage) return;
    api.get<MinutesPage>(`/api/meetings/${encodeURIComponent(id)}/minutes`).then(
      ({ document }) => setTasks(document.find((block) => block.kind === 'table') ?? null),
      () => {},
    );
  }, [api, id, onStage]);
  const decisions = page.points
    .flatMap((point) => point.decisions.map((decision) => ({ decision, title: point.title })))
    .sort((one, other) => one.decision.number - other.decision.number);
  return (
    <div className={styles.page} data-testid="meeting-ended">
      <CheckmarkCircle48Regular aria-hidden className={styles.icon} />
      <h1 className={styles.h1}>{text.title}</h1>
      <p className={styles.quiet}>
        {meetingName(page.meeting, words)}
        {startedAt && endedAt && `, ${fill(text.time, { from: clockWords(startedAt), to: clockWords(endedAt) })}`}
      </p>
      <p className={styles.quiet}>{endedBy === 'time' ? text.byTime : state === 'locked' ? text.locked : text.lead}</p>
      {onStage ? (
        <p className={styles.quiet}>{text.onStage}</p>
      ) : (
        <div>
          <Button
            appearance="primary"
            size="large"
            icon={<DocumentText20Regular />}
            onClick={() => go(`#/meetings/${encodeURIComponent(id)}/minutes`)}
          >
            {text.minutes}
          </Button>
        </div>
      )}
      <h2 className={styles.h2}>{text.decisions}</h2>
      {decisions.length === 0 && <p className={styles.quiet}>{text.none}</p>}
      <ol className={styles.list}>
        {decisions.map(({ decision, title }) => (
          <li key={decision.id} className={styles.one}>
            <span className={styles.point}>
              {fill(words.meeting.decision, { n: decision.number })} ·{' '}
              {fill(words.meeting.paragraph, { n: decision.paragraph })} {title}
            </span>
            {decision.text}
          </li>
        ))}
      </ol>
      {tasks !== undefined && (
        <>
          <h2 className={styles.h2}>{text.tasks}</h2>
          {tasks === null ? <p className={styles.quiet}>{text.noTasks}</p> : <Tasks table={tasks} />}
        </>
      )}
    </div>
  );
}

function Tasks({ table }: { readonly table: Table }) {
  const styles = useStyles();
  const [, ...heads] = table.head;
  return (
    <ul className={styles.list}>
      {table.rows.map(([task = '', ...facts]) => (
        <li key={task} className={styles.task}>
          <strong>{task}</strong>
          <dl className={styles.who}>
            {facts.map((fact, index) => (
              <div key={heads[index]} className={styles.pair}>
                <dt>{heads[index]}:</dt>
                <dd className={styles.value}>{fact}</dd>
              </div>
            ))}
          </dl>
        </li>
      ))}
    </ul>
  );
}
