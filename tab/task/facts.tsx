import { makeStyles, Select, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { PresenceField, Task } from '../../bot/api/contract.ts';
import { addDays, addMonths } from '../calendar/days.ts';
import { occurrences } from '../calendar/occurrences.ts';
import { dateWords, today } from '../format.ts';
import { Editing } from '../look/editing.tsx';
import { AdministrationCell, PriorityCell, StatusCell, type Write } from '../tasks/cells.tsx';
import { recurrences } from '../tasks/choices.ts';
import { fill, useLocale, useWords } from '../words.tsx';
import { DayField } from './day-field.tsx';
import { quickDays } from './days.ts';
import { Participants } from './participants.tsx';
import { Responsible } from './responsible.tsx';
import { Source } from './source.tsx';
import { useNextMeeting } from './use-next-meeting.ts';
import type { Change } from './use-task.ts';

const useStyles = makeStyles({
  rows: {
    display: 'grid',
    gridTemplateColumns: '104px minmax(0, 1fr)',
    columnGap: '8px',
    rowGap: '2px',
    margin: 0,
  },
  label: {
    display: 'flex',
    alignItems: 'center',
    gap: '6px',
    minHeight: '32px',
    alignSelf: 'start',
    color: tokens.colorNeutralForeground2,
    '@media (max-width: 700px)': { minHeight: '44px' },
  },
  value: {
    margin: 0,
    minWidth: 0,
    minHeight: '32px',
    display: 'flex',
    flexDirection: 'column',
    justifyContent: 'center',
    alignItems: 'stretch',
    '@media (max-width: 700px)': { minHeight: '44px', '& select': { minHeight: '44px' } },
  },
  plain: { paddingLeft: '8px' },
  hint: {
    margin: '0 0 6px',
    paddingLeft: '8px',
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
  },
});

type Props = { readonly task: Task; readonly change: Change };

/** What a task is, a field a row. */
export function Facts({ task, change }: Props) {
  const styles = useStyles();
  const words = useWords();
  const write: Write = (of, field, value, base) => change([{ field, value, base }], saidOf(of, field, value));
  const saidOf = (of: Task, field: string, value: string | null): string | undefined => {
    if (field !== 'status' || value === 'inProgress') return undefined;
    return fill(value === 'done' ? words.tasks.finished : words.tasks.reopened, { number: of.number });
  };
  const fields = words.tasks.fields;
  return (
    <dl className={styles.rows}>
      <Row name={fields.status} task={task} field="status">
        <span>
          <StatusCell task={task} write={write} />
        </span>
      </Row>
      <Row name={fields.priority} task={task} field="priority">
        <PriorityCell task={task} write={write} />
      </Row>
      <Row name={fields.responsible} task={task} field="responsible">
        <Responsible task={task} change={change} />
      </Row>
      <Row name={fields.participants} task={task}>
        <Participants task={task} change={change} />
      </Row>
      <Row name={fields.dueDate} task={task} field="dueDate">
        <Due task={task} change={change} />
      </Row>
      <Row name={fields.followUpDate} task={task} field="followUpDate">
        <FollowUp task={task} change={change} />
      </Row>
      <Row name={fields.recurrence} task={task} field="recurrence">
        <Recur task={task} change={change} />
      </Row>
      <Row name={fields.administration} task={task} field="administration">
        <AdministrationCell task={task} write={write} />
      </Row>
      <Row name={fields.origin} task={task} field="link">
        <Source task={task} change={change} write={write} />
      </Row>
    </dl>
  );
}

function Row({
  name,
  task,
  field,
  children,
}: {
  readonly name: string;
  readonly task: Task;
  readonly field?: PresenceField;
  readonly children: ReactNode;
}) {
  const styles = useStyles();
  return (
    <>
      <dt className={styles.label}>
        {name}
        {field && <Editing task={task.id} field={field} />}
      </dt>
      <dd className={styles.value}>{children}</dd>
    </>
  );
}

function Due({ task, change }: Props) {
  const words = useWords();
  const locale = useLocale();
  const text = words.panel.day;
  const base = task.fieldVersions.dueDate;
  const pick = (value: string | null) => void change([{ field: 'dueDate', value, base }]);
  const shown =
    task.dueDate !== null
      ? dateWords(task.dueDate, locale, words)
      : task.undated
        ? words.tasks.undated
        : words.tasks.noDate;
  return (
    <DayField
      label={`${words.tasks.fields.dueDate}, ${task.number}`}
      shown={task.overdue ? `${shown}, ${words.tasks.overdueBy.toLowerCase()}` : shown}
      tone={task.overdue ? 'late' : task.dueDate === null && !task.undated ? 'pale' : 'plain'}
      date={task.dueDate}
      days={quickDays(today(), words, locale, useNextMeeting())}
      others={[
        ...(task.undated ? [] : [{ name: text.undated, value: 'none' }]),
        ...(task.dueDate !== null || task.undated ? [{ name: text.clear, value: null }] : []),
      ]}
      disabled={!task.may.edit.includes('dueDate')}
      cell="dueDate"
      pick={pick}
    />
  );
}

function FollowUp({ task, change }: Props) {
  const styles = useStyles();
  const words = useWords();
  const locale = useLocale();
  const text = words.panel.followUp;
  const { followUpDate, followUp } = task;
  const base = task.fieldVersions.followUpDate;
  const shown = followUpDate === null ? text.none : dateWords(followUpDate, locale, words);
  return (
    <>
      <DayField
        label={`${words.tasks.fields.followUpDate}, ${task.number}`}
        shown={shown}
        tone={followUpDate === null ? 'pale' : 'plain'}
        date={followUpDate}
        earliest={addDays(today(), 1)}
        days={quickDays(today(), words, locale, useNextMeeting())}
        others={followUpDate === null ? [] : [{ name: text.clear, value: null }]}
        disabled={!task.may.edit.includes('followUpDate')}
        cell="followUpDate"
        pick={(value) => void change([{ field: 'followUpDate', value, base }])}
      />
      {followUp === 'waiting' && followUpDate !== null && (
        <p className={styles.hint}>{fill(text.waits, { date: dateWords(followUpDate, locale, words) })}</p>
      )}
      {followUp === 'due' && <p className={styles.hint}>{text.due}</p>}
    </>
  );
}

function Recur({ task, change }: Props) {
  const styles = useStyles();
  const words = useWords();
  const locale = useLocale();
  const base = task.fieldVersions.recurrence;
  const next = nextOf(task);
  return (
    <>
      <Select
        appearance="filled-lighter"
        size="medium"
        aria-label={`${words.tasks.fields.recurrence}, ${task.number}`}
        value={task.recurrence ?? ''}
        disabled={!task.may.edit.includes('recurrence')}
        data-cell="recurrence"
        onChange={(_, { value }) => void change([{ field: 'recurrence', value: value || null, base }])}
      >
        <option value="">{words.panel.recurrence.never}</option>
        {recurrences.map((every) => (
          <option key={every} value={every}>
            {words.tasks.recurrences[every]}
          </option>
        ))}
      </Select>
      {task.recurrence !== null && task.status !== 'done' && (
        <p className={styles.hint}>
          {next === null
            ? words.panel.recurrence.needsDate
            : fill(words.panel.recurrence.next, { date: dateWords(next, locale, words) })}
        </p>
      )}
    </>
  );
}

/** When the next one would be due if it were finished today. */
function nextOf(task: Task): string | null {
  const { dueDate, recurrence, seriesDay } = task;
  if (dueDate === null || recurrence === null) return null;
  const first = addDays(dueDate, 1);
  const from = first > today() ? first : today();
  return occurrences({ dueDate, recurrence, seriesDay }, from, addMonths(from, 13), today())[0] ?? null;
}
