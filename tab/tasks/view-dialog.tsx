import { Checkbox, Field, Input } from '@fluentui/react-components';
import { useState } from 'react';
import type { SavedView } from '../../bot/api/contract.ts';
import { FormDialog } from '../look/form-dialog.tsx';
import { useWords } from '../words.tsx';

type Props = {
  /** Null: what is shown now is saved as a new one. */
  readonly view: SavedView | null;
  readonly keep: (name: string, shared: boolean) => Promise<void>;
  readonly gone: () => void;
};

/** A view's name, and for whom it is. What was not kept stays in the field, with why. */
export default function ViewDialog({ view, keep, gone }: Props) {
  const text = useWords().views.saved;
  const [name, setName] = useState(view?.name ?? '');
  const [shared, setShared] = useState(view?.shared ?? false);
  return (
    <FormDialog
      title={view ? text.editTitle : text.title}
      save={text.keep}
      ready={name.trim() !== ''}
      send={() => keep(name.trim(), shared)}
      gone={gone}
    >
      <Field label={text.name} required>
        <Input value={name} maxLength={60} autoFocus onChange={(_, { value }) => setName(value)} />
      </Field>
      <Checkbox label={text.share} checked={shared} onChange={(_, { checked }) => setShared(checked === true)} />
    </FormDialog>
  );
}
