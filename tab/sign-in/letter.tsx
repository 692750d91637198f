import { Button, Field, makeStyles, Textarea } from '@fluentui/react-components';
import { Copy20Regular } from '@fluentui/react-icons';
import { useId, useState } from 'react';
import { useWords } from '../words.tsx';

const useStyles = makeStyles({
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '12px' },
});

type Props = { readonly text: string; readonly copy: (text: string) => Promise<void> };

/** A ready text to send on. Where nothing may be copied for the person, it is marked for them. */
export function Letter({ text, copy }: Props) {
  const styles = useStyles();
  const words = useWords().signInFailed;
  const id = useId();
  const [said, setSaid] = useState('');
  async function press() {
    try {
      await copy(text);
      setSaid(words.copied);
    } catch {
      const area = document.getElementById(id);
      if (area instanceof HTMLTextAreaElement) area.select();
      setSaid(words.marked);
    }
  }
  return (
    <>
      <Field label={words.letter}>
        <Textarea id={id} readOnly value={text} rows={6} resize="vertical" />
      </Field>
      <div className={styles.row}>
        <Button icon={<Copy20Regular />} onClick={() => void press()}>
          {words.copy}
        </Button>
        <span role="status">{said}</span>
      </div>
    </>
  );
}
