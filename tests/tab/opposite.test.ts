import { expect, test } from 'vitest';
import { keptNew, opposite } from '../../tab/tasks/opposite.ts';
import { taskOf } from './task.ts';

const kim = { id: 'kim', name: 'Kim Påhittad' };
const lee = { id: 'lee', name: 'Lee Påhittad' };
const before = taskOf('t', { dueDate: '2026-12-01', responsible: kim, participants: [lee] });
const versions = { ...before.fieldVersions, dueDate: 4, responsible: 5, removed: 6 };

test('what takes a change back is the value before, on the version that the change made', () => {
  const after = taskOf('t', { undated: true, version: 5, fieldVersions: versions });
  const changes = [
    { field: 'dueDate', value: 'none', base: 1 },
    { field: 'responsible', value: null, base: 1 },
  ] as const;
  expect(opposite({ before, after, changes })).toEqual([
    { field: 'dueDate', value: '2026-12-01', base: 4 },
    { field: 'responsible', value: 'kim', base: 5 },
  ]);
  // And back again: no date by choice is not the same as none.
  expect(
    opposite({ before: after, after: before, changes: [{ field: 'dueDate', value: '2026-12-01', base: 4 }] }),
  ).toEqual([{ field: 'dueDate', value: 'none', base: 1 }]);
});

test('an added task is taken back by removing it', () => {
  expect(opposite(keptNew(taskOf('t')))).toEqual([{ field: 'removed', value: 'yes', base: 1 }]);
});

test('of those who take part only the ones that the change itself moved are moved back', () => {
  const change = { field: 'participants', add: ['kim', 'lee'], remove: ['robin'] } as const;
  // Lee took part before, and Robin did not: neither is touched.
  expect(opposite({ before, after: before, changes: [change] })).toEqual([
    { field: 'participants', add: [], remove: ['kim'] },
  ]);
  const nothing = { field: 'participants', add: ['lee'] } as const;
  expect(opposite({ before, after: before, changes: [nothing] })).toEqual([]);
});

test('a line of the checklist comes back where it stood, goes when it was new, and is as it was when it was changed', () => {
  const one = { id: 'a', text: 'Ett', done: false, version: 1 };
  const two = { id: 'b', text: 'Två', done: true, version: 2 };
  const full = taskOf('t', { checklist: [one, two], version: 2 });
  const less = taskOf('t', { checklist: [one], version: 9 });
  const removed = { field: 'checklist', item: 'b', value: null, base: 2 } as const;
  expect(opposite({ before: full, after: less, changes: [removed] })).toEqual([
    { field: 'checklist', item: 'b', value: { text: 'Två', done: true, after: 'a' }, base: 9 },
  ]);
  const added = { field: 'checklist', item: 'b', value: { text: 'Två', done: true }, base: 0 } as const;
  expect(opposite({ before: less, after: full, changes: [added] })).toEqual([
    { field: 'checklist', item: 'b', value: null, base: 2 },
  ]);
  const ticked = taskOf('t', { checklist: [{ ...one, done: true, version: 7 }], version: 7 });
  const tick = { field: 'checklist', item: 'a', value: { text: 'Ett', done: true }, base: 1 } as const;
  expect(opposite({ before: less, after: ticked, changes: [tick] })).toEqual([
    { field: 'checklist', item: 'a', value: { text: 'Ett', done: false }, base: 7 },
  ]);
});
