import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { Add20Regular } from '@fluentui/react-icons';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { MeetingAct, MeetingPoint } from '../../bot/api/contract.ts';
import { useKnown } from '../context.tsx';
import { useSnack } from '../look/snack.tsx';
import { useModal } from '../look/use-modal.ts';
import { usePhone } from '../look/width.ts';
import { useWords } from '../words.tsx';
import { actsFor } from './run-act.ts';
import { AddPoint } from './run-add.tsx';
import { Agenda } from './run-agenda.tsx';
import { AttendanceList, OwnAttendance } from './run-attendance.tsx';
import { ActBar, KeyHint } from './run-bar.tsx';
import { useServerClock } from './run-clock.ts';
import { EndMeeting } from './run-end.tsx';
import { ActForm } from './run-form.tsx';
import { type Panel, RunHead } from './run-head.tsx';
import { useRunKeys } from './run-keys.ts';
import { useLead } from './run-lead.ts';
import { FollowNotice, LeadNotice } from './run-notices.tsx';
import { Opening } from './run-opening.tsx';
import { PointView } from './run-point.tsx';
import { Spoken } from './run-spoken.tsx';
import { useView } from './run-view.ts';
import type { ForumPage, MeetingNow } from './use-meeting.ts';

const useStyles = makeStyles({
  run: { display: 'flex', flexDirection: 'column', height: '100%', minHeight: 0 },
  body: { display: 'flex', flexGrow: 1, minHeight: 0 },
  agenda: {
    width: '300px',
    flexShrink: 0,
    overflowY: 'auto',
    padding: '8px',
    borderRight: `1px solid ${tokens.colorNeutralStroke2}`,
    '@media (max-width: 1000px)': { width: '240px' },
  },
  panel: {
    width: '340px',
    flexShrink: 0,
    overflowY: 'auto',
    padding: '16px',
    borderLeft: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  middle: { display: 'flex', flexDirection: 'column', flexGrow: 1, minWidth: 0 },
  scroll: { flexGrow: 1, minHeight: 0, overflowY: 'auto', outline: 'none' },
  inside: {
    maxWidth: '880px',
    margin: '0 auto',
    padding: '36px 32px 24px',
    '@media (max-width: 700px)': { padding: '16px 12px' },
  },
  h2: { margin: '0 0 12px', fontSize: tokens.fontSizeBase400 },
  add: { margin: '8px 4px' },
  sheet: { padding: '12px', borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
  write: { marginTop: '16px' },
});

/** One's own screen: it follows the meeting, lets one look around, and the leader lead. */
export function RunDesk({ now, page }: { readonly now: MeetingNow; readonly page: ForumPage }) {
  const styles = useStyles();
  const words = useWords();
  const text = words.meeting;
  const phone = usePhone();
  const { me } = useKnown();
  const snack = useSnack();
  const clock = useServerClock(page.now);
  const lead = useLead(now, page);
  const view = useView(page.points, lead.standing.current);
  const [form, setForm] = useState<{ readonly act: MeetingAct; readonly point: MeetingPoint } | null>(null);
  const [adding, setAdding] = useState(false);
  const [panel, setPanel] = useState<Panel | null>(null);
  const [writes, setWrites] = useState(false);
  const ending = useModal<'end'>();
  const panelBox = useRef<HTMLElement>(null);

  const { leads } = lead;
  const acting = leads || writes;
  // What is being written stays with its point, wherever the meeting goes meanwhile.
  const point = form ? (page.points.find(({ id }) => id === form.point.id) ?? form.point) : view.point;
  const acts = acting ? actsFor(page, point) : [];

  const [settled, setSettled] = useState(0);
  const settle = useCallback(() => setSettled((times) => times + 1), []);
  // Not to a button: the next press of space is for the next point. And with the change itself, not a moment after it:
  // the next key may have opened a form by then, whose words would be taken for keys.
  useEffect(() => {
    if (settled > 0) document.getElementById('meeting-point')?.focus();
  }, [settled]);
  const close = useCallback(() => {
    setForm(null);
    setAdding(false);
    setPanel(null);
    settle();
  }, [settle]);
  const open = (act: MeetingAct) => {
    if (!point || !acts.includes(act)) return;
    setAdding(false);
    setForm({ act, point });
  };
  const decided = useCallback(
    // The decision stands on the point now, and is spoken; a snack would cover the keys.
    () => {
      setForm(null);
      settle();
    },
    [settle],
  );
  const toggle = (wanted: Panel) => setPanel((shown) => (shown === wanted ? null : wanted));
  useEffect(() => {
    if (panel) panelBox.current?.querySelector<HTMLElement>('button')?.focus();
  }, [panel]);

  const goTo = (target: MeetingPoint | null) => {
    if (!target) return null;
    return () => {
      setForm(null);
      if (leads && view.follows) lead.move(target);
      else view.look(target);
      settle();
    };
  };
  const next = goTo(view.beside(1));
  const previous = goTo(view.beside(-1));
  const takeUp =
    leads && !view.follows && view.point
      ? () => {
          if (view.point) lead.move(view.point);
          view.follow();
          settle();
        }
      : null;
  const own = page.attendance.find(({ person }) => person.id === me.id);
  const here = own?.present ?? false;
  const mayAdd = page.may.includes('act') && acting;

  useRunKeys({
    acts,
    press: open,
    next,
    previous,
    leads,
    follow: view.follows ? null : view.follow,
    takeUp,
    add: mayAdd ? () => setAdding(true) : null,
    attendance: () => toggle('attendance'),
    iAmHere:
      here || !page.may.includes('attend')
        ? null
        : () => void now.send({ path: '/attendance', body: { present: true } }),
    close: form || adding || panel ? close : null,
    end: leads && page.may.includes('end') ? () => ending.ask('end') : null,
  });

  const added = (fresh: MeetingPoint) =>
    snack({
      kind: 'said',
      text: text.add.added,
      ...(leads ? { action: { name: text.add.takeUp, go: () => lead.move(fresh) } } : {}),
    });
  const agenda = (
    <>
      <Agenda points={page.points} view={view} />
      {mayAdd && (
        <Button
          className={styles.add}
          appearance="subtle"
          icon={<Add20Regular />}
          aria-keyshortcuts="+"
          onClick={() => setAdding(true)}
        >
          {text.add.title}
          <KeyHint name="+" />
        </Button>
      )}
    </>
  );
  const attendance = (
    <section ref={panelBox} aria-label={text.attendance.title} className={phone ? styles.sheet : styles.panel}>
      <h2 className={styles.h2}>{text.attendance.title}</h2>
      <AttendanceList page={page} now={now} />
    </section>
  );

  return (
    <div className={styles.run} data-testid="meeting-run">
      <Spoken page={page} current={view.current} leads={leads} />
      <RunHead
        page={page}
        now={now}
        lead={lead}
        clock={clock}
        phone={phone}
        panel={panel}
        toggle={toggle}
        end={leads && page.may.includes('end') ? () => ending.ask('end') : null}
      />
      <LeadNotice page={page} lead={lead} />
      <FollowNotice view={view}>
        {takeUp && (
          <Button appearance="primary" onClick={takeUp}>
            {text.move.here} (M)
          </Button>
        )}
      </FollowNotice>
      <div className={styles.body}>
        {!phone && (
          <nav className={styles.agenda} aria-label={text.agenda}>
            {agenda}
          </nav>
        )}
        <div className={styles.middle}>
          <div className={styles.scroll}>
            {phone && panel === 'attendance' && attendance}
            {phone && panel === 'agenda' && (
              <nav className={styles.sheet} aria-label={text.agenda}>
                {agenda}
              </nav>
            )}
            <div className={styles.inside}>
              {!here && phone && point && <OwnAttendance page={page} now={now} />}
              {adding && <AddPoint page={page} now={now} added={added} close={close} />}
              {point ? (
                <PointView point={point} clock={clock} current={point.id === view.current?.id}>
                  {form && (
                    <ActForm
                      key={`${form.act} ${form.point.key}`}
                      {...form}
                      page={page}
                      now={now}
                      clock={clock}
                      decided={decided}
                      close={close}
                    />
                  )}
                </PointView>
              ) : (
                <Opening page={page} now={now} lead={lead} begin={next} />
              )}
              {!leads && page.may.includes('act') && (
                <Button
                  className={styles.write}
                  appearance="subtle"
                  title={text.write.hint}
                  aria-pressed={writes}
                  onClick={() => setWrites(!writes)}
                >
                  {writes ? text.write.stop : text.write.start}
                </Button>
              )}
            </div>
          </div>
        </div>
        {!phone && panel === 'attendance' && attendance}
      </div>
      {/* A form takes the room on a phone, and says itself how to leave it. */}
      {!(phone && (form || adding)) && (
        <ActBar
          page={page}
          acts={acts}
          open={form?.act ?? null}
          press={open}
          previous={previous}
          next={next}
          leads={leads}
        />
      )}
      {ending.asked && (
        <EndMeeting
          key={ending.asked.key}
          page={page}
          end={() => void now.send({ path: '/end' })}
          gone={() => ending.gone(ending.asked?.key ?? 0)}
        />
      )}
    </div>
  );
}
