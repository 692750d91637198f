import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { type KeyboardEvent, lazy, Suspense, useEffect, useRef, useState } from 'react';
import type { Task, TaskField, TaskStatus } from '../../bot/api/contract.ts';
import { useKnown } from '../context.tsx';
import { dateWords, initials } from '../format.ts';
import { fill, useLocale, useWords } from '../words.tsx';

const PersonPicker = lazy(() => import('../task/person-picker.tsx'));

/** Takes a field's new value and the version of it that the person saw; false when it was not kept. */
export type Write = (task: Task, field: TaskField, value: string | null, base: number) => Promise<boolean>;
type CellProps = { readonly task: Task; readonly write: Write };

export const useCellStyles = makeStyles({
  /** Looks like text until it is pointed at, and like a field while it is written in. */
  field: {
    width: '100%',
    minWidth: 0,
    height: '32px',
    padding: '0 8px',
    border: '1px solid transparent',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: 'transparent',
    color: 'inherit',
    font: 'inherit',
    fontSize: tokens.fontSizeBase300,
    textAlign: 'left',
    textOverflow: 'ellipsis',
    overflow: 'hidden',
    whiteSpace: 'nowrap',
    cursor: 'text',
    ':hover:not(:disabled):not(:read-only)': { border: `1px solid ${tokens.colorNeutralStroke1}` },
    ':focus-visible': {
      outline: `2px solid ${tokens.colorStrokeFocus2}`,
      outlineOffset: '-1px',
      backgroundColor: tokens.colorNeutralBackground1,
      cursor: 'text',
    },
    ':disabled': { cursor: 'default', color: 'inherit', opacity: 1 },
    '::placeholder': { color: tokens.colorNeutralForeground4 },
  },
  press: { cursor: 'pointer', ':hover:not(:disabled)': { border: `1px solid ${tokens.colorNeutralStroke1}` } },
  done: { textDecorationLine: 'line-through', color: tokens.colorNeutralForeground3 },
  wrong: { border: `1px solid ${tokens.colorPaletteRedBorder2}` },
  pale: { color: tokens.colorNeutralForeground4 },
  late: { color: tokens.colorPaletteRedForeground1, fontWeight: tokens.fontWeightSemibold },
  person: { display: 'flex', alignItems: 'center', gap: '8px' },
  face: {
    flexShrink: 0,
    '::before': { content: 'attr(data-initials)' },
    width: '22px',
    height: '22px',
    borderRadius: '50%',
    display: 'inline-flex',
    alignItems: 'center',
    justifyContent: 'center',
    fontSize: '10px',
    fontWeight: tokens.fontWeightSemibold,
    backgroundColor: tokens.colorBrandBackground2,
    color: tokens.colorBrandForeground2,
    border: `1px solid ${tokens.colorTransparentStroke}`,
  },
  name: { overflow: 'hidden', textOverflow: 'ellipsis' },
  select: {
    appearance: 'none',
    cursor: 'pointer',
    '& option': { backgroundColor: tokens.colorNeutralBackground1, color: tokens.colorNeutralForeground1 },
  },
  pill: {
    justifySelf: 'start',
    border: `1px solid ${tokens.colorTransparentStroke}`,
    height: '26px',
    borderRadius: '13px',
    padding: '0 12px',
    width: 'auto',
    maxWidth: '100%',
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightSemibold,
  },
  open: { backgroundColor: tokens.colorNeutralBackground4, color: tokens.colorNeutralForeground2 },
  inProgress: { backgroundColor: tokens.colorPaletteBlueBackground2, color: tokens.colorPaletteBlueForeground2 },
  finished: { backgroundColor: tokens.colorPaletteGreenBackground1, color: tokens.colorPaletteGreenForeground1 },
});

/** Text that is kept when left or at Enter, and taken back by Escape. The base is the version seen when the writing began. */
export function TextCell({
  task,
  field,
  value,
  write,
  label,
  className,
}: CellProps & {
  readonly field: 'title';
  readonly value: string;
  readonly label: string;
  readonly className?: string;
}) {
  const styles = useCellStyles();
  const [draft, setDraft] = useState<{ readonly text: string; readonly base: number } | null>(null);
  const [wrong, setWrong] = useState(false);
  const kept = useRef(false);
  async function keep() {
    if (!draft || kept.current) return;
    if (draft.text.trim() === value || draft.text.trim() === '') {
      setDraft(null);
      return;
    }
    kept.current = true;
    const good = await write(task, field, draft.text.trim(), draft.base);
    kept.current = false;
    setWrong(!good);
    if (good) setDraft(null);
  }
  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    if (event.key === 'Enter') void keep();
    if (event.key === 'Escape') {
      setDraft(null);
      setWrong(false);
    }
  }
  const shown = draft?.text ?? value;
  return (
    <input
      className={mergeClasses(styles.field, task.status === 'done' && styles.done, wrong && styles.wrong, className)}
      aria-label={label}
      aria-invalid={wrong}
      title={shown}
      maxLength={250}
      readOnly={!task.may.edit.includes(field)}
      value={shown}
      data-cell={field}
      onChange={(event) => setDraft({ text: event.target.value, base: draft?.base ?? task.fieldVersions[field] })}
      onBlur={() => void keep()}
      onKeyDown={onKeyDown}
    />
  );
}

