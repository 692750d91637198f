import { useCallback, useState } from 'react';
import type { Settings } from './top-bar.tsx';

const key = 'trygg-stage';
const first: Settings = { theme: 'light', locale: 'sv', width: 'desktop', tabShown: true };

/** Theme, language and width outlive a reload; a browser that keeps nothing still works. */
export function useSettings(): [Settings, (change: Partial<Settings>) => void] {
  const [settings, setSettings] = useState(stored);
  const change = useCallback((part: Partial<Settings>) => {
    setSettings((before) => {
      const after = { ...before, ...part };
      try {
        localStorage.setItem(key, JSON.stringify(after));
      } catch {}
      return after;
    });
  }, []);
  return [settings, change];
}

function stored(): Settings {
  try {
    const kept: Partial<Record<keyof Settings, unknown>> = JSON.parse(localStorage.getItem(key) ?? '{}');
    return {
      theme: kept.theme === 'dark' || kept.theme === 'contrast' ? kept.theme : first.theme,
      locale: kept.locale === 'en' ? 'en' : first.locale,
      width: kept.width === 'phone' ? 'phone' : first.width,
      tabShown: kept.tabShown !== false,
    };
  } catch {
    return first;
  }
}
