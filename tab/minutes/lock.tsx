import {
  Button,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  MessageBar,
  MessageBarBody,
  makeStyles,
} from '@fluentui/react-components';
import type { MinutesPage } from '../../bot/api/contract.ts';
import { Modal } from '../look/modal.tsx';
import { useWords } from '../words.tsx';
import type { Minutes } from './use-minutes.ts';
import { usePress } from './use-press.ts';

const useStyles = makeStyles({
  content: { display: 'flex', flexDirection: 'column', gap: '12px' },
  text: { margin: 0 },
});

type Props = { readonly page: MinutesPage; readonly minutes: Minutes; readonly gone: () => void };

/** There is no way back from a lock, so it is said first. */
export default function Lock({ minutes, gone }: Props) {
  const styles = useStyles();
  const words = useWords();
  const text = words.minutes.lock;
  const { press, busy, wrong } = usePress();
  return (
    <Modal modalType="alert" gone={gone}>
      {(leave) => (
        <DialogSurface>
          <DialogBody>
            <DialogTitle>{text.title}</DialogTitle>
            <DialogContent className={styles.content}>
              <p className={styles.text}>{text.text}</p>
              {wrong && (
                <MessageBar intent="error" layout="multiline">
                  <MessageBarBody>{wrong.message}</MessageBarBody>
                </MessageBar>
              )}
            </DialogContent>
            <DialogActions>
              <Button onClick={leave}>{words.cancel}</Button>
              <Button
                appearance="primary"
                disabled={busy}
                onClick={async () => {
                  if (await press(() => minutes.change('POST', '/lock', {}), text.done)) leave();
                  else void minutes.load();
                }}
              >
                {text.press}
              </Button>
            </DialogActions>
          </DialogBody>
        </DialogSurface>
      )}
    </Modal>
  );
}
