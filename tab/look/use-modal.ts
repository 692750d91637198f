import { useCallback, useState } from 'react';

type Asked<What> = { readonly what: What; readonly key: number };

/**
 * What a dialog is open about. Asked for again while the last one is on its way out, it opens anew: render it with
 * `key`, and give `gone` the key of the one that went. Apart from the dialog itself, which is loaded when needed.
 */
export function useModal<What>() {
  const [asked, setAsked] = useState<Asked<What> | null>(null);
  const ask = useCallback((what: What) => setAsked((last) => ({ what, key: (last?.key ?? 0) + 1 })), []);
  const gone = useCallback((key: number) => setAsked((now) => (now?.key === key ? null : now)), []);
  return { asked, ask, gone };
}
