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
  MessageBarTitle,
  makeStyles,
  Radio,
  RadioGroup,
  Select,
  Textarea,
} from '@fluentui/react-components';
import { type FormEvent, useState } from 'react';
import type { CasePage, CasePress, NeutralTitle, Urgency } from '../../bot/api/contract.ts';
import { ApiError, whyOf } from '../api.ts';
import { useKnown } from '../context.tsx';
import { Modal } from '../look/modal.tsx';
import PersonPicker from '../task/person-picker.tsx';
import { useWords } from '../words.tsx';
import type { Verb } from './actions.tsx';

const useStyles = makeStyles({
  fields: { display: 'flex', flexDirection: 'column', gap: '14px' },
  lead: { margin: 0 },
});

const urgencies: readonly Urgency[] = ['acute', 'high', 'medium', 'low'];
type FormVerb = Exclude<Verb, 'take'>;
type Props = {
  readonly verb: FormVerb;
  readonly page: CasePage;
  readonly press: (given: CasePress) => Promise<void>;
  readonly close: () => void;
};

/** What an action needs to know, asked for in a dialog. What was written stays when it could not be kept. */
export default function ActionForm({ verb, page, press, close }: Props) {
  const styles = useStyles();
  const words = useWords();
  const text = words.case.forms[verb];
  const [given, setGiven] = useState<CasePress>(
    verb === 'assess' && page.pointer.urgency ? { urgency: page.pointer.urgency } : {},
  );
  const [wrong, setWrong] = useState<string | null>(null);
  const [numbers, setNumbers] = useState(false);
  const [busy, setBusy] = useState(false);
  const set = (part: CasePress) => {
    setGiven((now) => ({ ...now, ...part }));
    setWrong(null);
  };
  async function submit(event: FormEvent, leave: () => void) {
    event.preventDefault();
    setBusy(true);
    try {
      await press(given);
      leave();
    } catch (error) {
      setNumbers(error instanceof ApiError && error.code === 'personalNumber');
      setWrong(whyOf(error, words.errors.network));
      setBusy(false);
    }
  }
  return (
    <Modal gone={close}>
      {(leave) => (
        <DialogSurface>
          <form onSubmit={(event) => void submit(event, leave)}>
            <DialogBody>
              <DialogTitle>{words.case.actions[verb]}</DialogTitle>
              <DialogContent className={styles.fields}>
                <p className={styles.lead}>{text.lead}</p>
                <Fields verb={verb} page={page} given={given} set={set} wrong={numbers ? null : wrong} />
                {numbers && (
                  <MessageBar intent="warning" layout="multiline">
                    <MessageBarBody>
                      <MessageBarTitle>{words.case.identifiers.title}</MessageBarTitle>
                      {words.case.identifiers.lead}
                      <RadioGroup
                        value={given.identifiers ?? ''}
                        onChange={(_, { value }) => set({ identifiers: value === 'seal' ? 'seal' : 'remove' })}
                      >
                        <Radio value="remove" label={words.case.identifiers.remove} />
                        <Radio value="seal" label={words.case.identifiers.seal} />
                      </RadioGroup>
                    </MessageBarBody>
                  </MessageBar>
                )}
              </DialogContent>
              <DialogActions>
                <Button type="button" onClick={leave}>
                  {words.cancel}
                </Button>
                <Button type="submit" appearance="primary" disabledFocusable={busy}>
                  {text.go}
                </Button>
              </DialogActions>
            </DialogBody>
          </form>
        </DialogSurface>
      )}
    </Modal>
  );
}

type FieldsProps = {
  readonly verb: FormVerb;
  readonly page: CasePage;
  readonly given: CasePress;
  readonly set: (part: CasePress) => void;
  readonly wrong: string | null;
};

function Fields({ verb, page, given, set, wrong }: FieldsProps) {
  const words = useWords();
  const { choices } = useKnown();
  const forms = words.case.forms;
  const question = page.own?.entries.find((entry) => entry.id === page.own?.waitingQuestion);
  switch (verb) {
    case 'withdraw':
    case 'declareConflict':
    case 'takeOver':
      return wrong === null ? null : <Field validationMessage={wrong} />;
    case 'assess':
      return (
        <Field label={forms.assess.label} validationMessage={wrong}>
          <RadioGroup
            value={given.urgency ?? ''}
            onChange={(_, { value }) => set({ urgency: urgencies.find((each) => each === value) ?? 'medium' })}
          >
            {urgencies.map((urgency) => (
              <Radio key={urgency} value={urgency} label={words.case.urgency[urgency]} />
            ))}
          </RadioGroup>
        </Field>
      );
    case 'makeTask':
      return <TaskFields given={given} set={set} wrong={wrong} />;
    default:
      return (
        <>
          {verb === 'handOver' && (
            <Field label={forms.handOver.to} required>
              <Select value={given.to ?? ''} onChange={(_, { value }) => set({ to: value })} required>
                <option value="" disabled>
                  {forms.handOver.choose}
                </option>
                {choices?.functions
                  .filter((each) => each.id !== page.pointer.function.id)
                  .map((each) => (
                    <option key={each.id} value={each.id}>
                      {each.name}
                    </option>
                  ))}
              </Select>
            </Field>
          )}
          {verb === 'answer' && question && (
            <blockquote style={{ margin: 0, paddingLeft: '12px', borderLeft: '3px solid' }}>{question.text}</blockquote>
          )}
          <Field label={forms[verb].label} required validationMessage={wrong}>
            <Textarea
              autoFocus={verb !== 'handOver'}
              rows={4}
              resize="vertical"
              value={given.text ?? ''}
              onChange={(_, { value }) => set({ text: value })}
            />
          </Field>
        </>
      );
  }
}

function TaskFields({ given, set, wrong }: Omit<FieldsProps, 'verb' | 'page'>) {
  const words = useWords();
  const { choices } = useKnown();
  const text = words.case.forms.makeTask;
  const [name, setName] = useState<string | null>(null);
  const [picking, setPicking] = useState(false);
  const pick = (title: string) => {
    const found: NeutralTitle | undefined = choices?.neutralTitles.find((each) => each.id === title)?.id;
    if (found) set({ title: found });
  };
  return (
    <>
      <Field label={text.title} required validationMessage={wrong}>
        <Select value={given.title ?? ''} onChange={(_, { value }) => pick(value)} required>
          <option value="" disabled>
            {text.choose}
          </option>
          {choices?.neutralTitles.map((each) => (
            <option key={each.id} value={each.id}>
              {each.name}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={text.responsible}>
        {picking ? (
          <PersonPicker
            label={text.responsible}
            chosen={given.responsible && name !== null ? { id: given.responsible, name } : null}
            choose={(person, shown) => {
              setPicking(false);
              if (person === undefined) return;
              set({ responsible: person });
              setName(shown ?? null);
            }}
          />
        ) : (
          <Button onClick={() => setPicking(true)} style={{ justifyContent: 'flex-start' }}>
            {name ?? words.tasks.assign}
          </Button>
        )}
      </Field>
      <Field label={text.dueDate}>
        <Input
          type="date"
          value={given.dueDate ?? ''}
          onChange={(_, { value }) => set({ dueDate: value === '' ? null : value })}
        />
      </Field>
    </>
  );
}
