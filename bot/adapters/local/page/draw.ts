import { AdaptiveCard, ExecuteAction, OpenUrlAction, Strings, SubmitAction } from 'adaptivecards';
import { type Finder, finders, registerCombobox } from './combobox.ts';
import { hostConfig } from './host-config.ts';
import { toHtml } from './markdown.ts';
import { keepMended } from './mend.ts';
import type { CardPayload } from './model.ts';
import { registerNumberInput } from './number-input.ts';

/** Draws a card with Microsoft's own renderer, in Teams' look. */
export type CardEvents = {
  onExecute(action: { id?: string; verb: string; data: unknown }): void;
  onSubmit(data: unknown): void;
  onOpen(url: string): void;
  /** Something was filled in. */
  onTouched(): void;
  finder: Finder;
};

registerCombobox();
registerNumberInput();
AdaptiveCard.onProcessMarkdown = (text, result) => {
  result.outputHtml = toHtml(text);
  result.didProcess = true;
};
Strings.defaults.overflowButtonText = () => '…';

export type Drawn = { element: HTMLElement; stop(): void };

export function draw(payload: CardPayload, events: CardEvents): Drawn | undefined {
  const card = new AdaptiveCard();
  card.hostConfig = hostConfig;
  finders.set(card, events.finder);
  card.onInputValueChanged = () => events.onTouched();
  card.onAnchorClicked = (_element, anchor) => {
    events.onOpen(anchor.getAttribute('href') ?? '');
    return true;
  };
  card.onExecuteAction = (action) => {
    if (action instanceof ExecuteAction)
      events.onExecute({ ...(action.id ? { id: action.id } : {}), verb: action.verb, data: action.data ?? {} });
    else if (action instanceof SubmitAction) events.onSubmit(action.data ?? {});
    else if (action instanceof OpenUrlAction && action.url) events.onOpen(action.url);
  };
  card.parse(payload);
  const element = card.render();
  if (!element) return undefined;
  return { element, stop: keepMended(element) };
}

/** The first thing a card says: what a screen reader is told when it has come. */
export function titleOf(payload: CardPayload): string {
  const first = textsIn(payload.body)[0];
  return first?.replace(/[*_#[\]]/g, '').slice(0, 120) ?? '';
}

function textsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (typeof value !== 'object' || value === null) return [];
  const own = 'text' in value && typeof value.text === 'string' ? [value.text] : [];
  return [
    ...own,
    ...('items' in value ? textsIn(value.items) : []),
    ...('columns' in value ? textsIn(value.columns) : []),
  ];
}
