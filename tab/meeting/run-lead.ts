import { useCallback, useEffect, useRef, useState } from 'react';
import type { LeadStanding, MeetingPoint, Named } from '../../bot/api/contract.ts';
import { ApiError } from '../api.ts';
import { useKnown } from '../context.tsx';
import { useSnack } from '../look/snack.tsx';
import { fill, useWords } from '../words.tsx';
import { whyNot } from './run-act.ts';
import { keepTerm, keptTerm } from './run-term.ts';
import type { ForumPage, MeetingNow } from './use-meeting.ts';

/** The first, unless the other tells of a later state. */
const newer = (next: LeadStanding, last: LeadStanding) => (next.version < last.version ? last : next);

/** As often as the server expects a leader's sign of life. */
const BEAT_MS = 10_000;
/** A leader's own other window that was heard from later than this is taken to be open. */
const OWN_SILENT_MS = 15_000;

export type Lead = {
  readonly standing: LeadStanding;
  /** This window leads. */
  readonly leads: boolean;
  /** Who took the lead from this window, until that is read. */
  readonly lostTo: Named | null;
  readonly read: () => void;
  /** The leader's own line is broken. */
  readonly cut: boolean;
  readonly take: () => Promise<void>;
  readonly move: (point: MeetingPoint) => void;
};

/**
 * Who leads, and whether it is this window. The leader's gives its sign of life, the others ask whether there is one;
 * a stage, on which nobody presses anything, asks for nothing but the meeting itself.
 */
export function useLead(now: MeetingNow, page: ForumPage, onStage = false): Lead {
  const { api } = useKnown();
  const words = useWords().meeting;
  const snack = useSnack();
  const { id, state } = page.meeting;
  const [asked, setAsked] = useState<LeadStanding>(page.lead);
  const [term, setTerm] = useState(() => keptTerm(id));
  const [lostTo, setLostTo] = useState<Named | null>(null);
  const [cut, setCut] = useState(false);
  const { load, send, ask } = now;
  // A page that came by the stream or by one's own press may be newer than what was asked for last.
  useEffect(() => setAsked((last) => newer(page.lead, last)), [page.lead]);
  // Where the leader is on the way to: no sign of life that was answered before the move takes them back meanwhile.
  const [heading, setHeading] = useState<string | null>(null);
  const known = newer(asked, page.lead);
  const standing = heading === null ? known : { ...known, current: heading };
  const running = state === 'running' && standing.state === 'running';
  const leads = running && standing.you && term !== null && standing.term === term;

  const hold = useCallback(
    (held: number | null) => {
      keepTerm(id, held);
      setTerm(held);
    },
    [id],
  );

  useEffect(() => {
    if (term !== null && standing.term > term) {
      hold(null);
      setLostTo(standing.leader);
    }
    // The same person came back in a new window, and the old one is gone.
    else if (term === null && standing.you && (standing.silentMs ?? 0) > OWN_SILENT_MS) hold(standing.term);
  }, [term, standing, hold]);

  const version = useRef(page.meeting.version);
  useEffect(() => {
    version.current = page.meeting.version;
  }, [page.meeting.version]);
  const path = `/api/meetings/${encodeURIComponent(id)}`;
  useEffect(() => {
    if (!running) return;
    if (onStage) {
      const timer = setInterval(() => void load(), BEAT_MS);
      return () => clearInterval(timer);
    }
    let late = false;
    const round = async () => {
      try {
        const next = leads
          ? await api.send<LeadStanding>('POST', `${path}/beat`, { term })
          : await api.get<LeadStanding>(`${path}/lead`);
        if (late || !next) return;
        setCut(false);
        setAsked((last) => newer(next, last));
        if (next.version > version.current) void load();
      } catch (error) {
        if (!late) setCut(error instanceof ApiError && error.code === 'network');
      }
    };
    const timer = setInterval(() => void round(), BEAT_MS);
    if (leads) void round();
    // Timers of a window in the background are slow; in front again, it says so at once.
    const seen = () => document.hidden || void round();
    const online = () => void round();
    const offline = () => setCut(true);
    document.addEventListener('visibilitychange', seen);
    addEventListener('online', online);
    addEventListener('offline', offline);
    return () => {
      late = true;
      clearInterval(timer);
      document.removeEventListener('visibilitychange', seen);
      removeEventListener('online', online);
      removeEventListener('offline', offline);
    };
  }, [api, path, running, leads, term, onStage, load]);

  const take = useCallback(async () => {
    const answer = await send({ path: '/lead' });
    if (answer?.audience !== 'forum') return;
    setAsked(answer.lead);
    hold(answer.lead.term);
    setLostTo(null);
  }, [send, hold]);

  // One after the other: what is pressed last is where the meeting ends up.
  const before = useRef<Promise<unknown>>(Promise.resolve());
  const moves = useRef(0);
  const move = useCallback(
    ({ id: point }: MeetingPoint) => {
      if (point === null || term === null) return;
      const own = ++moves.current;
      setHeading(point);
      const send = async () => {
        try {
          const answer = await ask<ForumPage>({ path: '/point', body: { point, term } }, (page) => page);
          if (answer) setAsked((last) => newer(answer.lead, last));
        } catch (error) {
          snack({ kind: 'failed', text: fill(words.move.failed, { why: whyNot(error, words.form.noLine) }) });
        }
        if (own === moves.current) setHeading(null);
      };
      before.current = before.current.then(send);
    },
    [ask, term, snack, words],
  );

  return {
    standing,
    leads,
    lostTo: leads ? null : lostTo,
    read: useCallback(() => setLostTo(null), []),
    cut: cut && leads,
    take,
    move,
  };
}
