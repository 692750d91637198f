import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ImportAnswer, Task } from '../../bot/api/contract.ts';
import { tabWords } from '../../bot/words/tab/index.ts';
import { headingOf } from '../../tab/exchange/columns.ts';
import { guarded, unguarded } from '../../tab/exchange/guard.ts';
import { readDelimited, readFile } from '../../tab/exchange/read-file.ts';
import { readRows } from '../../tab/exchange/read-rows.ts';
import { copiedOf, csvOf, xlsxOf } from '../../tab/exchange/write-file.ts';
import { world } from '../api/world.ts';

let api: Awaited<ReturnType<typeof world>>;
beforeAll(async () => {
  api = await world();
});
afterAll(() => api.end());

const add = async (part: object): Promise<Task> => {
  const { status, json } = await api.ask('kim', 'POST', '/api/tasks', part);
  if (status !== 201) throw new Error(JSON.stringify(json));
  return json;
};
const dry = async (sheet: Parameters<typeof readRows>[0]): Promise<ImportAnswer> => {
  const read = readRows(sheet, false);
  if (typeof read === 'string') throw new Error(read);
  expect(read.unknown).toEqual([]);
  const rows = read.rows.map(({ row }) => row);
  return (await api.ask('kim', 'POST', '/api/tasks/import', { rows, dryRun: true })).json;
};
const fileOf = async (blob: Blob, name: string) => {
  const sheet = await readFile(new File([blob], name));
  if (typeof sheet === 'string') throw new Error(sheet);
  return sheet;
};

describe('a sheet that goes out and comes back changes nothing', () => {
  /** What people write, and what makes spreadsheets stumble. */
  const piece = fc.constantFrom(
    'Byt lås',
    'å ä ö',
    '=1+1',
    "'=1",
    "''",
    '-',
    '+',
    '@alla',
    ';',
    ',',
    '"',
    '""',
    '\t',
    '\n',
    '\r\n',
    '- punkt',
    '# Rubrik',
    ' ',
    ' ',
    '😀',
    '<b>&amp;</b>',
    'TRUE',
  );
  const text = (most: number) =>
    fc.oneof(
      fc.array(piece, { minLength: 1, maxLength: 6 }).map((all) => all.join('').slice(0, most)),
      fc.constantFrom('007', '2026-12-01', '1/2', 'U-00001', '1,5'),
    );
  const task = fc.record({
    title: text(150).filter((title) => title.trim() !== ''),
    description: fc.oneof(fc.constant(''), text(500)),
    administration: fc.constantFrom(null, 'hospital'),
    responsible: fc.constantFrom(null, 'kim', 'robin', 'nurse'),
    dueDate: fc.constantFrom(null, 'none', '2026-12-01', '2028-02-29'),
    followUpDate: fc.constantFrom(null, '2027-01-01'),
    priority: fc.constantFrom('urgent', 'important', 'medium', 'low'),
    recurrence: fc.constantFrom(null, 'P1Y', 'P2W'),
    origin: fc.constantFrom('manual', 'rsa', 'meeting', 'goal'),
  });

  test.each(['sv', 'en'] as const)('as XLSX, CSV and by the clipboard, in %s', async (locale) => {
    const words = tabWords[locale];
    await fc.assert(
      fc.asyncProperty(fc.array(task, { minLength: 1, maxLength: 4 }), async (parts) => {
        const tasks: Task[] = [];
        for (const part of parts) {
          const { recurrence, ...rest } = part;
          const dated = rest.dueDate !== null && rest.dueDate !== 'none';
          tasks.push(await add({ ...rest, recurrence: dated ? recurrence : null }));
        }
        const sheets = {
          xlsx: await fileOf(await xlsxOf(tasks, words), 'a.xlsx'),
          csv: await fileOf(await csvOf(tasks, words), 'a.csv'),
          clipboard: await readDelimited((await copiedOf(tasks, words)).text, '\t'),
        };
        for (const [way, sheet] of Object.entries(sheets)) {
          const { counts, rows } = await dry(sheet);
          const odd = rows.filter((row) => row.kind !== 'same');
          expect({ way, odd, counts }).toEqual({
            way,
            odd: [],
            counts: { new: 0, change: 0, same: tasks.length, wrong: 0 },
          });
        }
      }),
      { numRuns: 15 },
    );
  });
});

