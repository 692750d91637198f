import { makeStyles, tokens } from '@fluentui/react-components';
import { Add20Regular } from '@fluentui/react-icons';
import { type FormEvent, type RefObject, useState } from 'react';
import { useWords } from '../words.tsx';

const useStyles = makeStyles({
  row: {
    display: 'flex',
    alignItems: 'center',
    gap: '10px',
    height: '44px',
    padding: '0 12px',
    border: `1px dashed ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusLarge,
    color: tokens.colorBrandForeground1,
    ':hover': { backgroundColor: tokens.colorNeutralBackground2 },
    ':focus-within': {
      border: `1px solid ${tokens.colorCompoundBrandStroke}`,
      backgroundColor: tokens.colorNeutralBackground1,
    },
  },
  input: {
    flexGrow: 1,
    minWidth: 0,
    border: 'none',
    outline: 'none',
    background: 'none',
    font: 'inherit',
    fontSize: tokens.fontSizeBase300,
    color: tokens.colorNeutralForeground1,
    '::placeholder': { color: tokens.colorBrandForeground1, opacity: 1 },
  },
  hint: {
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground3,
    whiteSpace: 'nowrap',
    '@media (max-width: 700px)': { display: 'none' },
  },
});

/** One line: write, Enter, and the next one. What was not kept stays in the field. */
export function AddRow({
  add,
  field,
}: {
  readonly add: (title: string) => Promise<boolean>;
  readonly field: RefObject<HTMLInputElement | null>;
}) {
  const styles = useStyles();
  const words = useWords();
  const [title, setTitle] = useState('');
  const [busy, setBusy] = useState(false);
  async function submit(event: FormEvent) {
    event.preventDefault();
    if (title.trim() === '' || busy) return;
    setBusy(true);
    if (await add(title.trim())) setTitle('');
    setBusy(false);
  }
  return (
    <form className={styles.row} onSubmit={submit}>
      <Add20Regular aria-hidden />
      <input
        ref={field}
        className={styles.input}
        data-settled={title === '' ? '' : undefined}
        aria-label={words.tasks.add}
        placeholder={words.tasks.add}
        value={title}
        maxLength={250}
        onChange={(event) => setTitle(event.target.value)}
        onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
      />
      {title !== '' && (
        <span className={styles.hint} aria-hidden>
          {words.tasks.addHint}
        </span>
      )}
    </form>
  );
}
