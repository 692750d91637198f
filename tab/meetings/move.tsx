import { Field, Input, makeStyles } from '@fluentui/react-components';
import { useState } from 'react';
import type { MeetingPage, MeetingSummary } from '../../bot/api/contract.ts';
import { useKnown } from '../context.tsx';
import { today } from '../format.ts';
import { FormDialog } from '../look/form-dialog.tsx';
import { useSnack } from '../look/snack.tsx';
import { timeWords } from '../meeting/meeting-name.ts';
import { fill, useLocale, useWords } from '../words.tsx';
import { instantOf, isWhole, wallOf } from './dates.ts';

const useStyles = makeStyles({
  row: { display: 'flex', gap: '12px', flexWrap: 'wrap', '& > *': { flexGrow: 1, minWidth: '140px' } },
});

type Props = { readonly meeting: MeetingSummary; readonly gone: () => void; readonly moved: () => void };

/** Moves a planned meeting to another time. */
export default function MoveDialog({ meeting, gone, moved }: Props) {
  const styles = useStyles();
  const words = useWords();
  const locale = useLocale();
  const snack = useSnack();
  const { api } = useKnown();
  const text = words.meetings.moving;
  const before = wallOf(meeting.plannedAt);
  const [date, setDate] = useState(before.date);
  const [time, setTime] = useState(before.time);
  const whole = isWhole(date, time);
  const past = whole && Date.parse(instantOf(date, time)) < Date.now();
  const ready = whole && !past && (date !== before.date || time !== before.time);

  const put = (plannedAt: string) => api.send<MeetingPage>('PATCH', `/api/meetings/${meeting.id}`, { plannedAt });
  async function send() {
    const plannedAt = instantOf(date, time);
    await put(plannedAt);
    snack({
      kind: 'said',
      text: fill(text.done, { time: timeWords(plannedAt, locale) }),
      action: { name: words.undo, go: () => void put(meeting.plannedAt).then(moved, moved) },
    });
    moved();
  }

  return (
    <FormDialog title={text.title} save={text.save} ready={ready} send={send} gone={gone}>
      <p>{fill(text.lead, { name: meeting.forum.name, time: timeWords(meeting.plannedAt, locale) })}</p>
      <div className={styles.row}>
        <Field
          label={words.meetings.plan.date}
          {...(past ? { validationState: 'error', validationMessage: words.meetings.plan.past } : {})}
        >
          <Input type="date" min={today()} value={date} onChange={(_, { value }) => setDate(value)} />
        </Field>
        <Field label={words.meetings.plan.time}>
          <Input type="time" value={time} onChange={(_, { value }) => setTime(value)} />
        </Field>
      </div>
    </FormDialog>
  );
}
