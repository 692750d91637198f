import { expect, test } from 'vitest';
import { createLog, describe } from '../bot/log.ts';

function written(level = 'trace') {
  const lines: string[] = [];
  return { lines, log: createLog(level, (line) => lines.push(line)) };
}

test('a line is JSON with a time, a level, the event and what belongs to it', () => {
  const { lines, log } = written();
  log.with({ job: 'j1' }).warn('job.stuck', { tries: 5 });
  expect(lines.map((line) => JSON.parse(line))).toEqual([
    { level: 'warn', time: expect.stringMatching(/^\d{4}-.*Z$/), job: 'j1', tries: 5, event: 'job.stuck' },
  ]);
});

test('fields that could hold content or tell who it is are struck out, also in what is added to every line', () => {
  const { lines, log } = written();
  const fields = { text: 'MARKER', name: 'MARKER', token: 'MARKER', person: 'MARKER', body: 'MARKER' };
  log.with(fields).info('x', fields);
  expect(lines.join('')).not.toContain('MARKER');
});

test('an error is told by name, code and place, never by its message, its cause’s or its fields', () => {
  class DatabaseError extends Error {
    code = '23505';
    detail = 'Key (text)=(MARKER) already exists.';
  }
  const error = new DatabaseError('MARKER\n    at MARKER (fake)', { cause: new TypeError('MARKER') });
  const said = describe(error);
  expect(said).toMatchObject({ error: 'Error', code: '23505', cause: 'TypeError' });
  expect(String(said.at)).toContain('log.test.ts');
  expect(JSON.stringify(said)).not.toContain('MARKER');
  expect(JSON.stringify(describe('MARKER'))).not.toContain('MARKER');
});

test('below its level nothing is written', () => {
  const { lines, log } = written('warn');
  log.info('x');
  log.debug('x');
  expect(lines).toEqual([]);
});
