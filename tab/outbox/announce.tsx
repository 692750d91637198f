import { useEffect } from 'react';
import type { PresenceField } from '../../bot/api/contract.ts';
import { useKnown } from '../context.tsx';
import { parse, useHash } from '../route.ts';

/** A focus that only passes by is nobody's business. */
const REST_MS = 300;

const fields = [
  'title',
  'description',
  'administration',
  'responsible',
  'dueDate',
  'status',
  'priority',
  'followUpDate',
  'recurrence',
  'participants',
  'checklist',
  'comment',
] as const satisfies readonly PresenceField[];

/** Which field of which task an element belongs to, by what stands around it. */
function fieldAt(element: EventTarget | null): { readonly task: string; readonly field: PresenceField } | null {
  if (!(element instanceof Element)) return null;
  const cell = element.closest('[data-cell]')?.getAttribute('data-cell');
  const task = element.closest('[data-task-id]')?.getAttribute('data-task-id');
  const field = fields.find((each) => each === cell);
  return task && field ? { task, field } : null;
}

/**
 * Tells the others which task is open here and which field has the focus. Once for the whole tab: it reads
 * `data-task-id` of a row, card or panel and `data-cell` of the field within.
 */
export function Announce() {
  const { editors } = useKnown();
  const route = parse(useHash());
  const open = route.page === 'tasks' ? route.task : null;
  useEffect(() => (open === null ? undefined : editors.begin(open, 'task')), [editors, open]);
  useEffect(() => {
    let leave = () => {};
    let at = '';
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      const found = document.hidden ? null : fieldAt(document.activeElement);
      const key = found ? `${found.task} ${found.field}` : '';
      if (key === at) return;
      at = key;
      leave();
      leave = found ? editors.begin(found.task, found.field) : () => {};
    };
    const soon = () => {
      clearTimeout(timer);
      timer = setTimeout(look, REST_MS);
    };
    for (const event of ['focusin', 'focusout', 'visibilitychange']) document.addEventListener(event, soon);
    return () => {
      for (const event of ['focusin', 'focusout', 'visibilitychange']) document.removeEventListener(event, soon);
      clearTimeout(timer);
      leave();
    };
  }, [editors]);
  return null;
}
