import { Badge, Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useMemo, useState } from 'react';
import type { ImportedRow, ImportField } from '../../bot/api/contract.ts';
import { useWords } from '../words.tsx';
import { columns } from './columns.ts';
import { PreviewCell } from './preview-cell.tsx';
import type { Importing, Line } from './use-import.ts';

const useStyles = makeStyles({
  box: {
    overflow: 'auto',
    flexGrow: 1,
    minHeight: '120px',
    '@media (max-width: 700px)': { overflow: 'visible', flexShrink: 0 },
  },
  press: { '@media (max-width: 700px)': { minHeight: '44px' } },
  table: {
    borderCollapse: 'collapse',
    width: '100%',
    fontSize: tokens.fontSizeBase300,
    '@media (max-width: 700px)': { display: 'block' },
  },
  head: { '@media (max-width: 700px)': { display: 'none' } },
  body: { '@media (max-width: 700px)': { display: 'block' } },
  th: {
    position: 'sticky',
    top: 0,
    zIndex: 1,
    textAlign: 'left',
    padding: '8px',
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke1}`,
    color: tokens.colorNeutralForeground3,
    fontWeight: tokens.fontWeightRegular,
    whiteSpace: 'nowrap',
  },
  row: {
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    '@media (max-width: 700px)': {
      display: 'flex',
      flexDirection: 'column',
      gap: '8px',
      padding: '12px',
      marginBottom: '12px',
      border: `1px solid ${tokens.colorNeutralStroke2}`,
      borderRadius: tokens.borderRadiusLarge,
    },
  },
  bad: { borderLeft: `3px solid ${tokens.colorPaletteRedBorder2}` },
  dropped: { color: tokens.colorNeutralForeground3, textDecorationLine: 'line-through' },
  td: {
    padding: '6px 8px',
    verticalAlign: 'top',
    '@media (max-width: 700px)': {
      padding: 0,
      ':empty': { display: 'none' },
      // The heading above is gone: each value says what it is.
      '::before': {
        content: 'attr(data-label)',
        display: 'block',
        color: tokens.colorNeutralForeground3,
        fontSize: tokens.fontSizeBase200,
      },
    },
  },
  becomes: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: '4px' },
  why: { color: tokens.colorPaletteRedForeground1, fontSize: tokens.fontSizeBase200 },
  more: { display: 'flex', justifyContent: 'center', padding: '12px' },
});

const looks = { new: 'success', change: 'brand', same: 'subtle', wrong: 'danger' } as const;
const AT_ONCE = 50;

/** Rows with what they become; those that are wrong come first, and stay where they are while they are put right. */
export function Preview({ importing }: { readonly importing: Importing }) {
  const styles = useStyles();
  const words = useWords();
  const text = words.exchange.dialog;
  const { lines, judged } = importing;
  const [count, setCount] = useState(AT_ONCE);
  // As first judged: a row that is put right does not jump away from under the hand.
  const [first] = useState(() => new Set([...judged].filter(([, row]) => row.kind === 'wrong').map(([line]) => line)));
  const inOrder = useMemo(
    () => [...lines.filter(({ line }) => first.has(line)), ...lines.filter(({ line }) => !first.has(line))],
    [lines, first],
  );
  const fields = columns.filter(
    (column): column is ImportField & typeof column =>
      column === 'title' || lines.some(({ row }) => Reflect.has(row.cells, column)),
  );
  const numbered = lines.some(({ row }) => row.number !== undefined);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys
    <section className={styles.box} tabIndex={0} aria-label={text.title}>
      <table className={styles.table}>
        <thead className={styles.head}>
          <tr>
            <th className={styles.th} scope="col">
              {text.row}
            </th>
            <th className={styles.th} scope="col">
              {text.becomes}
            </th>
            {numbered && (
              <th className={styles.th} scope="col">
                {words.exchange.columns.number}
              </th>
            )}
            {fields.map((field) => (
              <th key={field} className={styles.th} scope="col">
                {words.exchange.columns[field]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className={styles.body}>
          {inOrder.slice(0, count).map((line) => (
            <Row
              key={line.line}
              line={line}
              row={judged.get(line.line)}
              fields={fields}
              numbered={numbered}
              importing={importing}
            />
          ))}
        </tbody>
      </table>
      {inOrder.length > count && (
        <div className={styles.more}>
          <Button onClick={() => setCount(count + AT_ONCE * 2)}>{text.more}</Button>
        </div>
      )}
    </section>
  );
}

function Row({
  line,
  row,
  fields,
  numbered,
  importing,
}: {
  readonly line: Line;
  readonly row: ImportedRow | undefined;
  readonly fields: readonly ImportField[];
  readonly numbered: boolean;
  readonly importing: Importing;
}) {
  const styles = useStyles();
  const words = useWords();
  const text = words.exchange.dialog;
  const kind = row?.kind ?? 'same';
  const at = `${text.row} ${line.line}`;
  return (
    <tr
      data-line={line.line}
      data-kind={line.dropped ? 'dropped' : kind}
      className={mergeClasses(
        styles.row,
        !line.dropped && kind === 'wrong' && styles.bad,
        line.dropped && styles.dropped,
      )}
    >
      <td className={styles.td} data-label={text.row}>
        {line.line}
      </td>
      <td className={styles.td} data-label={text.becomes}>
        <div className={styles.becomes}>
          <Badge appearance="tint" color={line.dropped ? 'subtle' : looks[kind]}>
            {line.dropped ? text.dropped : text.kinds[kind]}
          </Badge>
          {!line.dropped && row?.problem && <span className={styles.why}>{row.problem.message}</span>}
          {(line.dropped || kind === 'wrong') && (
            <Button
              size="small"
              className={styles.press}
              aria-label={`${line.dropped ? text.keep : text.drop}: ${at}`}
              onClick={() => importing.drop(line.line, !line.dropped)}
            >
              {line.dropped ? text.keep : text.drop}
            </Button>
          )}
        </div>
      </td>
      {numbered && (
        <td className={styles.td} data-label={words.exchange.columns.number}>
          {row?.problem && !line.dropped ? (
            <PreviewCell
              field="title"
              label={`${words.exchange.columns.number}, ${at}`}
              raw={line.row.number ?? ''}
              cell={{ shown: line.row.number ?? '', problem: { ...row.problem, message: '' } }}
              touched={false}
              write={(cell) => importing.rename(line.line, typeof cell === 'string' ? cell.trim().toUpperCase() : '')}
              settle={() => {}}
            />
          ) : (
            (line.row.number ?? '')
          )}
        </td>
      )}
      {fields.map((field) => (
        <td key={field} className={styles.td} data-label={words.exchange.columns[field]} data-field={field}>
          {line.dropped ? (
            (row?.cells[field]?.shown ?? '')
          ) : (
            <PreviewCell
              field={field}
              label={`${words.exchange.columns[field]}, ${at}`}
              raw={line.row.cells[field] ?? ''}
              cell={row?.cells[field] ?? { shown: '' }}
              touched={line.touched.includes(field)}
              write={(cell) => importing.write(line.line, field, cell)}
              settle={(mine) => importing.settle(line.line, field, mine)}
            />
          )}
        </td>
      ))}
    </tr>
  );
}
