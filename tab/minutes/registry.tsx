import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import type { MinutesPage } from '../../bot/api/contract.ts';
import { useWords } from '../words.tsx';
import { Card } from './card.tsx';
import type { Minutes } from './use-minutes.ts';
import { usePress } from './use-press.ts';

const useStyles = makeStyles({
  row: { display: 'flex', gap: '8px', alignItems: 'start' },
  field: { flexGrow: 1, minWidth: 0 },
  input: { width: '100%', minWidth: 0, '@media (max-width: 700px)': { minHeight: '44px' } },
  save: { '@media (max-width: 700px)': { minHeight: '44px' } },
  number: { margin: 0, fontSize: tokens.fontSizeBase400, fontVariantNumeric: 'tabular-nums' },
  none: { color: tokens.colorNeutralForeground2 },
});

type Props = { readonly page: MinutesPage; readonly change: Minutes['change'] };

/** The registry number, edited where it stands. */
export function Registry({ page, change }: Props) {
  const styles = useStyles();
  const text = useWords().minutes.registry;
  const { registryNumber, may, approvers } = page;
  return (
    <Card title={text.label}>
      {may.includes('record') ? (
        <Edit
          number={registryNumber ?? ''}
          approved={approvers.some((each) => each.approvedAt !== null)}
          change={change}
        />
      ) : (
        <p className={styles.number}>{registryNumber ?? <span className={styles.none}>{text.none}</span>}</p>
      )}
    </Card>
  );
}

type EditProps = { readonly number: string; readonly approved: boolean; readonly change: Minutes['change'] };

function Edit({ number, approved, change }: EditProps) {
  const styles = useStyles();
  const text = useWords().minutes.registry;
  const [typed, setTyped] = useState(number);
  const { press, busy, wrong, forget } = usePress();
  // Someone else's number shows, unless one is being typed.
  const [seen, setSeen] = useState(number);
  useEffect(() => {
    if (typed === seen) setTyped(number);
    setSeen(number);
  }, [number, seen, typed]);
  const given = typed.trim();
  const changed = given !== number;
  return (
    <form
      className={styles.row}
      onSubmit={(event) => {
        event.preventDefault();
        if (!changed || busy) return;
        void press(() => change('PATCH', '', { registryNumber: given === '' ? null : given }), text.saved);
      }}
    >
      <Field
        className={styles.field}
        hint={changed && approved ? text.again : text.hint}
        validationState={wrong ? 'error' : 'none'}
        validationMessage={wrong?.message ?? null}
      >
        <Input
          className={styles.input}
          aria-label={text.label}
          value={typed}
          maxLength={40}
          onChange={(_, { value }) => {
            setTyped(value);
            forget();
          }}
        />
      </Field>
      {changed && (
        <Button type="submit" className={styles.save} appearance="primary" disabled={busy}>
          {text.save}
        </Button>
      )}
    </form>
  );
}
