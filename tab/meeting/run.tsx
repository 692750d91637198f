import { lazy, Suspense, useEffect } from 'react';
import { useKnown } from '../context.tsx';
import { RunDesk } from './run-desk.tsx';
import type { ForumPage, MeetingNow } from './use-meeting.ts';

/** Fetched while there is a line and a server of the same version: a meeting lasts an hour, and ends for everyone. */
const ended = () => import('./run-ended.tsx');
const Stage = lazy(() => import('./run-stage.tsx'));

/** Mötesläge: on the meeting's stage what the whole room sees, elsewhere one's own screen of the same. */
export default function Run({ now, page }: { readonly now: MeetingNow; readonly page: ForumPage }) {
  const { teams } = useKnown();
  useEffect(() => void ended().catch(() => {}), []);
  if (teams?.frame !== 'meetingStage') return <RunDesk now={now} page={page} />;
  return (
    <Suspense>
      <Stage now={now} page={page} />
    </Suspense>
  );
}
