import { lazy, Suspense } from 'react';
import { Failed } from '../look/failed.tsx';
import { Loading } from '../look/loading.tsx';
import { useWords } from '../words.tsx';
import { Gone } from './gone.tsx';
import { Headings } from './headings.tsx';
import { useMeeting } from './use-meeting.ts';

const Prepare = lazy(() => import('./prepare.tsx'));
const Run = lazy(() => import('./run.tsx'));
const Ended = lazy(() => import('./run-ended.tsx'));

/** One meeting, as its state makes it: prepared, run, or over. */
export default function MeetingPage({ id }: { readonly id: string }) {
  const words = useWords();
  const now = useMeeting(id);
  const { page, failed, load } = now;
  if (failed !== null) return <Failed text={failed} retry={() => void load()} />;
  if (!page) return <Loading label={words.loading} rows={8} />;
  if (page.audience === 'unknown') return <Headings page={page} />;
  switch (page.meeting.state) {
    case 'planned':
      return (
        <Suspense fallback={<Loading label={words.loading} rows={8} />}>
          <Prepare now={now} page={page} />
        </Suspense>
      );
    case 'running':
      return (
        <Suspense fallback={<Loading label={words.loading} rows={8} />}>
          <Run now={now} page={page} />
        </Suspense>
      );
    case 'ended':
    case 'locked':
      return (
        <Suspense fallback={<Loading label={words.loading} rows={8} />}>
          <Ended page={page} />
        </Suspense>
      );
    case 'cancelled':
      return <Gone now={now} page={page} />;
  }
}
