/*
 * Keys of the tab: bound and listed by the same line, so that the help can never lie.
 *
 *   useKeys(words.tasks.page, [
 *     { keys: 'n', does: words.views.keys.add, press: () => field.current?.focus() },
 *     { keys: ['j', 'ArrowDown'], does: words.views.keys.down, press: () => move(1) },
 *     { keys: 'mod+z', does: words.undo, press: () => void undo() },
 *     { keys: 'Enter', does: words.views.keys.edit },              // without `press`: only listed
 *   ]);
 *
 * The first argument is the heading in the help (opened by `?` and by the button in the frame); what several components
 * list under one heading stands together. Keys hold while the component is mounted and `when` is not false. Asked last
 * (the panel over the list) is asked first. Never while someone types in a field, nor while a dialog is open; not with
 * Ctrl, Cmd or Alt unless said: `mod+z` is Ctrl+Z, or Cmd+Z on a Mac, and `mod+shift+z`, `shift+ArrowDown` likewise.
 * Enter, space and arrows are left to a button, link or choice that has focus. Single letters can be switched off in
 * the help (WCAG 2.1.4): whatever they do must have another way too. A handler that React has already called wins by
 * `event.preventDefault()`.
 */
import { useLayoutEffect, useRef, useSyncExternalStore } from 'react';

export type Key = {
  /** As `KeyboardEvent.key` says it, letters small: `n`, `?`, `Enter`, `mod+z`. Several do the same. */
  readonly keys: string | readonly string[];
  /** What the help says that it does. */
  readonly does: string;
  /** Left out where what has focus hears the key itself, and it is only listed. */
  readonly press?: (event: KeyboardEvent) => void;
  /** Neither bound nor listed while false. */
  readonly when?: boolean;
};

export type Listed = { readonly page: string; readonly keys: readonly Key[] };

const listed = new Map<object, Listed>();
const told = new Set<() => void>();
let snapshot: readonly Listed[] = [];

function changed() {
  snapshot = [...listed.values()];
  for (const tell of told) tell();
}

/** Binds keys, and lists them in the help under `page`. */
export function useKeys(page: string, keys: readonly Key[]): void {
  const token = useRef({});
  const newest = useRef<readonly Key[]>(keys);
  const shown = keys.filter((key) => key.when !== false);
  // The help is told when what it says becomes another, not at every turn.
  const said = JSON.stringify(shown.map((key) => [key.keys, key.does]));
  // With what is drawn: a key pressed the moment it is shown is not lost.
  useLayoutEffect(() => {
    newest.current = keys.filter((key) => key.when !== false);
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: `said` stands for the keys, which are new at every turn
  useLayoutEffect(() => {
    const mine = token.current;
    const heard = (event: KeyboardEvent) => hear(event, newest.current);
    listed.set(mine, { page, keys: newest.current });
    heards.unshift(heard);
    if (heards.length === 1) document.addEventListener('keydown', hearAll);
    changed();
    return () => {
      listed.delete(mine);
      heards.splice(heards.indexOf(heard), 1);
      if (heards.length === 0) document.removeEventListener('keydown', hearAll);
      changed();
    };
  }, [page, said]);
}

/** All keys that hold now, by heading. */
export function useListedKeys(): readonly Listed[] {
  return useSyncExternalStore(
    (tell) => {
      told.add(tell);
      return () => told.delete(tell);
    },
    () => snapshot,
  );
}

const heards: ((event: KeyboardEvent) => boolean)[] = [];

function hearAll(event: KeyboardEvent) {
  if (event.defaultPrevented || event.isComposing || document.querySelector('[aria-modal="true"]')) return;
  if ([...heards].some((heard) => heard(event))) event.preventDefault();
}

function hear(event: KeyboardEvent, keys: readonly Key[]): boolean {
  const said = pressOf(event);
  const found = keys.find(({ keys: names, press }) => press && [names].flat().includes(said));
  if (!found?.press || isTaken(event, said)) return false;
  found.press(event);
  return true;
}

/** The press as a key is written in a list. Shift is a part of what a sign is, but of no letter. */
export function pressOf(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>): string {
  const { key } = event;
  const letter = /^\p{L}$/u.test(key);
  const named = key.length > 1;
  const shift = event.shiftKey && (letter || named || key === ' ') ? 'shift+' : '';
  const mod = event.ctrlKey || event.metaKey ? 'mod+' : '';
  // AltGr types signs on Nordic keyboards, and comes as Ctrl+Alt in Windows.
  if (event.altKey) return mod !== '' && key.length === 1 ? key : `alt+${mod}${key}`;
  return `${mod}${shift}${letter ? key.toLowerCase() : key}`;
}

const presses = 'a[href], button, summary, input, [role="button"], [role="option"], [role="menuitem"], [role="tab"]';
const choices = '[role="menu"], [role="listbox"], [role="tablist"], [role="radiogroup"], input[type="radio"]';

/** Whether what has focus has its own use for the key. */
function isTaken(event: KeyboardEvent, said: string): boolean {
  const { target } = event;
  if (!(target instanceof HTMLElement)) return false;
  // A field in which nothing is half written says so by `data-settled`, and leaves what goes with Ctrl to the page.
  if (isTyping(target)) return !(said.startsWith('mod+') && target.dataset.settled !== undefined);
  if (said === 'Enter' || said === ' ') return target.closest(presses) !== null;
  if (said.startsWith('Arrow') || said === 'Home' || said === 'End') return target.closest(choices) !== null;
  if (target instanceof HTMLSelectElement) return !said.startsWith('mod+');
  return said.length === 1 && (!areLettersOn() || target.closest('[role="menu"], [role="listbox"]') !== null);
}

const untyped = new Set(['checkbox', 'radio', 'button', 'submit', 'reset', 'file', 'range', 'color']);

function isTyping(target: HTMLElement): boolean {
  if (target instanceof HTMLInputElement) return !untyped.has(target.type);
  return target instanceof HTMLTextAreaElement || target.isContentEditable;
}

const OFF = 'trygg.keys.off';
let lettersOn = (() => {
  try {
    return localStorage.getItem(OFF) === null;
  } catch {
    // A frame whose storage is closed to it.
    return true;
  }
})();

export const areLettersOn = (): boolean => lettersOn;

/** Kept by this browser where it lets us. */
export function switchLetters(on: boolean): void {
  lettersOn = on;
  try {
    if (on) localStorage.removeItem(OFF);
    else localStorage.setItem(OFF, '1');
  } catch {
    // Holds until the page is left.
  }
}
