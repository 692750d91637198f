import type { CardJson } from '../../ports/messenger.ts';

/** Plain Adaptive Card elements, version 1.5. Sources: the schema in adaptivecards.io, and Teams' documented limits. */
export type Element = { readonly type: string; readonly [key: string]: unknown };
export type Action = { readonly type: 'Action.Execute' | 'Action.OpenUrl'; readonly [key: string]: unknown };
export type Choice = { readonly title: string; readonly value: string };

/** Our own words. People's words go through `theirs`, which no markdown touches. */
export function text(words: string, more: { readonly [key: string]: unknown } = {}): Element {
  return { type: 'TextBlock', text: words, wrap: true, ...more };
}

export const heading = (words: string): Element => text(words, { size: 'Large', weight: 'Bolder', style: 'heading' });
export const subheading = (words: string): Element => text(words, { weight: 'Bolder', spacing: 'Medium' });
export const hint = (words: string): Element => text(words, { isSubtle: true, size: 'Small', spacing: 'Small' });

/** Lines that people's words are shown in; what is below stands in the last. */
const LINES = 40;

/** What people wrote, shown to the letter: a RichTextBlock knows no markdown, nor line breaks, so each line is one. */
export function theirs(words: string): Element {
  const lines = words.split('\n').filter((line) => line.trim() !== '');
  const shown = [...lines.slice(0, LINES - 1), lines.slice(LINES - 1).join(' ')].filter((line) => line !== '');
  return {
    type: 'Container',
    spacing: 'Small',
    items: shown.map((line) => ({
      type: 'RichTextBlock',
      spacing: 'Small',
      inlines: [{ type: 'TextRun', text: line }],
    })),
  };
}

/** Size of something as it is sent, in bytes. */
export function sizeOf(value: unknown): number {
  return new TextEncoder().encode(JSON.stringify(value)).length;
}

/** As much of a text's beginning as takes `budget` bytes when sent; whole characters only. */
export function beginning(words: string, budget: number): string {
  if (sizeOf(words) <= budget) return words;
  // Halves the gap until it is closed; a character of two units is not parted.
  let [fits, tooMuch] = [0, words.length];
  while (tooMuch - fits > 1) {
    const half = Math.floor((fits + tooMuch) / 2);
    if (sizeOf(words.slice(0, half)) <= budget) fits = half;
    else tooMuch = half;
  }
  return words.slice(0, fits).replace(/[\ud800-\udbff]$/, '');
}

/** Markdown's own signs in a name or another short text of someone else's. No more than that: clients show a needless backslash. */
export function escaped(words: string): string {
  return words
    .replace(/[\\`*_[\]<>~]/g, (sign) => `\\${sign}`)
    .replace(/^(\d+)([.)])/, '$1\\$2')
    .replace(/^[-+#]/, (sign) => `\\${sign}`);
}

/** Says what went wrong, or what is so now, above the rest. */
export function banner(words: string, style: 'attention' | 'good' | 'warning' | 'accent' = 'attention'): Element {
  return { type: 'Container', style, bleed: true, items: [text(words, { weight: 'Bolder' })] };
}

export function facts(rows: readonly (readonly [string, string] | null)[]): Element {
  const shown = rows.filter((row) => row !== null).map(([title, value]) => ({ title, value }));
  return { type: 'FactSet', facts: shown };
}

/** A button that the bot hears. Old clients, which know no Execute, send the same as a message. */
export function press(
  title: string,
  verb: string,
  data: { readonly [key: string]: unknown },
  more: { readonly style?: 'positive' | 'destructive'; readonly skipInputs?: boolean } = {},
): Action {
  const { skipInputs, ...look } = more;
  const inputs = skipInputs ? { associatedInputs: 'none' } : {};
  const sent = { ...data, verb };
  return {
    type: 'Action.Execute',
    title,
    verb,
    data: sent,
    ...inputs,
    ...look,
    fallback: { type: 'Action.Submit', title, data: sent, ...inputs, ...look },
  };
}

export function open(title: string, url: string): Action {
  return { type: 'Action.OpenUrl', title, url };
}

export function actions(list: readonly (Action | null)[]): Element[] {
  const shown = list.filter((action) => action !== null);
  return shown.length === 0 ? [] : [{ type: 'ActionSet', actions: shown }];
}

export function card(body: readonly (Element | null)[], more: { readonly [key: string]: unknown } = {}): CardJson {
  return {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    body: body.filter((element) => element !== null),
    ...more,
  };
}

/** Asks the client to fetch the state of now when this person looks at the message. The fetch only answers. */
export function refresh(
  account: string | null,
  data: { readonly [key: string]: unknown },
): { readonly [key: string]: unknown } {
  if (account === null) return {};
  return {
    refresh: {
      action: { type: 'Action.Execute', title: 'refresh', verb: 'refresh', data: { ...data, verb: 'refresh' } },
      userIds: [account],
    },
  };
}
