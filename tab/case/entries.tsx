import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { CaseEntry } from '../../bot/api/contract.ts';
import { instantWords } from '../format.ts';
import { useLocale, useWords } from '../words.tsx';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column', gap: '10px' },
  entry: {
    maxWidth: '92%',
    width: 'fit-content',
    padding: '10px 14px',
    borderRadius: tokens.borderRadiusXLarge,
    backgroundColor: tokens.colorNeutralBackground2,
    border: `1px solid ${tokens.colorTransparentStroke}`,
  },
  ours: { marginLeft: 'auto', backgroundColor: tokens.colorBrandBackground2 },
  who: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '2px 10px',
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
  },
  kind: { fontWeight: tokens.fontWeightSemibold },
  text: { margin: '3px 0 0', whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
});

/** What was said, as a conversation; `mine` is the side that is drawn to the right. */
export function Entries({
  entries,
  mine,
}: {
  readonly entries: readonly CaseEntry[];
  readonly mine: 'handler' | 'reporter';
}) {
  const styles = useStyles();
  const words = useWords();
  const locale = useLocale();
  return (
    <ul className={styles.list}>
      {entries.map((entry) => (
        <li
          key={entry.id}
          className={mergeClasses(styles.entry, (entry.by === null) === (mine === 'reporter') && styles.ours)}
        >
          <div className={styles.who}>
            <span className={styles.kind}>{words.case.entries[entry.kind]}</span>
            <span>{entry.by ?? (mine === 'reporter' ? words.you : words.case.reporterName)}</span>
            <time dateTime={entry.at}>{instantWords(entry.at, locale)}</time>
          </div>
          <p className={styles.text}>{entry.text}</p>
        </li>
      ))}
    </ul>
  );
}
