import { ProgressBar } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import { type Answer, invoke, submit, type Who } from './api.ts';
import { draw, titleOf } from './draw.ts';
import { finderOf } from './finder.ts';
import { tabRoute } from './links.ts';
import { type CardPayload, isRecord } from './model.ts';
import type { Words } from './words.ts';

/**
 * One card in a message. What it shows is the stored card until a press is answered by another: that one is
 * this person's own view, kept by the page alone, and gone at reload or when the stored message is edited.
 */
export type CardProps = {
  stored: CardPayload;
  /** The answer to an earlier press, if any. */
  view: CardPayload | undefined;
  onView(view: CardPayload): void;
  who: Who;
  memberId: string;
  conversationId: string;
  messageId: string;
  words: Words;
  onOpenTab(route: string): void;
  announce(text: string): void;
};

export function Card(props: CardProps) {
  const { stored, view, who, memberId, conversationId, messageId, words } = props;
  const holder = useRef<HTMLDivElement>(null);
  const [busy, setBusy] = useState(false);
  const [note, setNote] = useState<{ text: string; bad: boolean }>();
  const shown = view ?? stored;
  const key = JSON.stringify(shown);
  const latest = useRef(props);
  latest.current = props;
  const state = useRef({ busy: false, touched: false, presses: 0, takeFocus: false });

  const finish = (answer: Answer, mayFocus: boolean) => {
    setNote(undefined);
    if (answer.kind === 'card') {
      state.current.takeFocus = mayFocus;
      latest.current.onView(answer.card);
      if (mayFocus) latest.current.announce(words.replaced(titleOf(answer.card)));
    }
    if (answer.kind === 'text') setNote({ text: answer.text, bad: false });
    if (answer.kind === 'error') setNote({ text: words.generic, bad: true });
  };

  const run = async (work: () => Promise<Answer>) => {
    if (state.current.busy) return;
    state.current.busy = true;
    state.current.presses += 1;
    setBusy(true);
    setNote(undefined);
    const answer = await work();
    state.current.busy = false;
    setBusy(false);
    finish(answer, true);
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: a card is redrawn when what it shows changes, and only then
  useEffect(() => {
    const place = holder.current;
    if (!place) return;
    const focused = place.contains(document.activeElement) ? document.activeElement : null;
    const focusedAt = focused ? focusable(place).indexOf(focused) : -1;
    const focusedName = focused?.textContent;
    state.current.touched = false;
    const drawn = draw(shown, {
      onExecute: (action) =>
        void run(() =>
          invoke(conversationId, who, messageId, 'adaptiveCard/action', {
            action: { type: 'Action.Execute', ...action },
            trigger: 'manual',
          }),
        ),
      onSubmit: (data) =>
        void run(async () => {
          const { ok } = await submit(conversationId, who, messageId, data).catch(() => ({ ok: false }));
          return ok ? { kind: 'nothing' } : { kind: 'error' };
        }),
      onOpen: (url) => {
        const route = tabRoute(url);
        if (route) latest.current.onOpenTab(route);
        else window.open(url, '_blank', 'noopener');
      },
      onTouched: () => {
        state.current.touched = true;
      },
      finder: finderOf(words, conversationId, who, messageId),
    });
    place.replaceChildren(...(drawn ? [drawn.element] : []));
    if (state.current.takeFocus) place.focus({ preventScroll: true });
    else if (focused) restoreFocus(place, focusedAt, focusedName);
    if (state.current.takeFocus) showFrom(place);
    state.current.takeFocus = false;
    return () => drawn?.stop();
  }, [key, words]);

  // Teams asks for a fresh card when one is seen by somebody on its refresh list. The answer only shows.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each stored version that comes into view
  useEffect(() => {
    const action = refreshFor(stored, [memberId, who.person]);
    if (!action) return;
    let gone = false;
    const { presses } = state.current;
    void invoke(conversationId, who, messageId, 'adaptiveCard/action', { action, trigger: 'automatic' }).then(
      (answer) => {
        const overtaken = gone || state.current.presses !== presses || state.current.touched;
        if (answer.kind === 'card' && !overtaken) finish(answer, false);
      },
    );
    return () => {
      gone = true;
    };
  }, [JSON.stringify(stored)]);

  useEffect(() => {
    const buttons = [...(holder.current?.querySelectorAll('.ac-pushButton') ?? [])];
    if (!busy) return;
    for (const button of buttons) button.setAttribute('aria-disabled', 'true');
    return () => {
      for (const button of buttons) button.removeAttribute('aria-disabled');
    };
  }, [busy]);

  return (
    <div className="card" data-testid="card" aria-busy={busy} data-busy={busy || undefined}>
      {busy && <ProgressBar className="card-progress" aria-label={words.working} />}
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would take the renderer's layout */}
      <div
        ref={holder}
        className="card-body"
        role="group"
        tabIndex={-1}
        aria-label={titleOf(shown) || words.cardFrom}
      />
      {note && (
        <p ref={intoView} className={note.bad ? 'card-note bad' : 'card-note'} role={note.bad ? 'alert' : 'status'}>
          {note.text}
        </p>
      )}
    </div>
  );
}

/** A card taller than the window is shown from its beginning. */
function showFrom(card: HTMLElement) {
  const room = card.closest('.messages')?.clientHeight ?? window.innerHeight;
  card.scrollIntoView({ block: card.offsetHeight > room - 40 ? 'start' : 'nearest' });
}

const intoView = (element: HTMLElement | null) => element?.scrollIntoView({ block: 'nearest' });

const focusable = (place: HTMLElement): Element[] => [
  ...place.querySelectorAll('button, input, select, textarea, a[href], [tabindex="0"]'),
];

/** After an edit in place: the same control if it is still there by place and name, else the card itself. */
function restoreFocus(place: HTMLElement, at: number, name: string | null | undefined) {
  const same = focusable(place)[at];
  if (same instanceof HTMLElement && same.textContent === name) same.focus({ preventScroll: true });
  else place.focus({ preventScroll: true });
}

function refreshFor(card: CardPayload, ids: string[]): Record<string, unknown> | undefined {
  const { refresh } = card;
  if (!isRecord(refresh) || !isRecord(refresh.action)) return undefined;
  const { userIds } = refresh;
  if (!Array.isArray(userIds) || !userIds.some((id) => ids.includes(id))) return undefined;
  return refresh.action;
}
