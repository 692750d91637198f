import { Button, makeStyles } from '@fluentui/react-components';
import { lazy, Suspense, useRef, useState } from 'react';
import type { CasePage, CasePress } from '../../bot/api/contract.ts';
import { whyOf } from '../api.ts';
import { useKnown } from '../context.tsx';
import { useSnack } from '../look/snack.tsx';
import { useModal } from '../look/use-modal.ts';
import { useWords } from '../words.tsx';

const ActionForm = lazy(() => import('./form.tsx'));

/** What is done by a press, in the order of the card. */
export const verbs = [
  'take',
  'takeOver',
  'answer',
  'ask',
  'makeTask',
  'assess',
  'add',
  'handOver',
  'declareConflict',
  'close',
  'withdraw',
] as const;
export type Verb = (typeof verbs)[number];

const useStyles = makeStyles({
  row: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '8px',
    marginTop: '16px',
    '@media (max-width: 480px)': { '& > button': { flexGrow: 1 } },
  },
});

/** The same actions as on the card, as the case and the right allow now. */
export function Actions({ page, acted }: { readonly page: CasePage; readonly acted: (now: CasePage | null) => void }) {
  const styles = useStyles();
  const words = useWords();
  const snack = useSnack();
  const { api } = useKnown();
  const { asked: form, ask, gone } = useModal<Exclude<Verb, 'take'>>();
  const [busy, setBusy] = useState(false);
  /** The case is no longer this person's to see; told when the dialog is out of the way. */
  const lost = useRef(false);
  const shown = verbs.filter((verb) => page.actions.includes(verb));

  async function press(verb: Verb, given: CasePress) {
    const now = await api.send<CasePage>('POST', `/api/cases/${page.pointer.id}/actions/${verb}`, given);
    snack({ kind: 'said', text: words.case.done[verb] });
    if (now) acted(now);
    else lost.current = true;
  }
  async function take() {
    setBusy(true);
    await press('take', {}).catch((error: unknown) => snack({ kind: 'failed', text: whyOf(error) }));
    setBusy(false);
  }
  function close(key: number) {
    gone(key);
    if (lost.current) acted(null);
  }
  if (shown.length === 0 && !form) return null;
  return (
    <>
      <div className={styles.row}>
        {shown.map((verb, at) => (
          <Button
            key={verb}
            appearance={at === 0 && (verb === 'take' || verb === 'answer') ? 'primary' : 'secondary'}
            disabledFocusable={busy}
            onClick={() => (verb === 'take' ? void take() : ask(verb))}
          >
            {words.case.actions[verb]}
          </Button>
        ))}
      </div>
      <Suspense>
        {form && (
          <ActionForm
            key={form.key}
            verb={form.what}
            page={page}
            press={(given) => press(form.what, given)}
            close={() => close(form.key)}
          />
        )}
      </Suspense>
    </>
  );
}
