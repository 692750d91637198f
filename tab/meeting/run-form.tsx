import { Button, Input, makeStyles, Textarea, tokens } from '@fluentui/react-components';
import { type FormEvent, type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import type { DecisionOutcome, MeetingAct, MeetingDecision, MeetingPoint, Named } from '../../bot/api/contract.ts';
import { Bar } from '../look/bar.tsx';
import { fill, useWords } from '../words.tsx';
import { type Conflict, useAct, type Wish } from './run-act.ts';
import { DateChoice } from './run-date.tsx';
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
  quiet: { margin: 0, color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  becomes: { margin: 0, fontSize: tokens.fontSizeBase400 },
  row: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
  failed: {
    margin: 0,
    padding: '8px 12px',
    borderLeft: `4px solid ${tokens.colorPaletteRedBorder2}`,
    backgroundColor: tokens.colorNeutralBackground3,
  },
  label: { display: 'flex', flexDirection: 'column', gap: '4px' },
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
        <p className={styles.quiet}>{fill(text.becomes.number, { n: number })}</p>
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

type Part = { readonly press: (wish: Wish) => Promise<void>; readonly busy: boolean; readonly close: () => void };

function Buttons({
  busy,
  close,
  children,
}: {
  readonly busy: boolean;
  readonly close: () => void;
  readonly children?: ReactNode;
}) {
  const styles = useStyles();
  const words = useWords().meeting.form;
  return (
    <div className={styles.row}>
      {children}
      <Button onClick={close}>{words.cancel}</Button>
      {busy && <span role="status">{words.sending}</span>}
    </div>
  );
}

const Confirm = ({
  busy,
  focus = false,
  disabled = false,
}: {
  readonly busy: boolean;
  readonly focus?: boolean;
  readonly disabled?: boolean;
}) => {
  const words = useWords().meeting.form;
  return (
    <Button type="submit" appearance="primary" autoFocus={focus} disabledFocusable={busy || disabled}>
      {words.confirm}
    </Button>
  );
};

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
  const styles = useStyles();
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

const outcomes = ['agreed', 'rejected', 'noted'] as const satisfies readonly DecisionOutcome[];

/** `fixed`: of a case-born task, no words of one's own. */
function Decide({ fixed, press, busy, close }: Part & { readonly fixed: boolean }) {
  const styles = useStyles();
  const words = useWords().meeting;
  const [outcome, setOutcome] = useState<DecisionOutcome>('agreed');
  const [text, setText] = useState('');
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (fixed) form.current?.querySelector<HTMLElement>('input[type="radio"]:checked')?.focus();
  }, [fixed]);
  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    if (busy) return;
    const said = text.trim();
    void press({ act: 'decide', outcome, ...(fixed || said === '' ? {} : { text: said }) });
  };
  return (
    <form ref={form} className={styles.label} onSubmit={submit}>
      <Bar
        label={words.form.outcome}
        options={outcomes.map((value) => ({ value, name: words.outcomes[value] }))}
        value={outcome}
        choose={setOutcome}
      />
      {fixed ? (
        <p className={styles.quiet}>{words.form.caseHint}</p>
      ) : (
        <Textarea
          autoFocus
          rows={2}
          maxLength={2_000}
          aria-label={words.form.text}
          placeholder={words.form.text}
          value={text}
          onChange={(_, { value }) => setText(value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
            event.preventDefault();
            submit();
          }}
        />
      )}
      <p className={styles.quiet}>{words.form.textHint}</p>
      <Buttons busy={busy} close={close}>
        <Confirm busy={busy} />
      </Buttons>
    </form>
  );
}

function MakeTask({
  people,
  page,
  clock,
  press,
  busy,
  close,
}: Part & { readonly people: readonly Named[]; readonly page: ForumPage; readonly clock: () => number }) {
  const styles = useStyles();
  const words = useWords();
  const text = words.meeting.form;
  const [title, setTitle] = useState('');
  const [who, setWho] = useState<Named | null>(null);
  const [when, setWhen] = useState<string | null>(null);
  const [asks, setAsks] = useState<'who' | 'when' | null>(null);
  return (
    <form
      className={styles.label}
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy && title.trim() !== '')
          void press({ act: 'makeTask', title: title.trim(), responsible: who?.id ?? null, dueDate: when });
      }}
    >
      <Input
        autoFocus
        maxLength={200}
        aria-label={text.makeTask}
        placeholder={text.makeTask}
        value={title}
        onChange={(_, { value }) => setTitle(value)}
      />
      <div className={styles.row}>
        <Button aria-expanded={asks === 'who'} onClick={() => setAsks(asks === 'who' ? null : 'who')}>
          {who ? `${words.meeting.responsible}: ${who.name}` : text.makeWho}
        </Button>
        <Button aria-expanded={asks === 'when'} onClick={() => setAsks(asks === 'when' ? null : 'when')}>
          {when ? `${words.meeting.dueDate}: ${when}` : text.makeWhen}
        </Button>
      </div>
      {asks === 'who' && (
        <PersonField
          label={text.makeWho}
          placeholder={words.meeting.person.find}
          near={people}
          nobody={words.meeting.person.nobody}
          choose={(person) => {
            setWho(person);
            setAsks(null);
          }}
        />
      )}
      {asks === 'when' && (
        <DateChoice
          label={text.makeWhen}
          forum={page.meeting.forum.id}
          now={clock()}
          undated={false}
          choose={(date) => {
            setWhen(date);
            setAsks(null);
          }}
        />
      )}
      <Buttons busy={busy} close={close}>
        <Confirm busy={busy} disabled={title.trim() === ''} />
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
  const styles = useStyles();
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
