import { useCallback, useRef, useState } from 'react';
import type {
  DecisionOutcome,
  MeetingAct,
  MeetingActed,
  MeetingDecision,
  MeetingPoint,
} from '../../bot/api/contract.ts';
import { ApiError, whyOf } from '../api.ts';
import { fill, useWords } from '../words.tsx';
import type { ForumPage, MeetingNow } from './use-meeting.ts';

/** What one wants to have decided. */
export type Wish =
  | { readonly act: 'decide'; readonly outcome: DecisionOutcome; readonly text?: string }
  | { readonly act: 'assign'; readonly responsible: string | null }
  | { readonly act: 'date'; readonly dueDate: string | null }
  | {
      readonly act: 'makeTask';
      readonly title: string;
      readonly responsible: string | null;
      readonly dueDate: string | null;
    }
  | { readonly act: 'done' | 'nextMeeting' | 'lift' };

/** The key of each act, the same in every language: what a hand has learned stays so. */
export const actKeys = {
  decide: 'b',
  assign: 't',
  date: 'd',
  nextMeeting: 'n',
  lift: 'l',
  done: 'k',
  makeTask: 'u',
} as const satisfies { readonly [act in MeetingAct]: string };

/** What can be done with a point now, by its kind and by what this person may. */
export function actsFor(page: ForumPage, point: MeetingPoint | null): readonly MeetingAct[] {
  if (!point?.shown || point.id === null || !page.may.includes('act')) return [];
  const { task } = point;
  const acts: MeetingAct[] = ['decide'];
  if (task) acts.push('assign', 'date');
  acts.push('nextMeeting');
  if (page.liftsTo) acts.push('lift');
  if (task && task.status !== 'done') acts.push('done');
  // A title would carry what happened.
  if (task?.caseNumber == null) acts.push('makeTask');
  return acts;
}

const fields = { assign: 'responsible', date: 'dueDate', done: 'status' } as const;

/** The version of the field that the presser saw when the form opened. */
function baseOf(act: MeetingAct, point: MeetingPoint): { readonly base?: number } {
  if (act !== 'assign' && act !== 'date' && act !== 'done') return {};
  return point.task ? { base: point.task.versions[fields[act]] } : {};
}

export function whyNot(error: unknown, noLine: string): string {
  if (error instanceof ApiError && error.code === 'network') return noLine;
  return whyOf(error, noLine);
}

export type Conflict = MeetingActed['conflicts'][number];

export type Acting = {
  readonly sending: boolean;
  /** Why it is not saved. */
  readonly failed: string | null;
  readonly conflict: Conflict | null;
  readonly press: (wish: Wish) => Promise<void>;
  /** Decides the same once more, now that one knows what stands there. */
  readonly insist: () => Promise<void>;
};

/**
 * Sends one act on the point as it was when the form opened. Sent again after a break it bears the same key, so that
 * what had got through the first time is not decided twice.
 */
export function useAct(now: MeetingNow, point: MeetingPoint, decided: (decision: MeetingDecision) => void): Acting {
  const words = useWords().meeting;
  const [opened] = useState(point);
  const [sending, setSending] = useState(false);
  const [failed, setFailed] = useState<string | null>(null);
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const last = useRef<{ readonly said: string; readonly key: string } | null>(null);
  const wished = useRef<Wish | null>(null);
  const { ask } = now;

  const send = useCallback(
    async (wish: Wish, base: { readonly base?: number }) => {
      wished.current = wish;
      const { act, ...rest } = wish;
      const body = { point: opened.id, ...rest, ...base };
      const said = JSON.stringify([act, body]);
      if (last.current?.said !== said) last.current = { said, key: crypto.randomUUID() };
      setSending(true);
      setFailed(null);
      try {
        const answer = await ask<MeetingActed>(
          { path: `/actions/${act}`, body, key: last.current.key },
          ({ page }) => page,
        );
        const [first] = answer?.conflicts ?? [];
        setConflict(first ?? null);
        if (answer?.decision) decided(answer.decision);
      } catch (error) {
        setFailed(fill(words.form.notSent, { why: whyNot(error, words.form.noLine) }));
      } finally {
        setSending(false);
      }
    },
    [ask, opened, decided, words],
  );
  return {
    sending,
    failed,
    conflict,
    press: useCallback((wish) => send(wish, baseOf(wish.act, opened)), [send, opened]),
    insist: useCallback(async () => {
      if (wished.current && conflict) await send(wished.current, { base: conflict.base });
    }, [send, conflict]),
  };
}
