import type { TabWords, Task } from '../../bot/api/contract.ts';
import { type Column, cellText, columns, isDay } from './columns.ts';
import { guarded } from './guard.ts';

const headingsOf = (words: TabWords) => columns.map((column) => words.exchange.columns[column]);
const rowsOf = (tasks: readonly Task[], words: TabWords) =>
  tasks.map((task) => columns.map((column) => guarded(cellText(task, column, words))));

/** As Excel in Sweden opens it by a double click: with a mark of its encoding, and semicolons. */
export async function csvOf(tasks: readonly Task[], words: TabWords): Promise<Blob> {
  const { default: papa } = await import('papaparse');
  const text = papa.unparse({ fields: headingsOf(words), data: rowsOf(tasks, words) }, { delimiter: ';' });
  return new Blob(['\uFEFF', text], { type: 'text/csv;charset=utf-8' });
}

const widths: { readonly [column in Column]?: number } = {
  title: 50,
  description: 50,
  administration: 24,
  responsible: 24,
};

/** Dates are real dates, and the headings stay in sight. */
export async function xlsxOf(tasks: readonly Task[], words: TabWords): Promise<Blob> {
  const { default: write } = await import('write-excel-file/universal');
  const bold = { fontWeight: 'bold' } as const;
  const head = headingsOf(words).map((value) => ({ value, ...bold }));
  const body = tasks.map((task) =>
    columns.map((column) => {
      const text = cellText(task, column, words);
      if (isDay(column) && /^\d{4}-\d{2}-\d{2}$/.test(text))
        return { value: new Date(`${text}T00:00:00Z`), type: Date, format: 'yyyy-mm-dd' };
      if (column === 'version') return { value: Number(text), type: Number };
      return text === '' ? null : { value: guarded(text), type: String };
    }),
  );
  return write([head, ...body], {
    sheet: words.exchange.sheet,
    columns: columns.map((column) => ({ width: widths[column] ?? 14 })),
    stickyRowsCount: 1,
  }).toBlob();
}

/** What goes on the clipboard: tab-separated text, and a table for programs that take one. */
export async function copiedOf(
  tasks: readonly Task[],
  words: TabWords,
): Promise<{ readonly text: string; readonly html: string }> {
  const { default: papa } = await import('papaparse');
  const [fields, data] = [headingsOf(words), rowsOf(tasks, words)];
  const text = papa.unparse({ fields, data }, { delimiter: '\t' });
  const cells = (row: readonly string[], tag: 'th' | 'td') =>
    row.map((cell) => `<${tag}>${escaped(cell)}</${tag}>`).join('');
  const lines = data.map((row) => `<tr>${cells(row, 'td')}</tr>`).join('');
  return { text, html: `<table><thead><tr>${cells(fields, 'th')}</tr></thead><tbody>${lines}</tbody></table>` };
}

const entities: { readonly [sign: string]: string } = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '<br>',
};
const escaped = (text: string) => text.replaceAll(/[&<>"\n]/g, (sign) => entities[sign] ?? sign);
