import { useCallback } from 'react';
import { useKnown } from '../context.tsx';

/** Puts text on the clipboard, by Teams where the tab is in it. Rejects where nothing may be copied. */
export function useCopy(): (text: string) => Promise<void> {
  const { teams } = useKnown();
  return useCallback((text) => (teams ? teams.copy(text) : navigator.clipboard.writeText(text)), [teams]);
}
