import {
  Button,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  Input,
  MessageBar,
  MessageBarBody,
  makeStyles,
  Select,
  SpinButton,
} from '@fluentui/react-components';
import { type FormEvent, useState } from 'react';
import type { ExternalRequest, NewRequest, RequestList, Task } from '../../bot/api/contract.ts';
import { whyOf } from '../api.ts';
import { useKnown } from '../context.tsx';
import { today } from '../format.ts';
import { Modal } from '../look/modal.tsx';
import { useWords } from '../words.tsx';
import { LetterBody } from './letter.tsx';
import { PlacePicker } from './place-picker.tsx';

const useStyles = makeStyles({
  fields: { display: 'flex', flexDirection: 'column', rowGap: '12px' },
  pair: {
    display: 'grid',
    gridTemplateColumns: '1fr 1fr',
    gap: '12px',
    '@media (max-width: 700px)': { gridTemplateColumns: '1fr' },
  },
});

type Choices = NonNullable<RequestList['choices']>;
type Props = {
  readonly task: Task;
  readonly choices: Choices;
  readonly made: (list: RequestList) => void;
  readonly gone: () => void;
};

/** Made of choices alone; then the letter that came of it. */
export default function RequestForm({ task, choices, made, gone }: Props) {
  const [done, setDone] = useState<ExternalRequest | null>(null);
  return (
    <Modal modalType={done ? 'modal' : 'alert'} gone={gone}>
      {(leave) =>
        done ? (
          <LetterBody request={done} fresh leave={leave} />
        ) : (
          <Fields
            task={task}
            choices={choices}
            leave={leave}
            made={(list) => {
              made(list);
              setDone(list.requests.at(-1) ?? null);
            }}
          />
        )
      }
    </Modal>
  );
}

function Fields({ task, choices, made, leave }: Omit<Props, 'gone'> & { readonly leave: () => void }) {
  const styles = useStyles();
  const words = useWords();
  const text = words.requests.form;
  const { api } = useKnown();
  const now = today();
  const [party, setParty] = useState('');
  const [measure, setMeasure] = useState('');
  const [object, setObject] = useState('');
  const [count, setCount] = useState(1);
  const [place, setPlace] = useState<string | null>(null);
  const [dueDate, setDueDate] = useState(task.dueDate !== null && task.dueDate >= now ? task.dueDate : '');
  const [why, setWhy] = useState<string | null>(null);
  const [sending, setSending] = useState(false);

  async function send(event: FormEvent) {
    event.preventDefault();
    const chosen = {
      measure: choices.measures.find(({ id }) => id === measure)?.id,
      object: choices.objects.find(({ id }) => id === object)?.id,
    };
    if (party === '' || place === null || dueDate === '' || !chosen.measure || !chosen.object)
      return setWhy(text.missing);
    const asked: NewRequest = { party, place, count, dueDate, measure: chosen.measure, object: chosen.object };
    setSending(true);
    try {
      const list = await api.send<RequestList>('POST', `/api/tasks/${task.id}/requests`, asked);
      if (list) made(list);
    } catch (error) {
      setWhy(whyOf(error, words.errors.network));
      setSending(false);
    }
  }
  const options = (given: readonly { readonly id: string; readonly name: string }[]) => [
    <option key="" value="">
      {text.choose}
    </option>,
    ...given.map(({ id, name }) => (
      <option key={id} value={id}>
        {name}
      </option>
    )),
  ];

  return (
    <DialogSurface>
      <form noValidate onSubmit={(event) => void send(event)}>
        <DialogBody>
          <DialogTitle>{words.requests.add}</DialogTitle>
          <DialogContent className={styles.fields}>
            {why !== null && (
              <MessageBar intent="error" layout="multiline">
                <MessageBarBody>{why}</MessageBarBody>
              </MessageBar>
            )}
            <Field label={text.party} required>
              <Select value={party} onChange={(_, { value }) => setParty(value)}>
                {options(
                  choices.parties.map(({ id, name, kind }) => ({ id, name: `${name} (${kind.toLowerCase()})` })),
                )}
              </Select>
            </Field>
            <div className={styles.pair}>
              <Field label={text.measure} required>
                <Select value={measure} onChange={(_, { value }) => setMeasure(value)}>
                  {options(choices.measures)}
                </Select>
              </Field>
              <Field label={text.object} required>
                <Select value={object} onChange={(_, { value }) => setObject(value)}>
                  {options(choices.objects)}
                </Select>
              </Field>
            </div>
            <Field label={text.place} required>
              <PlacePicker choose={setPlace} />
            </Field>
            <div className={styles.pair}>
              <Field label={text.dueDate} required>
                <Input type="date" min={now} value={dueDate} onChange={(_, { value }) => setDueDate(value)} />
              </Field>
              <Field label={text.count}>
                <SpinButton
                  min={1}
                  max={999}
                  value={count}
                  onChange={(_, { value, displayValue }) =>
                    setCount(Math.min(999, Math.max(1, value ?? (Number.parseInt(displayValue ?? '', 10) || 1))))
                  }
                />
              </Field>
            </div>
          </DialogContent>
          <DialogActions>
            <Button type="button" onClick={leave}>
              {words.cancel}
            </Button>
            <Button type="submit" appearance="primary" disabled={sending}>
              {text.send}
            </Button>
          </DialogActions>
        </DialogBody>
      </form>
    </DialogSurface>
  );
}
