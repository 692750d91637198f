import { makeStyles, tokens } from '@fluentui/react-components';
import { lazy, Suspense, useState } from 'react';
import { useKnown } from '../context.tsx';
import { today } from '../format.ts';
import { useAnnounce } from '../look/announce.tsx';
import { useSnack } from '../look/snack.tsx';
import { useModal } from '../look/use-modal.ts';
import { wallOf } from '../meetings/dates.ts';
import { fill, useWords } from '../words.tsx';
import { applyEdit, type Edit } from './prepare-agenda.ts';
import type { PrepareAsked } from './prepare-asked.tsx';
import { PrepareHead } from './prepare-head.tsx';
import { PreparePrint } from './prepare-print.tsx';
import { PrepareSections } from './prepare-sections.tsx';
import { PrepareSide, useCopyAgenda } from './prepare-side.tsx';
import { titleOf } from './prepare-text.ts';
import type { ForumPage, MeetingNow } from './use-meeting.ts';
import { usePointKeys } from './use-point-keys.ts';
import { usePrepare } from './use-prepare.ts';

const AskedDialog = lazy(() => import('./prepare-asked.tsx'));
const ClashDialog = lazy(async () => ({ default: (await import('./prepare-dialogs.tsx')).ClashDialog }));

const useStyles = makeStyles({
  page: {
    maxWidth: '1180px',
    margin: '0 auto',
    padding: '20px 24px 56px',
    '@media (max-width: 700px)': { padding: '14px 12px 40px' },
    '@media print': { display: 'none' },
  },
  lead: { margin: '10px 0 0', color: tokens.colorNeutralForeground3, maxWidth: '70ch' },
  body: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) 300px',
    gap: '12px 36px',
    marginTop: '16px',
    '@media (max-width: 900px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  side: {
    // A picture of the hour that follows along while the points are timed.
    position: 'sticky',
    top: '16px',
    alignSelf: 'start',
    '@media (max-width: 900px)': { display: 'contents' },
  },
});

/** A planned meeting: its agenda as it builds itself, ordered and timed by those who prepare it together. */
export default function Prepare({ now, page }: { readonly now: MeetingNow; readonly page: ForumPage }) {
  const styles = useStyles();
  const words = useWords();
  const snack = useSnack();
  const { api, teams } = useKnown();
  const { asked, ask, gone } = useModal<PrepareAsked>();
  const { announce, region } = useAnnounce();
  const { edit, clash, settle } = usePrepare(now, page);
  const copy = useCopyAgenda(page);
  const [starting, setStarting] = useState(false);
  const { meeting, may, points } = page;
  const text = words.meetings.preparing;
  const mayPrepare = may.includes('prepare');
  const onStage = teams?.frame === 'meetingStage';

  async function start() {
    setStarting(true);
    await now.send({ path: '/start' });
    setStarting(false);
  }
  const startOrAsk = () => {
    if (starting) return;
    if (wallOf(meeting.plannedAt).date === today()) void start();
    else ask('start');
  };

  async function change(what: Edit) {
    const point = [...points, ...page.dropped].find(({ key }) => key === what.key);
    const title = point ? titleOf(point, words) : '';
    if (!(await edit(what))) return;
    if (what.kind === 'moved') {
      const place = applyEdit(page, what).points.findIndex(({ key }) => key === what.key) + 1;
      announce(fill(text.moved, { title, place }));
    } else if (what.kind === 'dropped')
      snack({
        kind: 'said',
        text: fill(what.dropped ? text.dropped : text.broughtBack, { title }),
        action: { name: words.undo, go: () => void edit({ ...what, dropped: !what.dropped }) },
      });
    else announce(text.saved);
  }

  async function withdraw(key: string) {
    const at = `/api/forums/${encodeURIComponent(meeting.forum.id)}/proposals`;
    const point = points.find((each) => each.key === key);
    try {
      await api.send('POST', `${at}/${key.replace('proposal:', '')}/withdraw`, {});
      const wanted = point?.task ? { task: point.task.id } : { title: point?.title ?? '' };
      const again = () => api.send('POST', at, { ...wanted, minutes: point?.minutes ?? null }).catch(now.sayWhy);
      snack({ kind: 'said', text: words.meetings.withdrawn, action: { name: words.undo, go: () => void again() } });
    } catch (error) {
      now.sayWhy(error);
    }
    void now.load();
  }

  usePointKeys({
    page: words.meetings.page,
    points,
    mayPrepare,
    change: (what) => void change(what),
    more: [
      { keys: 'n', does: text.keys.add, press: () => ask('propose'), when: may.includes('propose') },
      { keys: 's', does: text.keys.start, press: startOrAsk, when: may.includes('start') },
      { keys: 'c', does: text.keys.copy, press: copy, when: !onStage },
    ],
  });

  return (
    <>
      <PreparePrint page={page} />
      <div className={styles.page}>
        {region}
        <PrepareHead page={page} ask={ask} starting={starting} start={startOrAsk} />
        <p className={styles.lead}>{mayPrepare ? text.lead : text.readOnly}</p>
        <div className={styles.body}>
          <PrepareSections
            page={page}
            mayPrepare={mayPrepare && !onStage}
            change={(what) => void change(what)}
            withdraw={(key) => void withdraw(key)}
          />
          <div className={styles.side}>
            <PrepareSide page={page} />
          </div>
        </div>
      </div>
      <Suspense>
        {asked && (
          <AskedDialog
            key={asked.key}
            what={asked.what}
            meeting={meeting}
            gone={() => gone(asked.key)}
            changed={() => void now.load()}
            start={() => void start()}
          />
        )}
        {clash && (
          <ClashDialog
            key={`${clash.edit.key} ${clash.theirs}`}
            clash={clash}
            title={titleWith(clash.edit.key)}
            settle={settle}
          />
        )}
      </Suspense>
    </>
  );

  function titleWith(key: string): string {
    const point = [...points, ...page.dropped].find((each) => each.key === key);
    return point ? titleOf(point, words) : '';
  }
}
