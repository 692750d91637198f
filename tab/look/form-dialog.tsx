import {
  Button,
  DialogActions,
  DialogBody,
  DialogContent,
  type DialogProps,
  DialogSurface,
  DialogTitle,
  MessageBar,
  MessageBarBody,
  makeStyles,
} from '@fluentui/react-components';
import { type FormEvent, type ReactNode, useRef, useState } from 'react';
import { whyOf } from '../api.ts';
import { useWords } from '../words.tsx';
import { Modal } from './modal.tsx';

const useStyles = makeStyles({ fields: { display: 'flex', flexDirection: 'column', gap: '14px' } });

type Props = {
  readonly title: string;
  /** What the button says that sends it. */
  readonly save: string;
  /** Whether there is something right to send. */
  readonly ready?: boolean;
  readonly modalType?: DialogProps['modalType'];
  /** What it throws is shown, and the dialog stays; else it leaves. */
  readonly send: () => Promise<void>;
  /** Called when it is out of sight and may be taken away. */
  readonly gone: () => void;
  readonly children: ReactNode;
};

/** Fields, one button that sends them once, and why it did not work. */
export function FormDialog({ title, save, ready = true, modalType = 'modal', send, gone, children }: Props) {
  const styles = useStyles();
  const words = useWords();
  const [why, setWhy] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const sending = useRef(false);
  async function submit(event: FormEvent, leave: () => void) {
    event.preventDefault();
    if (!ready || sending.current) return;
    sending.current = true;
    setBusy(true);
    setWhy(null);
    try {
      await send();
      leave();
    } catch (error) {
      setWhy(whyOf(error, words.errors.network));
    }
    sending.current = false;
    setBusy(false);
  }
  return (
    <Modal modalType={modalType} gone={gone}>
      {(leave) => (
        <DialogSurface>
          <form noValidate onSubmit={(event) => void submit(event, leave)}>
            <DialogBody>
              <DialogTitle>{title}</DialogTitle>
              <DialogContent className={styles.fields}>
                {children}
                {why !== null && (
                  <MessageBar intent="error" layout="multiline">
                    <MessageBarBody>
                      <span role="alert">{why}</span>
                    </MessageBarBody>
                  </MessageBar>
                )}
              </DialogContent>
              <DialogActions>
                <Button type="button" onClick={leave}>
                  {words.cancel}
                </Button>
                <Button appearance="primary" type="submit" disabled={!ready || busy}>
                  {save}
                </Button>
              </DialogActions>
            </DialogBody>
          </form>
        </DialogSurface>
      )}
    </Modal>
  );
}
