import { expect, test } from 'vitest';
import { isOverdue } from '../../../bot/core/requests/request.ts';
import { p } from '../tasks/world.ts';

const at = new Date('2026-11-03T09:00:00Z');

test('a request is late from the day after, and never once it is settled', () => {
  const dueDate = '2026-12-01';
  const sent = { dueDate, state: { kind: 'sent' } } as const;
  expect(['2026-11-30', '2026-12-01', '2026-12-02'].map((today) => isOverdue(sent, today))).toEqual([
    false,
    false,
    true,
  ]);
  const withdrawn = { dueDate, state: { kind: 'withdrawn', by: p('kim'), at } } as const;
  const fulfilled = {
    dueDate,
    state: { kind: 'fulfilled', evidence: 'photo', on: '2026-12-05', by: p('kim'), at },
  } as const;
  expect([isOverdue(withdrawn, '2027-01-01'), isOverdue(fulfilled, '2027-01-01')]).toEqual([false, false]);
});
