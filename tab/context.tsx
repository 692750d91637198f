import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from 'react';
import type { ChangeHeard, Choices, Me } from '../bot/api/contract.ts';
import type { Api } from './api.ts';
import type { Teams } from './host.ts';

type Known = {
  readonly api: Api;
  readonly me: Me;
  /** Null in local mode. */
  readonly teams: Teams | null;
  /** Null until fetched. */
  readonly choices: Choices | null;
  /** False while the stream of changes is broken. */
  readonly connected: boolean;
  readonly subscribe: (heard: (change: ChangeHeard) => void) => () => void;
};
const Context = createContext<Known | null>(null);

/** One stream of changes for the whole tab, and what every page needs to know. */
export function ApiProvider({
  api,
  me,
  teams,
  children,
}: {
  readonly api: Api;
  readonly me: Me;
  readonly teams: Teams | null;
  readonly children: ReactNode;
}) {
  const [choices, setChoices] = useState<Choices | null>(null);
  const [connected, setConnected] = useState(true);
  const listeners = useRef(new Set<(change: ChangeHeard) => void>());
  useEffect(() => {
    api.get<Choices>('/api/choices').then(setChoices, () => {});
    return api.listen((change) => {
      for (const listener of listeners.current) listener(change);
    }, setConnected);
  }, [api]);
  const [subscribe] = useState(() => (heard: (change: ChangeHeard) => void) => {
    listeners.current.add(heard);
    return () => {
      listeners.current.delete(heard);
    };
  });
  return <Context value={{ api, me, teams, choices, connected, subscribe }}>{children}</Context>;
}

export function useKnown(): Known {
  const known = useContext(Context);
  if (!known) throw new Error('nobody is signed in around this');
  return known;
}

/** Calls the newest `heard` for each change. */
export function useChanges(heard: (change: ChangeHeard) => void): void {
  const { subscribe } = useKnown();
  const newest = useRef(heard);
  useEffect(() => {
    newest.current = heard;
  });
  useEffect(() => subscribe((change) => newest.current(change)), [subscribe]);
}
