import { Combobox, Field, Input, makeStyles, Option, Select } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import type { Named, NewProposal, Task, TaskList } from '../../bot/api/contract.ts';
import { useKnown } from '../context.tsx';
import { FormDialog } from '../look/form-dialog.tsx';
import { useSnack } from '../look/snack.tsx';
import { fill, useWords } from '../words.tsx';

const SETTLE_MS = 150;
const useStyles = makeStyles({
  minutes: { maxWidth: '120px' },
});

type Props = {
  readonly forums: readonly Named[];
  readonly gone: () => void;
  readonly proposed: () => void;
};

/** Proposes a task of the list, or a heading, for a forum's next meeting. */
export default function ProposeDialog({ forums, gone, proposed }: Props) {
  const styles = useStyles();
  const words = useWords();
  const snack = useSnack();
  const { api } = useKnown();
  const text = words.meetings.propose;
  const [forum, setForum] = useState(forums[0]?.id ?? '');
  const [typed, setTyped] = useState('');
  const [task, setTask] = useState<Task | null>(null);
  const [minutes, setMinutes] = useState('');
  const [open, setOpen] = useState(false);
  const found = useTasksFound(task === null ? typed : '');

  const length = minutes === '' ? null : Number(minutes);
  const minutesRight = length === null || (Number.isInteger(length) && length >= 1 && length <= 240);
  const ready = forum !== '' && minutesRight && (task !== null || typed.trim() !== '');

  async function send() {
    const wanted: NewProposal = { ...(task ? { task: task.id } : { title: typed.trim() }), minutes: length };
    await api.send('POST', `/api/forums/${encodeURIComponent(forum)}/proposals`, wanted);
    snack({ kind: 'said', text: text.done });
    proposed();
  }

  return (
    <FormDialog title={text.title} save={text.save} ready={ready} send={send} gone={gone}>
      {forums.length > 1 ? (
        <Field label={text.forum}>
          <Select value={forum} onChange={(_, { value }) => setForum(value)}>
            {forums.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
      ) : (
        <p>{fill(text.lead, { forum: forums[0]?.name ?? '' })}</p>
      )}
      <Field label={text.what} required hint={task ? text.chosen : text.hint}>
        <Combobox
          freeform
          autoFocus
          autoComplete="off"
          open={open && task === null && typed.trim() !== ''}
          onOpenChange={(_, data) => setOpen(data.open)}
          value={typed}
          selectedOptions={task ? [task.id] : []}
          onChange={(event) => {
            setTyped(event.target.value);
            setTask(null);
            setOpen(true);
          }}
          onOptionSelect={(_, { optionValue, optionText }) => {
            const chosen = found.find(({ id }) => id === optionValue) ?? null;
            setTask(chosen);
            setTyped(optionText ?? typed);
          }}
        >
          {found.map((each) => (
            <Option key={each.id} value={each.id} text={`${each.number} ${each.title}`}>
              {`${each.number} ${each.title}`}
            </Option>
          ))}
          {task === null && typed.trim() !== '' && (
            <Option value="" text={typed}>
              {fill(text.asHeading, { title: typed.trim() })}
            </Option>
          )}
        </Combobox>
      </Field>
      <Field
        label={text.minutes}
        hint={text.minutesHint}
        {...(minutesRight ? {} : { validationState: 'error', validationMessage: text.minutesWrong })}
      >
        <Input
          className={styles.minutes}
          type="number"
          min={1}
          max={240}
          value={minutes}
          onChange={(_, { value }) => setMinutes(value)}
        />
      </Field>
    </FormDialog>
  );
}

/** Open tasks that hold what is typed. */
function useTasksFound(typed: string): readonly Task[] {
  const { api } = useKnown();
  const [found, setFound] = useState<readonly Task[]>([]);
  useEffect(() => {
    const sought = typed.trim();
    if (sought === '') return setFound([]);
    let late = false;
    const timer = setTimeout(() => {
      const query = new URLSearchParams({ text: sought, statuses: 'open,inProgress', limit: '8' });
      api.get<TaskList>(`/api/tasks?${query}`).then(
        ({ tasks }) => late || setFound(tasks),
        () => {},
      );
    }, SETTLE_MS);
    return () => {
      late = true;
      clearTimeout(timer);
    };
  }, [api, typed]);
  return found;
}
