import { Field, Input, makeStyles, Select, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { ForumSummary, MeetingList, NewMeeting } from '../../bot/api/contract.ts';
import { useKnown } from '../context.tsx';
import { today } from '../format.ts';
import { FormDialog } from '../look/form-dialog.tsx';
import { useSnack } from '../look/snack.tsx';
import { whenWords } from '../meeting/meeting-name.ts';
import { fill, useLocale, useWords } from '../words.tsx';
import { instantOf, isWhole, seriesDates } from './dates.ts';

const useStyles = makeStyles({
  row: { display: 'flex', gap: '12px', flexWrap: 'wrap', '& > *': { flexGrow: 1, minWidth: '140px' } },
  preview: {
    margin: 0,
    padding: '10px 14px 10px 34px',
    maxHeight: '180px',
    overflowY: 'auto',
    backgroundColor: tokens.colorNeutralBackground3,
    borderRadius: tokens.borderRadiusLarge,
    lineHeight: tokens.lineHeightBase400,
  },
  quiet: { margin: 0, color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  legend: { fontWeight: tokens.fontWeightSemibold, margin: '0 0 6px' },
});

const MOST = 60;
const intervals = [1, 2, 3, 4, 6, 8, 12] as const;

type Props = {
  /** Those that the person may plan for; the first is chosen. */
  readonly forums: readonly ForumSummary[];
  readonly gone: () => void;
  readonly planned: () => void;
};

/** Plans one meeting or a series, and shows which days it will be. */
export default function PlanDialog({ forums, gone, planned }: Props) {
  const styles = useStyles();
  const words = useWords();
  const locale = useLocale();
  const snack = useSnack();
  const { api } = useKnown();
  const text = words.meetings.plan;
  const [forum, setForum] = useState(forums[0]?.id ?? '');
  const [date, setDate] = useState('');
  const [time, setTime] = useState('10:00');
  const [every, setEvery] = useState(0);
  const [count, setCount] = useState('6');

  const whole = isWhole(date, time);
  const past = whole && Date.parse(instantOf(date, time)) < Date.now();
  const times = every === 0 ? 1 : Number(count);
  const timesRight = every === 0 || (Number.isInteger(times) && times >= 2 && times <= MOST);
  const ready = whole && !past && timesRight && forum !== '';
  const dates = ready ? seriesDates(date, times, every || 1) : [];

  async function send() {
    const wanted: NewMeeting = {
      forum,
      plannedAt: instantOf(date, time),
      repeat: every === 0 ? null : { times, everyWeeks: every },
    };
    const answer = await api.send<MeetingList>('POST', '/api/meetings', wanted);
    const meetings = answer?.meetings ?? [];
    const undo = async () => {
      const [first] = meetings;
      if (first) await api.send('POST', `/api/meetings/${first.id}/cancel`, { rest: true });
      planned();
    };
    snack({
      kind: 'said',
      text: meetings.length > 1 ? fill(text.doneMany, { count: meetings.length }) : text.done,
      action: { name: words.undo, go: () => void undo().catch(() => planned()) },
    });
    planned();
  }

  return (
    <FormDialog title={text.title} save={text.save} ready={ready} send={send} gone={gone}>
      {forums.length > 1 && (
        <Field label={text.forum}>
          <Select value={forum} onChange={(_, { value }) => setForum(value)}>
            {forums.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
      )}
      <div className={styles.row}>
        <Field label={text.date} required {...(past ? { validationState: 'error', validationMessage: text.past } : {})}>
          <Input type="date" min={today()} value={date} onChange={(_, { value }) => setDate(value)} />
        </Field>
        <Field label={text.time} required>
          <Input type="time" value={time} onChange={(_, { value }) => setTime(value)} />
        </Field>
      </div>
      <div className={styles.row}>
        <Field label={text.repeat}>
          <Select value={String(every)} onChange={(_, { value }) => setEvery(Number(value))}>
            <option value="0">{text.once}</option>
            {intervals.map((weeks) => (
              <option key={weeks} value={weeks}>
                {intervalWords(weeks)}
              </option>
            ))}
          </Select>
        </Field>
        {every !== 0 && (
          <Field
            label={text.times}
            {...(timesRight ? {} : { validationState: 'error', validationMessage: text.timesWrong })}
          >
            <Input type="number" min={2} max={MOST} value={count} onChange={(_, { value }) => setCount(value)} />
          </Field>
        )}
      </div>
      {dates.length > 0 && (
        <section aria-live="polite">
          <p className={styles.legend}>
            {dates.length === 1 ? text.previewOne : fill(text.preview, { count: dates.length })}
          </p>
          <ol className={styles.preview} tabIndex={dates.length > 7 ? 0 : undefined}>
            {dates.map((each) => (
              <li key={each}>{whenWords(instantOf(each, time), locale)}</li>
            ))}
          </ol>
          {dates.length > 1 && <p className={styles.quiet}>{text.same}</p>}
        </section>
      )}
    </FormDialog>
  );

  function intervalWords(weeks: number): string {
    if (weeks === 1) return text.weekly;
    return weeks === 2 ? text.everySecond : fill(text.everyWeeks, { weeks });
  }
}
