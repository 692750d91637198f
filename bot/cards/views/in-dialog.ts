import type { CardJson } from '../../ports/messenger.ts';

/** What may be pressed in a dialog: a report's own way, from the gate to «Skicka». The rest is for the chat. */
export const dialogVerbs: ReadonlySet<string> = new Set([
  'reportMessage',
  'safe',
  'unsafe',
  'submit',
  'tellMore',
  'page',
  'discard',
  'refresh',
]);

const isRecord = (value: unknown): value is { readonly [key: string]: unknown } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function fitted(value: unknown): unknown {
  if (Array.isArray(value)) return value.flatMap((each) => fitted(each) ?? []);
  if (!isRecord(value)) return value;
  if (value.type === 'Action.Execute')
    return typeof value.verb === 'string' && dialogVerbs.has(value.verb) ? value.fallback : undefined;
  const inner = Object.fromEntries(Object.entries(value).map(([key, each]) => [key, fitted(each)]));
  // A row of buttons that lost them all would be an empty one.
  return value.type === 'ActionSet' && Array.isArray(inner.actions) && inner.actions.length === 0 ? undefined : inner;
}

/** A card as a dialog can show it: Action.Submit for each button that belongs there, and nothing that refreshes by itself. */
export function inDialog(card: CardJson): CardJson {
  const { refresh: _refresh, ...rest } = card;
  const shown = Object.entries(rest).map(([key, value]) => [key, key === 'type' ? value : fitted(value)] as const);
  return { ...Object.fromEntries(shown), type: 'AdaptiveCard' };
}
