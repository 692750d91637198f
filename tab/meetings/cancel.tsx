import { Radio, RadioGroup } from '@fluentui/react-components';
import { useState } from 'react';
import type { MeetingList, MeetingSummary } from '../../bot/api/contract.ts';
import { useKnown } from '../context.tsx';
import { FormDialog } from '../look/form-dialog.tsx';
import { useSnack } from '../look/snack.tsx';
import { timeWords } from '../meeting/meeting-name.ts';
import { fill, useLocale, useWords } from '../words.tsx';

type Props = { readonly meeting: MeetingSummary; readonly gone: () => void; readonly cancelled: () => void };

/** Asks before a planned meeting is cancelled; of a series, which. */
export default function CancelDialog({ meeting, gone, cancelled }: Props) {
  const words = useWords();
  const locale = useLocale();
  const snack = useSnack();
  const { api } = useKnown();
  const text = words.meetings.cancelling;
  const [rest, setRest] = useState(false);

  async function send() {
    const answer = await api.send<MeetingList>('POST', `/api/meetings/${meeting.id}/cancel`, { rest });
    const meetings = answer?.meetings ?? [];
    const undo = async () => {
      for (const { id } of meetings) await api.send('POST', `/api/meetings/${id}/reinstate`, {});
    };
    snack({
      kind: 'said',
      text: meetings.length > 1 ? fill(text.doneMany, { count: meetings.length }) : text.done,
      action: { name: words.undo, go: () => void undo().then(cancelled, cancelled) },
    });
    cancelled();
  }

  return (
    <FormDialog title={text.title} save={text.save} modalType="alert" send={send} gone={gone}>
      <p>{fill(text.lead, { name: meeting.forum.name, time: timeWords(meeting.plannedAt, locale) })}</p>
      {meeting.series !== null && (
        <RadioGroup
          aria-label={text.title}
          value={rest ? 'rest' : 'one'}
          onChange={(_, { value }) => setRest(value === 'rest')}
        >
          <Radio value="one" label={text.one} />
          <Radio value="rest" label={text.rest} />
        </RadioGroup>
      )}
    </FormDialog>
  );
}
