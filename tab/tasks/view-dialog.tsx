import {
  Button,
  Checkbox,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  Input,
  makeStyles,
} from '@fluentui/react-components';
import { useState } from 'react';
import type { SavedView } from '../../bot/api/contract.ts';
import { Modal } from '../look/modal.tsx';
import { fill, useWords } from '../words.tsx';

const useStyles = makeStyles({ form: { display: 'flex', flexDirection: 'column', gap: '8px' } });

type Props = {
  /** Null: what is shown now is saved as a new one. */
  readonly view: SavedView | null;
  readonly keep: (name: string, shared: boolean) => Promise<void>;
  readonly gone: () => void;
};

/** A view's name, and for whom it is. What was not kept stays in the field, with why. */
export default function ViewDialog({ view, keep, gone }: Props) {
  const styles = useStyles();
  const words = useWords();
  const text = words.views.saved;
  const [name, setName] = useState(view?.name ?? '');
  const [shared, setShared] = useState(view?.shared ?? false);
  const [why, setWhy] = useState('');
  const [busy, setBusy] = useState(false);
  return (
    <Modal gone={gone}>
      {(leave) => (
        <DialogSurface>
          <form
            onSubmit={async (event) => {
              event.preventDefault();
              if (busy || name.trim() === '') return;
              setBusy(true);
              try {
                await keep(name.trim(), shared);
                leave();
              } catch (error) {
                setWhy(fill(text.notSaved, { why: (error instanceof Error && error.message) || words.errors.network }));
              }
              setBusy(false);
            }}
          >
            <DialogBody>
              <DialogTitle>{view ? text.editTitle : text.title}</DialogTitle>
              <DialogContent className={styles.form}>
                <Field label={text.name} required {...(why === '' ? {} : { validationMessage: why })}>
                  <Input value={name} maxLength={60} autoFocus onChange={(_, { value }) => setName(value)} />
                </Field>
                <Checkbox
                  label={text.share}
                  checked={shared}
                  onChange={(_, { checked }) => setShared(checked === true)}
                />
              </DialogContent>
              <DialogActions>
                <Button onClick={leave}>{words.cancel}</Button>
                <Button type="submit" appearance="primary" disabled={busy || name.trim() === ''}>
                  {text.keep}
                </Button>
              </DialogActions>
            </DialogBody>
          </form>
        </DialogSurface>
      )}
    </Modal>
  );
}
