import { createContext, type ReactNode, useContext } from 'react';
import type { Locale, TabWords } from '../bot/api/contract.ts';

type Spoken = { readonly words: TabWords; readonly locale: Locale };
const Context = createContext<Spoken | null>(null);

export function WordsProvider({ words, locale, children }: Spoken & { readonly children: ReactNode }) {
  return <Context value={{ words, locale }}>{children}</Context>;
}

function useSpoken(): Spoken {
  const spoken = useContext(Context);
  if (!spoken) throw new Error('no words around this');
  return spoken;
}

export const useWords = (): TabWords => useSpoken().words;
export const useLocale = (): Locale => useSpoken().locale;

/** Fills `{name}` in a sentence. */
export function fill(sentence: string, values: { readonly [name: string]: string | number }): string {
  return sentence.replaceAll(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
}
