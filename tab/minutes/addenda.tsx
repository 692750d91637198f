import { Button, Field, makeStyles, Textarea, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { MinutesPage } from '../../bot/api/contract.ts';
import { instantWords } from '../format.ts';
import { fill, useLocale, useWords } from '../words.tsx';
import { Card } from './card.tsx';
import type { Minutes } from './use-minutes.ts';
import { usePress } from './use-press.ts';

const useStyles = makeStyles({
  list: {
    display: 'flex',
    flexDirection: 'column',
    gap: '10px',
    margin: '0 0 12px',
    padding: 0,
    listStyleType: 'none',
  },
  number: { fontWeight: tokens.fontWeightSemibold },
  by: { display: 'block', color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  text: { display: 'block', whiteSpace: 'pre-line', overflowWrap: 'anywhere' },
  none: { margin: '0 0 12px', color: tokens.colorNeutralForeground2 },
  form: { display: 'flex', flexDirection: 'column', gap: '10px' },
  row: { display: 'flex', gap: '8px', flexWrap: 'wrap' },
  press: { '@media (max-width: 700px)': { minHeight: '44px' } },
});

type Props = { readonly page: MinutesPage; readonly change: Minutes['change'] };

/** What was added after the lock, and a way to add more. */
export function Addenda({ page, change }: Props) {
  const styles = useStyles();
  const locale = useLocale();
  const text = useWords().minutes.addenda;
  const { addenda, may } = page;
  const [open, setOpen] = useState(false);
  return (
    <Card title={text.title}>
      {addenda.length === 0 && <p className={styles.none}>{text.none}</p>}
      {addenda.length > 0 && (
        <ol className={styles.list}>
          {addenda.map(({ number, text: said, by, at }) => (
            <li key={number}>
              <span className={styles.number}>{fill(text.one, { number })}</span>
              <span className={styles.by}>{fill(text.by, { name: by.name, at: instantWords(at, locale) })}</span>
              <span className={styles.text}>{said}</span>
            </li>
          ))}
        </ol>
      )}
      {may.includes('addend') && !open && (
        <Button className={styles.press} onClick={() => setOpen(true)}>
          {text.make}
        </Button>
      )}
      {open && <Add change={change} close={() => setOpen(false)} />}
    </Card>
  );
}

function Add({ change, close }: { readonly change: Minutes['change']; readonly close: () => void }) {
  const styles = useStyles();
  const words = useWords();
  const text = words.minutes.addenda;
  const [typed, setTyped] = useState('');
  const { press, busy, wrong, forget } = usePress();
  return (
    <form
      className={styles.form}
      onSubmit={async (event) => {
        event.preventDefault();
        if (await press(() => change('POST', '/addenda', { text: typed }), text.done)) close();
      }}
    >
      <Field
        label={text.label}
        hint={text.hint}
        validationState={wrong ? 'error' : 'none'}
        validationMessage={wrong?.message ?? null}
      >
        <Textarea
          autoFocus
          resize="vertical"
          rows={4}
          maxLength={4_000}
          value={typed}
          onChange={(_, { value }) => {
            setTyped(value);
            forget();
          }}
        />
      </Field>
      <div className={styles.row}>
        <Button type="submit" appearance="primary" className={styles.press} disabled={busy || typed.trim() === ''}>
          {text.press}
        </Button>
        <Button className={styles.press} onClick={close}>
          {words.cancel}
        </Button>
      </div>
    </form>
  );
}
