import { Button, Input, makeStyles, tokens } from '@fluentui/react-components';
import { type KeyboardEvent, useEffect, useState } from 'react';
import type { MeetingList } from '../../bot/api/contract.ts';
import { useKnown } from '../context.tsx';
import { dateWords, today } from '../format.ts';
import { useLocale, useWords } from '../words.tsx';

const useStyles = makeStyles({
  row: { display: 'flex', flexWrap: 'wrap', gap: '8px', alignItems: 'center', margin: 0, padding: 0, border: 'none' },
  when: { marginLeft: '6px', color: tokens.colorNeutralForeground2, fontWeight: tokens.fontWeightRegular },
  other: { display: 'flex', gap: '8px', alignItems: 'center' },
});

const DAY = 86_400_000;

export function inAWeek(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + 7 * DAY).toISOString().slice(0, 10);
}

/** The same day next month, or the last one of a shorter month. */
export function inAMonth(date: string): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month, Math.min(day, last))).toISOString().slice(0, 10);
}

/** The date of the forum's next planned meeting, when there is one and it can be asked for. */
function useNextMeeting(forum: string, now: number): string | null {
  const { api } = useKnown();
  const [next, setNext] = useState<string | null>(null);
  // Asked once, when the form opens.
  const [opened] = useState(now);
  useEffect(() => {
    api.get<MeetingList>(`/api/meetings?forum=${encodeURIComponent(forum)}`).then(
      ({ meetings }) => {
        const coming = meetings.filter(({ state, plannedAt }) => state === 'planned' && Date.parse(plannedAt) > opened);
        const first = coming.map(({ plannedAt }) => plannedAt).sort()[0];
        setNext(first === undefined ? null : today(new Date(first)));
      },
      () => {},
    );
  }, [api, forum, opened]);
  return next;
}

type Props = {
  readonly label: string;
  readonly forum: string;
  /** The server's now, epoch ms. */
  readonly now: number;
  /** Whether it can be without a date. */
  readonly undated: boolean;
  readonly choose: (date: string | null) => void;
};

/** A date in one press, or typed. Arrows go between the quick ones. */
export function DateChoice({ label, forum, now, undated, choose }: Props) {
  const styles = useStyles();
  const words = useWords();
  const locale = useLocale();
  const text = words.meeting.form;
  const next = useNextMeeting(forum, now);
  const [typed, setTyped] = useState('');
  const from = today(new Date(now));
  const quick = [
    { name: text.week, date: inAWeek(from) },
    { name: text.month, date: inAMonth(from) },
    ...(next === null ? [] : [{ name: text.next, date: next }]),
    ...(undated ? [{ name: text.undated, date: null }] : []),
  ];
  const arrows = (event: KeyboardEvent<HTMLElement>) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (step === undefined || !(event.target instanceof HTMLButtonElement)) return;
    event.preventDefault();
    const buttons = [...event.currentTarget.querySelectorAll('button')];
    buttons[(buttons.indexOf(event.target) + step + buttons.length) % buttons.length]?.focus();
  };
  return (
    <>
      <fieldset className={styles.row} aria-label={label} onKeyDown={arrows}>
        {quick.map(({ name, date }, index) => (
          <Button key={name} autoFocus={index === 0} onClick={() => choose(date)}>
            {name}
            {date !== null && <span className={styles.when}>{dateWords(date, locale, words, from)}</span>}
          </Button>
        ))}
      </fieldset>
      <div className={styles.other}>
        <Input
          type="date"
          aria-label={text.other}
          value={typed}
          onChange={(_, { value }) => setTyped(value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            if (typed !== '') choose(typed);
          }}
        />
        <Button disabled={typed === ''} onClick={() => choose(typed)}>
          {text.confirm}
        </Button>
      </div>
    </>
  );
}
