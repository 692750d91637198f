import { useSyncExternalStore } from 'react';

const phone = matchMedia('(max-width: 700px)');

function subscribe(changed: () => void): () => void {
  phone.addEventListener('change', changed);
  return () => phone.removeEventListener('change', changed);
}

/** True where a table does not fit, and rows become cards. */
export function usePhone(): boolean {
  return useSyncExternalStore(subscribe, () => phone.matches);
}
