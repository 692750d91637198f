import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import type { MeetingAct, MeetingDecision, MeetingPoint } from '../../bot/api/contract.ts';
import { fill, useWords } from '../words.tsx';
import { type Conflict, useAct, type Wish } from './run-act.ts';
import { DateChoice } from './run-date.tsx';
import { Decide } from './run-decide.tsx';
import { MakeTask } from './run-make-task.tsx';
import { Buttons, Confirm, usePartStyles } from './run-part.tsx';
import { PersonField } from './run-person.tsx';
import { pointName } from './run-view.ts';
import type { ForumPage, MeetingNow } from './use-meeting.ts';

const useStyles = makeStyles({
  form: {
    display: 'flex',
    flexDirection: 'column',
    gap: '12px',
    padding: '16px 18px',
    borderRadius: tokens.borderRadiusXLarge,
    border: `2px solid ${tokens.colorCompoundBrandStroke}`,
    backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: tokens.shadow8,
  },
  head: { display: 'flex', flexWrap: 'wrap', gap: '4px 12px', alignItems: 'baseline', justifyContent: 'space-between' },
  h3: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
  failed: {
    margin: 0,
    padding: '8px 12px',
    borderLeft: `4px solid ${tokens.colorPaletteRedBorder2}`,
    backgroundColor: tokens.colorNeutralBackground3,
  },
});

type Props = {
  readonly act: MeetingAct;
  readonly point: MeetingPoint;
  readonly page: ForumPage;
  readonly now: MeetingNow;
  readonly clock: () => number;
  readonly decided: (decision: MeetingDecision) => void;
  readonly close: () => void;
};

/** What an act asks for, in place. Enter confirms, Escape takes back; nothing is decided before. */
export function ActForm({ act, point, page, now, clock, decided, close }: Props) {
  const styles = useStyles();
  const parts = usePartStyles();
  const words = useWords();
  const text = words.meeting;
  const acting = useAct(now, point, decided);
  const box = useRef<HTMLElement>(null);
  const { conflict, failed, sending } = acting;
  // The end of a long page is far from the key that opened this.
  useEffect(() => {
    box.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  const number = page.points.reduce((sum, { decisions }) => sum + decisions.length, 0) + 1;
  const takeBack = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    close();
  };
  const title = act === 'lift' ? fill(text.acts.liftTo, { forum: page.liftsTo?.name ?? '' }) : text.acts[act];
  return (
    <section ref={box} className={styles.form} aria-label={title} onKeyDown={takeBack} data-form={act}>
      <div className={styles.head}>
        <h3 className={styles.h3}>
          {title}: {pointName(point, words)}
        </h3>
        <p className={parts.quiet}>{fill(text.becomes.number, { n: number })}</p>
      </div>
      {conflict ? (
        <Conflicted conflict={conflict} insist={acting.insist} close={close} busy={sending} />
      ) : (
        <Asked act={act} point={point} page={page} clock={clock} press={acting.press} busy={sending} close={close} />
      )}
      {failed !== null && (
        <p role="alert" className={styles.failed}>
          {failed}
        </p>
      )}
    </section>
  );
}

type AskedProps = Omit<Props, 'now' | 'decided'> & {
  readonly press: (wish: Wish) => Promise<void>;
  readonly busy: boolean;
};

function Asked({ act, point, page, clock, press, busy, close }: AskedProps) {
  const words = useWords().meeting;
  const people = page.attendance.map(({ person }) => person);
  switch (act) {
    case 'decide':
      return <Decide fixed={point.task?.caseNumber != null} press={press} busy={busy} close={close} />;
    case 'assign':
      return (
        <>
          <PersonField
            label={words.form.assign}
            placeholder={words.person.find}
            near={people}
            {...(point.task?.responsible ? { nobody: words.person.nobody } : {})}
            choose={(person) => void press({ act, responsible: person?.id ?? null })}
          />
          <Buttons busy={busy} close={close} />
        </>
      );
    case 'date':
      return (
        <>
          <DateChoice
            label={words.form.date}
            forum={page.meeting.forum.id}
            now={clock()}
            undated
            choose={(dueDate) => void press({ act, dueDate })}
          />
          <Buttons busy={busy} close={close} />
        </>
      );
    case 'makeTask':
      return <MakeTask people={people} page={page} clock={clock} press={press} busy={busy} close={close} />;
    default:
      return <Sure act={act} forum={page.liftsTo?.name ?? ''} press={() => press({ act })} busy={busy} close={close} />;
  }
}

function Sure({
  act,
  forum,
  press,
  busy,
  close,
}: {
  readonly act: 'done' | 'nextMeeting' | 'lift';
  readonly forum: string;
  readonly press: () => Promise<void>;
  readonly busy: boolean;
  readonly close: () => void;
}) {
  const styles = usePartStyles();
  const words = useWords().meeting;
  return (
    <form
      className={styles.label}
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) void press();
      }}
    >
      <p className={styles.becomes}>{fill(words.becomes[act], { forum })}</p>
      <Buttons busy={busy} close={close}>
        <Confirm busy={busy} focus />
      </Buttons>
    </form>
  );
}

/** Both values; nothing is decided until someone chooses. */
function Conflicted({
  conflict,
  insist,
  close,
  busy,
}: {
  readonly conflict: Conflict;
  readonly insist: () => Promise<void>;
  readonly close: () => void;
  readonly busy: boolean;
}) {
  const styles = usePartStyles();
  const words = useWords().meeting.conflict;
  return (
    <div role="alertdialog" aria-label={words.title} className={styles.label}>
      <p className={styles.becomes}>
        <strong>{words.title}.</strong> {words.lead}
      </p>
      <p className={styles.becomes}>{fill(words.theirs, { value: conflict.theirsShown || words.nothing })}</p>
      <p className={styles.becomes}>{fill(words.yours, { value: conflict.yoursShown || words.nothing })}</p>
      <div className={styles.row}>
        <Button autoFocus onClick={close}>
          {words.keepTheirs}
        </Button>
        <Button appearance="primary" disabledFocusable={busy} onClick={() => void insist()}>
          {words.keepYours}
        </Button>
      </div>
    </div>
  );
}
