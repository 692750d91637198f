import {
  Button,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  Textarea,
} from '@fluentui/react-components';
import { type FormEvent, useState } from 'react';
import { whyOf } from '../api.ts';
import { Modal } from '../look/modal.tsx';
import { useWords } from '../words.tsx';

type Props = {
  readonly title: string;
  readonly go: string;
  readonly use: (reason: string) => Promise<void>;
  readonly close: () => void;
};

/** Asks why, before what is guarded is opened. */
export default function ReasonDialog({ title, go, use, close }: Props) {
  const words = useWords();
  const [reason, setReason] = useState('');
  const [wrong, setWrong] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  async function submit(event: FormEvent, leave: () => void) {
    event.preventDefault();
    setBusy(true);
    try {
      await use(reason);
      leave();
    } catch (error) {
      setWrong(whyOf(error, words.errors.network));
      setBusy(false);
    }
  }
  return (
    <Modal gone={close}>
      {(leave) => (
        <DialogSurface>
          <form onSubmit={(event) => void submit(event, leave)}>
            <DialogBody>
              <DialogTitle>{title}</DialogTitle>
              <DialogContent>
                <Field label={words.case.reason.label} hint={words.case.reason.hint} required validationMessage={wrong}>
                  <Textarea
                    autoFocus
                    rows={3}
                    maxLength={500}
                    value={reason}
                    onChange={(_, { value }) => setReason(value)}
                  />
                </Field>
              </DialogContent>
              <DialogActions>
                <Button type="button" onClick={leave}>
                  {words.cancel}
                </Button>
                <Button type="submit" appearance="primary" disabled={reason.trim() === ''} disabledFocusable={busy}>
                  {go}
                </Button>
              </DialogActions>
            </DialogBody>
          </form>
        </DialogSurface>
      )}
    </Modal>
  );
}
