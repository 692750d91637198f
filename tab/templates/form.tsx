import {
  Button,
  Field,
  Input,
  MessageBar,
  MessageBarBody,
  makeStyles,
  Select,
  Textarea,
} from '@fluentui/react-components';
import { type FormEvent, useState } from 'react';
import type { TemplateFields } from '../../bot/api/contract.ts';
import { useKnown } from '../context.tsx';
import { priorities, recurrences } from '../tasks/choices.ts';
import { useWords } from '../words.tsx';

const origins: readonly TemplateFields['origin'][] = [
  'selfInspection',
  'rsa',
  'inspectionRemark',
  'goal',
  'meeting',
  'externalRequest',
  'manual',
];

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', rowGap: '12px' },
  pair: {
    display: 'grid',
    gridTemplateColumns: '1fr 1fr',
    gap: '12px',
    '@media (max-width: 700px)': { gridTemplateColumns: '1fr' },
  },
  ways: { display: 'flex', justifyContent: 'flex-end', columnGap: '8px' },
});

export const blank: TemplateFields = {
  origin: 'selfInspection',
  title: '',
  description: '',
  priority: 'medium',
  dueInDays: 30,
  recurrence: null,
  administration: null,
  checklist: [],
};

type Props = {
  readonly fields: TemplateFields;
  /** Why it was not kept the last time; null: all is well. */
  readonly why: string | null;
  readonly save: (fields: TemplateFields) => Promise<void>;
  readonly leave: () => void;
};

/** One template, as it will be when it is used. */
export function TemplateForm({ fields, why, save, leave }: Props) {
  const styles = useStyles();
  const words = useWords();
  const text = words.templates.form;
  const { choices } = useKnown();
  const [now, setNow] = useState(fields);
  const [lines, setLines] = useState(fields.checklist.join('\n'));
  const [days, setDays] = useState(fields.dueInDays === null ? '' : String(fields.dueInDays));
  const [sending, setSending] = useState(false);
  const set = (part: Partial<TemplateFields>) => setNow((before) => ({ ...before, ...part }));
  async function submit(event: FormEvent) {
    event.preventDefault();
    setSending(true);
    const checklist = lines.split('\n').flatMap((line) => line.trim() || []);
    await save({ ...now, checklist, dueInDays: days === '' ? null : Number(days) });
    setSending(false);
  }
  return (
    <form noValidate className={styles.form} onSubmit={(event) => void submit(event)}>
      {why !== null && (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody>{why}</MessageBarBody>
        </MessageBar>
      )}
      <Field label={text.title} required>
        <Input value={now.title} maxLength={200} onChange={(_, { value }) => set({ title: value })} />
      </Field>
      <div className={styles.pair}>
        <Field label={text.origin}>
          <Select
            value={now.origin}
            onChange={(_, { value }) => set({ origin: origins.find((each) => each === value) ?? 'manual' })}
          >
            {origins.map((origin) => (
              <option key={origin} value={origin}>
                {words.tasks.origins[origin]}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={text.priority}>
          <Select
            value={now.priority}
            onChange={(_, { value }) => set({ priority: priorities.find((each) => each === value) ?? 'medium' })}
          >
            {priorities.map((priority) => (
              <option key={priority} value={priority}>
                {words.tasks.priorities[priority]}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={text.dueInDays} hint={text.dueHint}>
          <Input type="number" min={0} max={730} value={days} onChange={(_, { value }) => setDays(value)} />
        </Field>
        <Field label={text.recurrence}>
          <Select
            value={now.recurrence ?? ''}
            onChange={(_, { value }) => set({ recurrence: recurrences.find((each) => each === value) ?? null })}
          >
            <option value="">{words.panel.recurrence.never}</option>
            {recurrences.map((every) => (
              <option key={every} value={every}>
                {words.tasks.recurrences[every]}
              </option>
            ))}
          </Select>
        </Field>
      </div>
      <Field label={text.administration}>
        <Select value={now.administration ?? ''} onChange={(_, { value }) => set({ administration: value || null })}>
          <option value="">{words.tasks.noAdministration}</option>
          {choices?.administrations.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={text.description}>
        <Textarea rows={3} value={now.description} onChange={(_, { value }) => set({ description: value })} />
      </Field>
      <Field label={text.checklist}>
        <Textarea rows={4} value={lines} onChange={(_, { value }) => setLines(value)} />
      </Field>
      <div className={styles.ways}>
        <Button type="button" onClick={leave}>
          {words.cancel}
        </Button>
        <Button type="submit" appearance="primary" disabled={sending}>
          {text.save}
        </Button>
      </div>
    </form>
  );
}
