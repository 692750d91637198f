import { Button, ProgressBar } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons';
import { useEffect, useId, useRef, useState } from 'react';
import { act, type DialogAnswer, type Who } from './api.ts';
import { draw, titleOf } from './draw.ts';
import { finderOf } from './finder.ts';
import { tabRoute } from './links.ts';
import type { CardPayload } from './model.ts';
import type { Words } from './words.ts';

/** The action of the manifest. */
const REPORT_MESSAGE = 'reportMessage';

type Props = {
  who: Who;
  conversationId: string;
  messageId: string;
  words: Words;
  onOpenTab(route: string): void;
  onClose(): void;
};

/** A dialog as Teams opens one for a message's action: the bot's card, whose Action.Submit is answered with the next. */
export function ActionDialog({ who, conversationId, messageId, words, onOpenTab, onClose }: Props) {
  const box = useRef<HTMLDialogElement>(null);
  const holder = useRef<HTMLDivElement>(null);
  const heading = useId();
  const [shown, setShown] = useState<{ title: string; card: CardPayload }>();
  const [busy, setBusy] = useState(true);
  const [failed, setFailed] = useState(false);
  const state = useRef({ busy: true, onOpenTab, onClose });
  state.current.onOpenTab = onOpenTab;
  state.current.onClose = onClose;

  const take = (answer: DialogAnswer) => {
    state.current.busy = false;
    setBusy(false);
    setFailed(answer.kind === 'error');
    if (answer.kind === 'dialog') setShown(answer);
    if (answer.kind === 'closed') state.current.onClose();
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: opened once; another message is another dialog
  useEffect(() => {
    box.current?.showModal();
    let gone = false;
    void act(conversationId, who, messageId, REPORT_MESSAGE).then((answer) => gone || take(answer));
    return () => {
      gone = true;
    };
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: redrawn when what it shows changes, and only then
  useEffect(() => {
    const place = holder.current;
    if (!place || !shown) return;
    const drawn = draw(shown.card, {
      // Teams runs no Action.Execute here, so neither does the stage.
      onExecute: () => setFailed(true),
      onSubmit: (data) => {
        if (state.current.busy) return;
        state.current.busy = true;
        setBusy(true);
        void act(conversationId, who, messageId, REPORT_MESSAGE, data).then(take);
      },
      onOpen: (url) => {
        const route = tabRoute(url);
        if (!route) window.open(url, '_blank', 'noopener');
        else {
          state.current.onOpenTab(route);
          state.current.onClose();
        }
      },
      onTouched: () => undefined,
      finder: finderOf(words, conversationId, who, messageId),
    });
    place.replaceChildren(...(drawn ? [drawn.element] : []));
    place.scrollIntoView({ block: 'start' });
    place.focus({ preventScroll: true });
    return () => drawn?.stop();
  }, [shown, words]);

  return (
    <dialog
      ref={box}
      className="action-dialog"
      data-testid="dialog"
      data-busy={busy || undefined}
      aria-labelledby={heading}
      onClose={onClose}
    >
      <header className="dialog-head">
        <h2 id={heading}>{shown?.title ?? words.reportMessage}</h2>
        <Button
          appearance="subtle"
          icon={<DismissRegular />}
          aria-label={words.close}
          onClick={() => box.current?.close()}
        />
      </header>
      {busy && <ProgressBar aria-label={words.working} />}
      <div className="dialog-body card" aria-busy={busy}>
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would take the renderer's layout */}
        <div
          ref={holder}
          className="card-body"
          role="group"
          tabIndex={-1}
          aria-label={shown ? titleOf(shown.card) || words.cardFrom : words.working}
        />
        {failed && (
          <p className="card-note bad" role="alert">
            {words.generic}
          </p>
        )}
      </div>
    </dialog>
  );
}
