import { useState } from 'react';
import { ApiError } from '../api.ts';
import { useSnack } from '../look/snack.tsx';
import { useWords } from '../words.tsx';

/** Sends something: `busy` meanwhile, `wrong` when it was refused, and said when it is done. Resolves with whether it was. */
export function usePress() {
  const words = useWords();
  const snack = useSnack();
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<{ readonly code: string; readonly message: string } | null>(null);
  async function press(send: () => Promise<void>, done: string): Promise<boolean> {
    setBusy(true);
    setWrong(null);
    try {
      await send();
      snack({ text: done, kind: 'said' });
      return true;
    } catch (error) {
      const { code, message } = error instanceof ApiError ? error : { code: 'network', message: '' };
      setWrong({ code, message: message || words.errors.network });
      return false;
    } finally {
      setBusy(false);
    }
  }
  return { press, busy, wrong, forget: () => setWrong(null) };
}
