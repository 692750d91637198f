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
  tokens,
} from '@fluentui/react-components';
import { useState } from 'react';
import type { MinutesPage } from '../../bot/api/contract.ts';
import { Modal } from '../look/modal.tsx';
import { useWords } from '../words.tsx';
import { Sum } from './sum.tsx';
import type { Minutes } from './use-minutes.ts';
import { usePress } from './use-press.ts';

const useStyles = makeStyles({
  content: { display: 'flex', flexDirection: 'column', gap: '12px' },
  text: { margin: 0 },
  label: { display: 'block', marginBottom: '4px', fontWeight: tokens.fontWeightSemibold },
});

type Props = { readonly page: MinutesPage; readonly minutes: Minutes; readonly gone: () => void };

/** Says what approving means, and of what, before it is done. What was read is what is approved: its hash goes along. */
export default function Approve({ page, minutes, gone }: Props) {
  const styles = useStyles();
  const words = useWords();
  const text = words.minutes.approve;
  // What was on the page when the dialog opened, also when it changes behind it.
  const [hash] = useState(page.contentHash);
  const { press, busy, wrong } = usePress();
  return (
    <Modal gone={gone}>
      {(leave) => (
        <DialogSurface>
          <DialogBody>
            <DialogTitle>{text.title}</DialogTitle>
            <DialogContent className={styles.content}>
              <p className={styles.text}>{text.meaning}</p>
              <p className={styles.text}>{text.after}</p>
              <div>
                <span className={styles.label}>{text.hash}</span>
                <Sum hash={hash} />
              </div>
              {wrong && (
                <MessageBar intent="error" layout="multiline">
                  <MessageBarBody>{wrong.code === 'conflict' ? text.changed : wrong.message}</MessageBarBody>
                </MessageBar>
              )}
            </DialogContent>
            <DialogActions>
              <Button onClick={leave}>{words.cancel}</Button>
              <Button
                appearance="primary"
                disabled={busy || wrong?.code === 'conflict'}
                onClick={async () => {
                  if (await press(() => minutes.change('POST', '/approve', { hash }), text.done)) leave();
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
