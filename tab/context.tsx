import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useState } from 'react';
import type { ChangeHeard, Choices, Me } from '../bot/api/contract.ts';
import type { Api } from './api.ts';
import type { Teams } from './host.ts';
import { createEditors, type Editors } from './outbox/editors.ts';
import { createOutbox, type Outbox } from './outbox/outbox.ts';

type Known = {
  /** What is written to tasks while the server is away waits, and is answered as it will be. */
  readonly api: Api;
  readonly outbox: Outbox;
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
  api: line,
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
  const outbox = useMemo(() => createOutbox(line, me), [line, me]);
  const { api } = outbox;
  const editors = useMemo(() => createEditors(line, me.id), [line, me.id]);
  const listeners = useRef(new Set<(change: ChangeHeard) => void>());
  useEffect(() => {
    api.get<Choices>('/api/choices').then(setChoices, () => {});
    const tell = (change: ChangeHeard) => {
      for (const listener of listeners.current) listener(change);
    };
    const stop = outbox.start(tell);
    const leave = line.listen(
      (change) => (change.noun === 'presence' ? editors.heard(change) : tell(change)),
      (now) => {
        setConnected(now);
        if (now) void outbox.flush();
      },
    );
    return () => {
      stop();
      leave();
    };
  }, [api, line, outbox, editors]);
  const [subscribe] = useState(() => (heard: (change: ChangeHeard) => void) => {
    listeners.current.add(heard);
    return () => {
      listeners.current.delete(heard);
    };
  });
  return <Context value={{ api, outbox, me, teams, choices, connected, editors, subscribe }}>{children}</Context>;
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