/** The date in words; pressed, the browser's own field for dates. What is half written there counts as nothing. */
export function DateCell({ task, write }: CellProps) {
  const styles = useCellStyles();
  const words = useWords();
  const locale = useLocale();
  /** The version seen when the writing began; null when nobody writes. */
  const [base, setBase] = useState<number | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const back = useRef(false);
  const label = `${words.tasks.fields.dueDate}, ${task.number}`;
  useEffect(() => {
    if (base !== null) field.current?.focus();
    else if (back.current) button.current?.focus();
    back.current = false;
  }, [base]);
  if (base !== null) {
    const leave = (input: HTMLInputElement, kept: boolean) => {
      setBase(null);
      const value = input.value === '' ? null : input.value;
      if (kept && !input.validity.badInput && value !== task.dueDate) void write(task, 'dueDate', value, base);
    };
    return (
      <input
        ref={field}
        type="date"
        className={styles.field}
        aria-label={label}
        defaultValue={task.dueDate ?? ''}
        max="2099-12-31"
        onBlur={(event) => leave(event.currentTarget, true)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' && event.key !== 'Escape') return;
          // Else the same key would press the button that takes the field's place.
          event.preventDefault();
          back.current = true;
          leave(event.currentTarget, event.key === 'Enter');
        }}
      />
    );
  }
  const text = task.dueDate === null ? words.tasks.noDate : dateWords(task.dueDate, locale, words);
  return (
    <button
      ref={button}
      type="button"
      className={mergeClasses(
        styles.field,
        styles.press,
        task.dueDate === null && styles.pale,
        task.overdue && styles.late,
      )}
      disabled={!task.may.edit.includes('dueDate')}
      aria-label={`${label}: ${text}${task.overdue ? `, ${words.tasks.overdueBy}` : ''}`}
      title={task.overdue ? words.tasks.overdueBy : undefined}
      data-cell="dueDate"
      onClick={() => setBase(task.fieldVersions.dueDate)}
    >
      {text}
    </button>
  );
}

export function PersonCell({ task, write }: CellProps) {
  const styles = useCellStyles();
  const words = useWords();
  const [base, setBase] = useState<number | null>(null);
  const name = task.responsible?.name ?? null;
  const shown = (
    <button
      type="button"
      className={mergeClasses(styles.field, styles.press, styles.person, name === null && styles.pale)}
      disabled={!task.may.edit.includes('responsible')}
      aria-label={`${fill(words.tasks.assignFor, { number: task.number })}: ${name ?? words.tasks.nobody}`}
      data-cell="responsible"
      onClick={() => setBase(task.fieldVersions.responsible)}
    >
      {name !== null && <span className={styles.face} data-initials={initials(name)} aria-hidden />}
      <span className={styles.name}>{name ?? words.tasks.nobody}</span>
    </button>
  );
  if (base === null) return shown;
  return (
    <Suspense fallback={shown}>
      <PersonPicker
        label={fill(words.tasks.assignFor, { number: task.number })}
        chosen={task.responsible}
        choose={(person) => {
          setBase(null);
          if (person !== undefined && person !== (task.responsible?.id ?? null))
            void write(task, 'responsible', person, base);
        }}
      />
    </Suspense>
  );
}

const statuses: readonly TaskStatus[] = ['open', 'inProgress', 'done'];

export function StatusCell({ task, write }: CellProps) {
  const styles = useCellStyles();
  const words = useWords();
  const look = { open: styles.open, inProgress: styles.inProgress, done: styles.finished }[task.status];
  return (
    <select
      className={mergeClasses(styles.field, styles.press, styles.select, styles.pill, look)}
      aria-label={`${words.tasks.fields.status}, ${task.number}`}
      disabled={!task.may.edit.includes('status')}
      value={task.status}
      data-cell="status"
      onChange={(event) => void write(task, 'status', event.target.value, task.fieldVersions.status)}
    >
      {statuses.map((status) => (
        <option key={status} value={status}>
          {words.tasks.statuses[status]}
        </option>
      ))}
    </select>
  );
}

export function AdministrationCell({ task, write }: CellProps) {
  const styles = useCellStyles();
  const words = useWords();
  const { choices } = useKnown();
  const options = choices?.administrations ?? (task.administration ? [task.administration] : []);
  return (
    <select
      className={mergeClasses(styles.field, styles.press, styles.select, task.administration === null && styles.pale)}
      aria-label={`${words.tasks.fields.administration}, ${task.number}`}
      disabled={!task.may.edit.includes('administration')}
      value={task.administration?.id ?? ''}
      data-cell="administration"
      onChange={(event) =>
        void write(task, 'administration', event.target.value || null, task.fieldVersions.administration)
      }
    >
      <option value="">{words.tasks.noAdministration}</option>
      {options.map((place) => (
        <option key={place.id} value={place.id}>
          {place.name}
        </option>
      ))}
    </select>
  );
}
