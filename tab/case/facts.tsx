import { makeStyles, tokens } from '@fluentui/react-components';
import type { CaseContent, CasePage } from '../../bot/api/contract.ts';
import { instantWords } from '../format.ts';
import { UrgencyPill } from '../look/urgency.tsx';
import { fill, useLocale, useWords } from '../words.tsx';

const useStyles = makeStyles({
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '6px 14px', margin: '4px 0 14px' },
  h1: {
    margin: 0,
    fontSize: tokens.fontSizeHero700,
    lineHeight: tokens.lineHeightHero700,
    fontWeight: tokens.fontWeightSemibold,
  },
  number: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase400 },
  status: { color: tokens.colorNeutralForeground2 },
  facts: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(200px, 1fr))',
    gap: '12px 24px',
    margin: 0,
    padding: '14px 16px',
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground2,
    border: `1px solid ${tokens.colorTransparentStroke}`,
    '@media (max-width: 480px)': { gridTemplateColumns: '1fr 1fr', gap: '10px 14px', padding: '12px' },
  },
  name: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  value: { margin: 0 },
  why: {
    marginTop: '8px',
    color: tokens.colorNeutralForeground2,
    '& summary': { cursor: 'pointer', padding: '4px 0', width: 'fit-content' },
  },
});

/** The pointer: number, kind, place, time, who has it. Who reported, only with the content. */
export function Facts({ page, content }: { readonly page: CasePage; readonly content: CaseContent | null }) {
  const styles = useStyles();
  const words = useWords();
  const locale = useLocale();
  const { pointer } = page;
  const facts = words.case.facts;
  const late =
    pointer.status === 'received' && pointer.promisedAt !== null && Date.parse(pointer.promisedAt) < Date.now();
  const rows: [string, string | null][] = [
    [facts.place, [pointer.place, pointer.site].filter((part) => part !== null).join(' · ')],
    [
      facts.occurredAt,
      `${pointer.occurredApproximately ? `${facts.approximately} ` : ''}${instantWords(pointer.occurredAt, locale)}`,
    ],
    [facts.ongoing, words.case.ongoing[pointer.ongoing]],
    [facts.receivedAt, instantWords(pointer.receivedAt, locale)],
    [facts.function, pointer.function.name],
    [
      facts.holder,
      page.own
        ? null
        : pointer.holder
          ? pointer.holder.you
            ? `${pointer.holder.name} (${words.you})`
            : pointer.holder.name
          : facts.nobody,
    ],
    [
      facts.reporter,
      content && !page.own ? (content.protected ? facts.protected : (content.reporter ?? facts.hidden)) : null,
    ],
  ];
  return (
    <header>
      <div className={styles.head}>
        <h1 className={styles.h1}>{pointer.kinds.map((kind) => words.case.kinds[kind]).join(', ')}</h1>
        <span className={styles.number}>{pointer.number}</span>
        {pointer.urgency && <UrgencyPill urgency={pointer.urgency} />}
        <span className={styles.status}>
          {words.case.statuses[pointer.status]}
          {pointer.status === 'received' &&
            pointer.promisedAt &&
            ` · ${fill(late ? words.cases.late : words.cases.promised, { time: instantWords(pointer.promisedAt, locale) })}`}
        </span>
      </div>
      <dl className={styles.facts}>
        {rows.map(
          ([name, value]) =>
            value !== null && (
              <div key={name}>
                <dt className={styles.name}>{name}</dt>
                <dd className={styles.value}>{value}</dd>
              </div>
            ),
        )}
        {content?.forColleague && <div className={styles.value}>{facts.forColleague}</div>}
      </dl>
      {page.why !== null && (
        <details className={styles.why}>
          <summary>{words.case.why}</summary>
          {page.why}
        </details>
      )}
    </header>
  );
}
