import { Textarea } from '@fluentui/react-components';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { DecisionOutcome } from '../../bot/api/contract.ts';
import { Bar } from '../look/bar.tsx';
import { useWords } from '../words.tsx';
import { Buttons, Confirm, type Part, usePartStyles } from './run-part.tsx';

const outcomes = ['agreed', 'rejected', 'noted'] as const satisfies readonly DecisionOutcome[];

/** `fixed`: of a case-born task, no words of one's own. */
export function Decide({ fixed, press, busy, close }: Part & { readonly fixed: boolean }) {
  const styles = usePartStyles();
  const words = useWords().meeting;
  const [outcome, setOutcome] = useState<DecisionOutcome>('agreed');
  const [text, setText] = useState('');
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (fixed) form.current?.querySelector<HTMLElement>('input[type="radio"]:checked')?.focus();
  }, [fixed]);
  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    if (busy) return;
    const said = text.trim();
    void press({ act: 'decide', outcome, ...(fixed || said === '' ? {} : { text: said }) });
  };
  return (
    <form ref={form} className={styles.label} onSubmit={submit}>
      <Bar
        label={words.form.outcome}
        options={outcomes.map((value) => ({ value, name: words.outcomes[value] }))}
        value={outcome}
        choose={setOutcome}
      />
      {fixed ? (
        <p className={styles.quiet}>{words.form.caseHint}</p>
      ) : (
        <Textarea
          autoFocus
          rows={2}
          maxLength={2_000}
          aria-label={words.form.text}
          placeholder={words.form.text}
          value={text}
          onChange={(_, { value }) => setText(value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
            event.preventDefault();
            submit();
          }}
        />
      )}
      <p className={styles.quiet}>{words.form.textHint}</p>
      <Buttons busy={busy} close={close}>
        <Confirm busy={busy} />
      </Buttons>
    </form>
  );
}
