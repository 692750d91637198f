import { makeStyles } from '@fluentui/react-components';
import type { MinutesPage } from '../../bot/api/contract.ts';
import { FormDialog } from '../look/form-dialog.tsx';
import { useSnack } from '../look/snack.tsx';
import { useWords } from '../words.tsx';
import type { Minutes } from './use-minutes.ts';

const useStyles = makeStyles({ text: { margin: 0 } });

type Props = { readonly page: MinutesPage; readonly minutes: Minutes; readonly gone: () => void };

/** There is no way back from a lock, so it is said first. */
export default function Lock({ minutes, gone }: Props) {
  const styles = useStyles();
  const text = useWords().minutes.lock;
  const snack = useSnack();
  async function send() {
    try {
      await minutes.change('POST', '/lock', {});
      snack({ kind: 'said', text: text.done });
    } catch (error) {
      void minutes.load();
      throw error;
    }
  }
  return (
    <FormDialog title={text.title} save={text.press} modalType="alert" send={send} gone={gone}>
      <p className={styles.text}>{text.text}</p>
    </FormDialog>
  );
}
