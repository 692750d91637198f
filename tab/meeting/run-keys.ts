import type { MeetingAct } from '../../bot/api/contract.ts';
import { useKeys } from '../look/keys.tsx';
import { useWords } from '../words.tsx';
import { actKeys } from './run-act.ts';

type Press = (() => void) | null;

/** What the keys do now. Null: nothing, and then the help does not list it either. */
export type RunKeys = {
  readonly acts: readonly MeetingAct[];
  readonly press: (act: MeetingAct) => void;
  readonly next: Press;
  readonly previous: Press;
  /** The leader's next and previous are everyone's, and a presenter's remote presses them. */
  readonly leads: boolean;
  readonly follow: Press;
  readonly takeUp: Press;
  readonly add: Press;
  readonly attendance: Press;
  readonly iAmHere: Press;
  readonly close: Press;
  readonly end: Press;
};

export function useRunKeys(run: RunKeys): void {
  const words = useWords().meeting;
  const all = Object.entries(actKeys).flatMap(([name, keys]) => {
    const act = run.acts.find((each) => each === name);
    return act ? [{ keys, does: words.acts[act], press: () => run.press(act) }] : [];
  });
  const bound = (keys: string | readonly string[], does: string, press: Press) =>
    press ? [{ keys, does, press }] : [];
  useKeys(words.keys.title, [
    ...all,
    ...bound(run.leads ? ['ArrowRight', ' ', 'PageDown'] : 'ArrowRight', words.move.next, run.next),
    ...bound(run.leads ? ['ArrowLeft', 'PageUp'] : 'ArrowLeft', words.move.previous, run.previous),
    ...bound('f', words.keys.follow, run.follow),
    ...bound('m', words.move.here, run.takeUp),
    ...bound('+', words.add.title, run.add),
    ...bound('p', words.attendance.title, run.attendance),
    ...bound('h', words.attendance.iAmHere, run.iAmHere),
    ...bound('Escape', words.form.cancel, run.close),
    ...bound('shift+a', words.end.confirm, run.end),
  ]);
}
