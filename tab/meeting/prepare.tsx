import {
  Button,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import {
  CalendarArrowRight20Regular,
  CalendarCancel20Regular,
  MoreHorizontal20Regular,
  Play20Filled,
  TextBulletListAdd20Regular,
} from '@fluentui/react-icons';
import { lazy, Suspense, useState } from 'react';
import { useKnown } from '../context.tsx';
import { today } from '../format.ts';
import { useAnnounce } from '../look/announce.tsx';
import { useSnack } from '../look/snack.tsx';
import { useModal } from '../look/use-modal.ts';
import { wallOf } from '../meetings/dates.ts';
import { fill, useLocale, useWords } from '../words.tsx';
import { meetingName, timeWords } from './meeting-name.ts';
import { applyEdit, type Edit } from './prepare-agenda.ts';
import { PreparePrint } from './prepare-print.tsx';
import { PrepareSections } from './prepare-sections.tsx';
import { PrepareSide, useCopyAgenda } from './prepare-side.tsx';
import { titleOf } from './prepare-text.ts';
import type { ForumPage, MeetingNow } from './use-meeting.ts';
import { usePointKeys } from './use-point-keys.ts';
import { usePrepare } from './use-prepare.ts';

const MoveDialog = lazy(() => import('../meetings/move.tsx'));
const CancelDialog = lazy(() => import('../meetings/cancel.tsx'));
const ProposeDialog = lazy(() => import('../meetings/propose.tsx'));
const ClashDialog = lazy(async () => ({ default: (await import('./prepare-dialogs.tsx')).ClashDialog }));
const StartDialog = lazy(async () => ({ default: (await import('./prepare-dialogs.tsx')).StartDialog }));

const useStyles = makeStyles({
  page: {
    maxWidth: '1180px',
    margin: '0 auto',
    padding: '20px 24px 56px',
    '@media (max-width: 700px)': { padding: '14px 12px 40px' },
    '@media print': { display: 'none' },
  },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'flex-start', gap: '10px 16px' },
  heading: { flexGrow: 1, flexBasis: '320px', minWidth: 0 },
  h1: {
    margin: 0,
    fontSize: tokens.fontSizeBase600,
    lineHeight: tokens.lineHeightBase600,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: 'anywhere',
  },
  time: { margin: '2px 0 0', color: tokens.colorNeutralForeground2, '::first-letter': { textTransform: 'uppercase' } },
  lead: { margin: '10px 0 0', color: tokens.colorNeutralForeground3, maxWidth: '70ch' },
  ways: { display: 'flex', flexWrap: 'wrap', gap: '8px', '@media (max-width: 700px)': { width: '100%' } },
  button: { '@media (max-width: 700px)': { minHeight: '44px', flexGrow: 1 } },
  more: { minWidth: '44px', '@media (max-width: 700px)': { height: '44px' } },
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

type Asked = 'propose' | 'move' | 'cancel' | 'start';

/** A planned meeting: its agenda as it builds itself, ordered and timed by those who prepare it together. */
export default function Prepare({ now, page }: { readonly now: MeetingNow; readonly page: ForumPage }) {
  const styles = useStyles();
  const words = useWords();
  const locale = useLocale();
  const snack = useSnack();
  const { api, teams } = useKnown();
  const { asked, ask, gone } = useModal<Asked>();
  const { announce, region } = useAnnounce();
  const { edit, clash, settle } = usePrepare(now, page);
  const copy = useCopyAgenda(page);
  const [starting, setStarting] = useState(false);
  const { meeting, may, points } = page;
  const text = words.meetings.preparing;
  const mayPrepare = may.includes('prepare');
  const onStage = teams?.frame === 'meetingStage';
  const time = timeWords(meeting.plannedAt, locale);

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
        <div className={styles.head}>
          <div className={styles.heading}>
            <h1 className={styles.h1}>{meetingName(meeting, words)}</h1>
            <p className={styles.time}>{time}</p>
          </div>
          {!onStage && (
            <div className={styles.ways}>
              {may.includes('propose') && (
                <Button className={styles.button} icon={<TextBulletListAdd20Regular />} onClick={() => ask('propose')}>
                  {text.add}
                </Button>
              )}
              {may.includes('start') && (
                <Button
                  className={styles.button}
                  appearance="primary"
                  icon={<Play20Filled />}
                  disabled={starting}
                  onClick={startOrAsk}
                >
                  {text.start}
                </Button>
              )}
              {may.includes('plan') && (
                <Menu>
                  <MenuTrigger disableButtonEnhancement>
                    <Button
                      className={styles.more}
                      appearance="subtle"
                      icon={<MoreHorizontal20Regular />}
                      aria-label={fill(words.meetings.more, { time })}
                    />
                  </MenuTrigger>
                  <MenuPopover>
                    <MenuList>
                      <MenuItem icon={<CalendarArrowRight20Regular />} onClick={() => ask('move')}>
                        {words.meetings.move}
                      </MenuItem>
                      {may.includes('cancel') && (
                        <MenuItem icon={<CalendarCancel20Regular />} onClick={() => ask('cancel')}>
                          {words.meetings.cancel}
                        </MenuItem>
                      )}
                    </MenuList>
                  </MenuPopover>
                </Menu>
              )}
            </div>
          )}
        </div>
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
        {asked?.what === 'propose' && (
          <ProposeDialog
            key={asked.key}
            forums={[meeting.forum]}
            gone={() => gone(asked.key)}
            proposed={() => void now.load()}
          />
        )}
        {asked?.what === 'move' && (
          <MoveDialog key={asked.key} meeting={meeting} gone={() => gone(asked.key)} moved={() => void now.load()} />
        )}
        {asked?.what === 'cancel' && (
          <CancelDialog
            key={asked.key}
            meeting={meeting}
            gone={() => gone(asked.key)}
            cancelled={() => void now.load()}
          />
        )}
        {asked?.what === 'start' && (
          <StartDialog key={asked.key} time={time} gone={() => gone(asked.key)} start={() => void start()} />
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
