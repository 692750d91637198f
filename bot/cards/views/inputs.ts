import type { Choice, Element } from './elements.ts';
import { beginning } from './elements.ts';

type Asked = { readonly label: string; readonly required?: string };

function asked({ label, required }: Asked): { readonly [key: string]: unknown } {
  return required === undefined ? { label } : { label, isRequired: true, errorMessage: required };
}

/** What a field of `limit` characters takes at most when sent, in bytes: three each for the widest letters. */
const BYTES_A_CHARACTER = 3;

export function textInput(
  id: string,
  ask: Asked & {
    readonly value?: string;
    readonly limit: number;
    readonly placeholder?: string;
    readonly multiline?: boolean;
  },
): Element {
  return {
    type: 'Input.Text',
    id,
    ...asked(ask),
    isMultiline: ask.multiline ?? true,
    maxLength: ask.limit,
    // What is too long is shown as far as a card can hold it, to be shortened; a right one is never cut.
    ...(ask.value ? { value: beginning(ask.value.toWellFormed(), ask.limit * BYTES_A_CHARACTER) } : {}),
    ...(ask.placeholder ? { placeholder: ask.placeholder } : {}),
  };
}

export function choices(
  id: string,
  list: readonly Choice[],
  ask: Asked & {
    readonly value?: string | null;
    readonly several?: boolean;
    readonly style?: 'compact' | 'expanded' | 'filtered';
    readonly placeholder?: string;
    readonly dataset?: string;
  },
): Element {
  return {
    type: 'Input.ChoiceSet',
    id,
    ...asked(ask),
    style: ask.style ?? 'compact',
    isMultiSelect: ask.several ?? false,
    wrap: true,
    choices: list,
    ...(ask.value ? { value: ask.value } : {}),
    ...(ask.placeholder ? { placeholder: ask.placeholder } : {}),
    ...(ask.dataset ? { 'choices.data': { type: 'Data.Query', dataset: ask.dataset } } : {}),
  };
}

export function toggle(id: string, title: string, value: boolean): Element {
  return { type: 'Input.Toggle', id, title, value: String(value), valueOn: 'true', valueOff: 'false', wrap: true };
}

export function date(id: string, label: string, value: string | null): Element {
  return { type: 'Input.Date', id, label, ...(value ? { value } : {}) };
}

export function time(id: string, label: string, value: string | null): Element {
  return { type: 'Input.Time', id, label, ...(value ? { value } : {}) };
}

export function numberInput(
  id: string,
  label: string,
  value: number | null,
  limits: { readonly min?: number; readonly max?: number },
): Element {
  return { type: 'Input.Number', id, label, ...limits, ...(value === null ? {} : { value }) };
}

/** Side by side where there is room; Teams stacks stretched columns on a phone only by their width. */
export function sideBySide(...elements: readonly Element[]): Element {
  return {
    type: 'ColumnSet',
    columns: elements.map((element) => ({ type: 'Column', width: 'stretch', items: [element] })),
  };
}
