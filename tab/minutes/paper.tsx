import { makeStaticStyles, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { Locale, MinutesBlock } from '../../bot/api/contract.ts';
import { usePhone } from '../look/width.ts';

/** Nothing but the paper is printed, black on white, over as many pages as it takes. */
const usePrint = makeStaticStyles(`
@media print {
  @page { size: A4; margin: 22mm 20mm; }
  body:has([data-paper]) *:not(:has([data-paper])):not([data-paper]):not([data-paper] *) { display: none !important; }
  html, body, body *:has([data-paper]) {
    display: block !important; height: auto !important; min-height: 0 !important; max-width: none !important;
    margin: 0 !important; padding: 0 !important; overflow: visible !important; background: #fff !important;
  }
  [data-paper] { margin: 0 !important; padding: 0 !important; border: 0 !important; box-shadow: none !important; max-width: none !important; font-size: 10.5pt !important; }
  [data-paper] p { orphans: 3; widows: 3; }
  [data-paper], [data-paper] * { color: #000 !important; background: #fff !important; }
  [data-paper] h2, [data-paper] h3, [data-paper] h4 { break-after: avoid; }
  [data-paper] tr, [data-paper] li { break-inside: avoid; }
  [data-paper] thead { display: table-header-group; }
}
`);

const useStyles = makeStyles({
  paper: {
    padding: '56px 64px 64px',
    maxWidth: '860px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: tokens.shadow4,
    fontSize: tokens.fontSizeBase400,
    lineHeight: '1.55',
    overflowWrap: 'anywhere',
    '@media (max-width: 700px)': { padding: '24px 18px 32px', fontSize: tokens.fontSizeBase300 },
    '& p': { margin: '0 0 10px', whiteSpace: 'pre-line', maxWidth: '68ch' },
    '& ul': { margin: '0 0 10px', paddingInlineStart: '22px' },
    '& li': { paddingBlock: '1px' },
  },
  title: {
    margin: '0 0 2px',
    fontSize: '28px',
    lineHeight: '36px',
    fontWeight: tokens.fontWeightSemibold,
    textWrap: 'balance',
    '@media (max-width: 700px)': { fontSize: '22px', lineHeight: '28px' },
  },
  heading: {
    margin: '32px 0 6px',
    paddingTop: '14px',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightSemibold,
    '@media (max-width: 700px)': { marginTop: '22px', fontSize: tokens.fontSizeBase400 },
  },
  paragraph: { color: tokens.colorNeutralForeground2, fontVariantNumeric: 'tabular-nums' },
  /** A decision: its number as a label, what was decided beside a line. */
  decision: {
    margin: '12px 0 0',
    paddingLeft: '14px',
    borderLeft: `3px solid ${tokens.colorCompoundBrandStroke}`,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground2,
    '& + p': {
      paddingLeft: '14px',
      borderLeft: `3px solid ${tokens.colorCompoundBrandStroke}`,
    },
  },
  facts: {
    display: 'grid',
    gridTemplateColumns: 'max-content minmax(0, 1fr)',
    columnGap: '24px',
    rowGap: '4px',
    margin: '14px 0',
    '& dt': { fontWeight: tokens.fontWeightSemibold },
    '& dd': { margin: 0 },
    '@media (max-width: 700px)': { gridTemplateColumns: 'minmax(0, 1fr)', rowGap: 0, '& dd': { marginBottom: '8px' } },
  },
  /** Long labels, such as of a checksum, have their values under them. */
  stacked: { gridTemplateColumns: 'minmax(0, 1fr)', '& dd': { marginBottom: '6px' } },
  sum: { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200 },
  table: {
    width: '100%',
    borderCollapse: 'collapse',
    fontSize: tokens.fontSizeBase300,
    '& th': {
      textAlign: 'start',
      fontWeight: tokens.fontWeightSemibold,
      backgroundColor: tokens.colorNeutralBackground3,
    },
    '& th, & td': {
      padding: '8px 10px',
      verticalAlign: 'top',
      borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    },
    '& td:first-child': { width: '50%' },
  },
});

type Props = { readonly blocks: readonly MinutesBlock[]; readonly language: Locale };

/** The document as it is printed. */
export function Paper({ blocks, language }: Props) {
  usePrint();
  const styles = useStyles();
  return (
    <article className={styles.paper} lang={language} data-paper="">
      {blocks.map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a document grows at its end, and its blocks have no other name.
        <Block key={index} block={block} />
      ))}
    </article>
  );
}

function Block({ block }: { readonly block: MinutesBlock }) {
  const styles = useStyles();
  switch (block.kind) {
    case 'heading':
      if (block.level === 1) return <h2 className={styles.title}>{block.text}</h2>;
      if (block.level === 3) return <h4 className={styles.decision}>{block.text}</h4>;
      return <Heading text={block.text} />;
    case 'paragraph':
      return <p>{block.text}</p>;
    case 'list':
      return (
        <ul>
          {block.items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
      );
    case 'facts':
      return <Facts rows={block.rows} />;
    case 'table':
      return <Table head={block.head} rows={block.rows} />;
  }
}

function Heading({ text }: { readonly text: string }) {
  const styles = useStyles();
  const [, paragraph, rest] = /^(§ \d+) (.*)$/s.exec(text) ?? [];
  if (paragraph === undefined) return <h3 className={styles.heading}>{text}</h3>;
  return (
    <h3 className={styles.heading}>
      <span className={styles.paragraph}>{paragraph}</span> {rest}
    </h3>
  );
}

function Facts({ rows }: { readonly rows: readonly (readonly [string, string])[] }) {
  const styles = useStyles();
  const sums = rows.some(([, value]) => /^[0-9a-f]{64}$/.test(value));
  return (
    <dl className={mergeClasses(styles.facts, sums && styles.stacked)}>
      {rows.map(([label, value]) => (
        <div key={label} style={{ display: 'contents' }}>
          <dt>{label}</dt>
          <dd className={mergeClasses(sums && styles.sum)}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

type Rows = Pick<Extract<MinutesBlock, { kind: 'table' }>, 'head' | 'rows'>;

/** On a phone each row is a paragraph of its own. */
function Table({ head, rows }: Rows) {
  const styles = useStyles();
  const phone = usePhone();
  if (phone)
    return (
      <ul>
        {rows.map(([first = '', ...rest]) => (
          <li key={first}>
            <strong>{first}</strong>
            <br />
            {rest.map((cell, index) => `${head[index + 1] ?? ''}: ${cell}`).join(' · ')}
          </li>
        ))}
      </ul>
    );
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          {head.map((cell) => (
            <th key={cell} scope="col">
              {cell}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row[0]}>
            {row.map((cell, index) => (
              <td key={head[index]}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
