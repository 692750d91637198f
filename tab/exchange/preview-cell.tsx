import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useId, useState } from 'react';
import type { ImportCell, ImportedCell, ImportField } from '../../bot/api/contract.ts';
import { fill, useWords } from '../words.tsx';

const useStyles = makeStyles({
  cell: { display: 'flex', flexDirection: 'column', gap: '4px', minWidth: 0 },
  text: { overflowWrap: 'anywhere', whiteSpace: 'pre-wrap', maxHeight: '6em', overflowY: 'auto' },
  was: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, overflowWrap: 'anywhere' },
  changed: { fontWeight: tokens.fontWeightSemibold },
  field: {
    width: '100%',
    minWidth: '110px',
    minHeight: '32px',
    padding: '4px 8px',
    font: 'inherit',
    color: 'inherit',
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStrokeAccessible}`,
    borderRadius: tokens.borderRadiusMedium,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '1px' },
    '@media (max-width: 700px)': { minHeight: '44px' },
  },
  wrong: { border: `2px solid ${tokens.colorPaletteRedBorder2}` },
  why: { color: tokens.colorPaletteRedForeground1, fontSize: tokens.fontSizeBase200 },
  press: { '@media (max-width: 700px)': { minHeight: '44px' } },
  choices: { display: 'flex', gap: '4px', flexWrap: 'wrap' },
});

type Props = {
  readonly field: ImportField;
  /** What the person reads the field and its row by. */
  readonly label: string;
  readonly raw: ImportCell;
  readonly cell: ImportedCell;
  /** Written in here: it stays a field. */
  readonly touched: boolean;
  readonly write: (cell: ImportCell) => void;
  readonly settle: (mine: boolean) => void;
};

/** What a cell becomes, what it is now, and, where it cannot be written, why and a field to put it right in. */
export function PreviewCell({ field, label, raw, cell, touched, write, settle }: Props) {
  const styles = useStyles();
  const words = useWords();
  const text = words.exchange.dialog;
  const why = useId();
  const { problem, shown, was } = cell;
  const before =
    was === undefined ? null : <span className={styles.was}>{fill(text.was, { value: was || text.empty })}</span>;
  if (problem?.code === 'conflict')
    return (
      <div className={styles.cell}>
        <span className={styles.text}>{shown || text.empty}</span>
        <span className={styles.why}>
          {fill(text.conflict, { by: problem.by ?? words.unknownPerson, value: problem.theirs || text.empty })}
        </span>
        <span className={styles.choices}>
          <Button
            size="small"
            className={styles.press}
            onClick={() => settle(true)}
            aria-label={`${text.takeMine}: ${label}`}
          >
            {text.takeMine}
          </Button>
          <Button
            size="small"
            className={styles.press}
            onClick={() => settle(false)}
            aria-label={`${text.takeTheirs}: ${label}`}
          >
            {text.takeTheirs}
          </Button>
        </span>
      </div>
    );
  if (!problem && !touched)
    return (
      <div className={styles.cell}>
        <span className={mergeClasses(styles.text, was !== undefined && styles.changed)}>{shown}</span>
        {before}
      </div>
    );
  return (
    <div className={styles.cell}>
      <Draft
        key={typeof raw === 'string' ? 'text' : raw.id}
        className={mergeClasses(styles.field, problem && styles.wrong)}
        long={field === 'description'}
        label={label}
        start={typeof raw === 'string' ? raw : shown}
        wrong={problem !== undefined}
        why={why}
        write={write}
      />
      {problem?.choices && (
        <select
          className={styles.field}
          aria-label={`${text.pick}: ${label}`}
          value=""
          onChange={(event) => write({ id: event.target.value })}
        >
          <option value="" disabled>
            {text.pick}
          </option>
          {problem.choices.map((choice) => (
            <option key={choice.id} value={choice.id}>
              {choice.name}
            </option>
          ))}
        </select>
      )}
      {problem && (
        <span id={why} className={styles.why}>
          {problem.message}
        </span>
      )}
      {!problem && before}
    </div>
  );
}

/** Told when it is left or at Enter, so that no half word is judged. */
function Draft({
  className,
  long,
  label,
  start,
  wrong,
  why,
  write,
}: {
  readonly className: string;
  readonly long: boolean;
  readonly label: string;
  readonly start: string;
  readonly wrong: boolean;
  readonly why: string;
  readonly write: (text: string) => void;
}) {
  const [draft, setDraft] = useState(start);
  const keep = () => {
    if (draft !== start) write(draft);
  };
  const shared = {
    className,
    value: draft,
    'aria-label': label,
    'aria-invalid': wrong,
    'aria-describedby': wrong ? why : undefined,
    onBlur: keep,
  };
  if (long) return <textarea {...shared} rows={3} onChange={(event) => setDraft(event.target.value)} />;
  return (
    <input
      {...shared}
      onChange={(event) => setDraft(event.target.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') keep();
      }}
    />
  );
}
