import { makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { MinutesPage } from '../../bot/api/contract.ts';
import { ApiError } from '../api.ts';
import { FormDialog } from '../look/form-dialog.tsx';
import { useSnack } from '../look/snack.tsx';
import { useWords } from '../words.tsx';
import { Sum } from './sum.tsx';
import type { Minutes } from './use-minutes.ts';

const useStyles = makeStyles({
  text: { margin: 0 },
  label: { display: 'block', marginBottom: '4px', fontWeight: tokens.fontWeightSemibold },
});

type Props = { readonly page: MinutesPage; readonly minutes: Minutes; readonly gone: () => void };

/** Says what approving means, and of what, before it is done. What was read is what is approved: its hash goes along. */
export default function Approve({ page, minutes, gone }: Props) {
  const styles = useStyles();
  const text = useWords().minutes.approve;
  const snack = useSnack();
  // What was on the page when the dialog opened, also when it changes behind it.
  const [hash] = useState(page.contentHash);
  const [changed, setChanged] = useState(false);
  async function send() {
    try {
      await minutes.change('POST', '/approve', { hash });
      snack({ kind: 'said', text: text.done });
    } catch (error) {
      void minutes.load();
      if (!(error instanceof ApiError) || error.code !== 'conflict') throw error;
      setChanged(true);
      throw new Error(text.changed);
    }
  }
  return (
    <FormDialog title={text.title} save={text.press} ready={!changed} send={send} gone={gone}>
      <p className={styles.text}>{text.meaning}</p>
      <p className={styles.text}>{text.after}</p>
      <div>
        <span className={styles.label}>{text.hash}</span>
        <Sum hash={hash} />
      </div>
    </FormDialog>
  );
}
