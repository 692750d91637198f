import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { CalendarAdd20Regular, PeopleCommunity48Regular, TextBulletListAdd20Regular } from '@fluentui/react-icons';
import { lazy, Suspense } from 'react';
import type { ForumSummary, MeetingSummary } from '../../bot/api/contract.ts';
import { useKnown } from '../context.tsx';
import { today } from '../format.ts';
import { Empty } from '../look/empty.tsx';
import { Failed } from '../look/failed.tsx';
import { useKeys } from '../look/keys.tsx';
import { Loading } from '../look/loading.tsx';
import { useModal } from '../look/use-modal.ts';
import { useWords } from '../words.tsx';
import { wallOf } from './dates.ts';
import { ForumSection } from './forum-section.tsx';
import { Hero } from './hero.tsx';
import { type Overview, useMeetings } from './use-meetings.ts';

const PlanDialog = lazy(() => import('./plan.tsx'));
const MoveDialog = lazy(() => import('./move.tsx'));
const CancelDialog = lazy(() => import('./cancel.tsx'));
const ProposeDialog = lazy(() => import('./propose.tsx'));

const useStyles = makeStyles({
  page: {
    maxWidth: '960px',
    margin: '0 auto',
    padding: '20px 24px 48px',
    display: 'flex',
    flexDirection: 'column',
    gap: '16px',
    '@media (max-width: 700px)': { padding: '14px 12px 40px' },
  },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px' },
  h1: {
    margin: 0,
    flexGrow: 1,
    '@media (max-width: 700px)': { flexBasis: '100%' },
    fontSize: tokens.fontSizeBase600,
    lineHeight: tokens.lineHeightBase600,
    fontWeight: tokens.fontWeightSemibold,
  },
  button: { '@media (max-width: 700px)': { minHeight: '44px', flexGrow: 1 } },
});

/** A meeting may start late; one that nobody has started for this long was not held. */
const LATE_MS = 12 * 3_600_000;

type Asked =
  | { readonly kind: 'plan'; readonly forums: readonly ForumSummary[] }
  | { readonly kind: 'propose'; readonly forums: readonly ForumSummary[] }
  | { readonly kind: 'move' | 'cancel'; readonly meeting: MeetingSummary };

/** The forums of the person, what runs and comes in them, and what has been. */
export default function MeetingsPage() {
  const styles = useStyles();
  const words = useWords();
  const { teams } = useKnown();
  const { overview, failed, load } = useMeetings();
  const { asked, ask, gone } = useModal<Asked>();
  const forums = overview?.forums ?? [];
  const planning = forums.filter(({ may }) => may.plan);
  const proposing = forums.filter(({ may }) => may.propose);
  const plan = () => ask({ kind: 'plan', forums: planning });
  const propose = () => ask({ kind: 'propose', forums: proposing });
  useKeys(words.meetings.page, [
    { keys: 'n', does: words.meetings.keys.plan, press: plan, when: planning.length > 0 },
    { keys: 'p', does: words.meetings.keys.propose, press: propose, when: proposing.length > 0 },
  ]);

  if (failed !== null && !overview) return <Failed text={failed || words.meetings.failed} retry={() => void load()} />;
  if (!overview) return <Loading label={words.loading} rows={7} />;
  const day = today();
  return (
    <div className={styles.page}>
      <div className={styles.head}>
        <h1 className={styles.h1}>{words.meetings.page}</h1>
        {proposing.length > 0 && (
          <Button className={styles.button} icon={<TextBulletListAdd20Regular />} onClick={propose}>
            {words.meetings.propose.open}
          </Button>
        )}
        {planning.length > 0 && (
          <Button className={styles.button} appearance="primary" icon={<CalendarAdd20Regular />} onClick={plan}>
            {words.meetings.plan.open}
          </Button>
        )}
      </div>
      {foremost(overview, day, teams?.place === 'meeting').map((meeting) => (
        <Hero key={meeting.id} meeting={meeting} today={day} />
      ))}
      {forums.length === 0 && (
        <Empty
          icon={<PeopleCommunity48Regular aria-hidden />}
          title={words.meetings.noForumsTitle}
          text={words.meetings.noForumsText}
        />
      )}
      {forums.map((forum) => (
        <ForumSection
          key={forum.id}
          forum={forum}
          planned={overview.coming.filter((each) => each.forum.id === forum.id && each.state === 'planned')}
          past={overview.past.filter((each) => each.forum.id === forum.id)}
          missedBefore={Date.now() - LATE_MS}
          plan={() => ask({ kind: 'plan', forums: [forum, ...planning.filter(({ id }) => id !== forum.id)] })}
          move={(meeting) => ask({ kind: 'move', meeting })}
          cancel={(meeting) => ask({ kind: 'cancel', meeting })}
        />
      ))}
      <Suspense>
        {asked && (
          <Dialogs key={asked.key} asked={asked.what} gone={() => gone(asked.key)} changed={() => void load()} />
        )}
      </Suspense>
    </div>
  );
}

type DialogProps = { readonly asked: Asked; readonly gone: () => void; readonly changed: () => void };

function Dialogs({ asked, gone, changed }: DialogProps) {
  switch (asked.kind) {
    case 'plan':
      return <PlanDialog forums={asked.forums} gone={gone} planned={changed} />;
    case 'propose':
      return <ProposeDialog forums={asked.forums} gone={gone} proposed={changed} />;
    case 'move':
      return <MoveDialog meeting={asked.meeting} gone={gone} moved={changed} />;
    default:
      return <CancelDialog meeting={asked.meeting} gone={gone} cancelled={changed} />;
  }
}

/** What people are here for: what runs, then today's; in a Teams meeting else the next, since they are in one. */
function foremost({ coming, forums }: Overview, day: string, inMeeting: boolean): readonly MeetingSummary[] {
  const now = coming.filter(({ state, plannedAt }) => state === 'running' || wallOf(plannedAt).date === day);
  const inOrder = now.toSorted((one, other) => Number(other.state === 'running') - Number(one.state === 'running'));
  if (inOrder.length > 0 || !inMeeting) return inOrder;
  return forums
    .flatMap(({ next }) => next ?? [])
    .toSorted((one, other) => (one.plannedAt < other.plannedAt ? -1 : 1))
    .slice(0, 1);
}