describe('a cell can be no formula', () => {
  test.each(['=HYPERLINK("x")', '+1', '-1', '@SUM(1)', '\t=1', '\r=1', "'=1", '＝1'])('%j', async (title) => {
    expect(guarded(title)).toBe(`'${title}`);
    expect(unguarded(guarded(title))).toBe(title);
  });

  test('whatever is written is read back as it was, and nothing that is written begins as a formula does', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(unguarded(guarded(text))).toBe(text);
        expect(guarded(text)).not.toMatch(/^[=+\-@\t\r]/);
      }),
    );
  });

  test('in the files themselves', async () => {
    const made = await add({ title: '=cmd|calc', description: '+x', responsible: 'kim' });
    const csv = await (await csvOf([made], tabWords.sv)).text();
    expect(csv).toContain(";'=cmd|calc;");
    expect(csv).toContain(";'+x;");
    const sheet = await readSheetOf(await xlsxOf([made], tabWords.sv));
    expect(sheet[1]).toContain("'=cmd|calc");
  });
});

/** Raw cells, as another program would read them. */
async function readSheetOf(blob: Blob): Promise<unknown[][]> {
  const { readSheet } = await import('read-excel-file/universal');
  return readSheet(await blob.arrayBuffer());
}

test('what is written is what Excel in Sweden opens: a mark, semicolons, Swedish headings, and dates that are dates', async () => {
  const made = await add({ title: 'Öva', dueDate: '2026-12-01' });
  const blob = await csvOf([made], tabWords.sv);
  const bytes = new Uint8Array(await blob.arrayBuffer());
  expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const [head] = (await blob.text()).split('\r\n');
  expect(head).toContain('Nummer;Uppgift;Status;Prioritet;Förvaltning;Ansvarig;Förfaller;Bevakning;Upprepas');
  const sheet = await readSheetOf(await xlsxOf([made], tabWords.sv));
  const at = sheet[0]?.indexOf('Förfaller') ?? -1;
  expect(sheet[1]?.[at]).toEqual(new Date('2026-12-01T00:00:00Z'));
});

test('headings of Planner and of people in a hurry are known, others are told of', () => {
  const known = ['Uppgift', 'TASK NAME', 'Assigned To', 'Förfallodatum', 'Prio', 'Klart senast:', ' förvaltning '];
  expect(known.map(headingOf)).toEqual([
    'title',
    'title',
    'responsible',
    'dueDate',
    'priority',
    'dueDate',
    'administration',
  ]);
  const read = readRows(
    [
      ['Uppgift', 'Budget', 'Ändrad'],
      ['A', '100', '2026-01-01'],
    ],
    false,
  );
  expect(read).toEqual({ rows: [{ line: 2, row: { cells: { title: 'A' } } }], unknown: ['Budget'] });
});

test('pasted rows without headings are read by place, with a number first when one stands there', () => {
  expect(readRows([['Byt lås', 'Provsjukhuset'], ['', ''], ['Öva']], true)).toEqual({
    rows: [
      { line: 1, row: { cells: { title: 'Byt lås', administration: 'Provsjukhuset' } } },
      { line: 3, row: { cells: { title: 'Öva' } } },
    ],
    unknown: [],
  });
  expect(readRows([['u-00012', 'Byt lås']], true)).toEqual({
    rows: [{ line: 1, row: { number: 'U-00012', cells: { title: 'Byt lås' } } }],
    unknown: [],
  });
  expect(readRows([['Byt lås']], false)).toBe('noTitle');
  expect(readRows([['', ' ']], true)).toBe('empty');
});

describe('a file that cannot be read says why', () => {
  test.each([
    ['a picture', new File([new Uint8Array([0x89, 0x50])], 'a.png'), 'kind'],
    ['an old Excel file', new File(['x'], 'a.xls'), 'kind'],
    ['a folder that is packed and no workbook', new File([new Uint8Array([0x50, 0x4b, 3, 4, 0])], 'a.xlsx'), 'broken'],
    ['one too large', new File([new Uint8Array(10_000_001)], 'a.csv'), 'tooLarge'],
  ])('%s', async (_what, file, why) => {
    expect(await readFile(file)).toBe(why);
  });

  test('what older Excel saved as CSV in Sweden is read with its letters', async () => {
    const bytes = new Uint8Array([...'Uppgift\r\n'].map((sign) => sign.charCodeAt(0)).concat([0xd6, 0x76, 0x61]));
    expect(await readFile(new File([bytes], 'a.csv'))).toEqual([['Uppgift'], ['Öva']]);
  });
});
