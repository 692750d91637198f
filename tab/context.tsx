import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useState } from 'react';
import type { ChangeHeard, Choices, Me } from '../bot/api/contract.ts';
import type { Api } from './api.ts';
import type { Teams } from './host.ts';
import { createEditors, type Editors } from './outbox/editors.ts';

type Known = {
  readonly api: Api;
  readonly me: Me;
  /** Null in local mode. */
  readonly teams: Teams | null;
  /** Null until fetched. */
  readonly choices: Choices | null;
  /** False while the stream of changes is broken. */
  readonly connected: boolean;
  /** Who else is busy with which task. */
  readonly editors: Editors;
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
  const editors = useMemo(() => createEditors(api, me.id), [api, me.id]);
  const listeners = useRef(new Set<(change: ChangeHeard) => void>());
  useEffect(() => {
    api.get<Choices>('/api/choices').then(setChoices, () => {});
    return api.listen((change) => {
      if (change.noun === 'presence') editors.heard(change);
      else for (const listener of listeners.current) listener(change);
    }, setConnected);
  }, [api, editors]);
  const [subscribe] = useState(() => (heard: (change: ChangeHeard) => void) => {
    listeners.current.add(heard);
    return () => {
      listeners.current.delete(heard);
    };
  });
  return <Context value={{ api, me, teams, choices, connected, editors, subscribe }}>{children}</Context>;
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
