import { makeStyles, tokens } from '@fluentui/react-components';
import type { TimelineItem } from '../../bot/api/contract.ts';
import { instantWords } from '../format.ts';
import { useLocale, useWords } from '../words.tsx';
import { Section } from './section.tsx';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: '0 0 0 6px' },
  item: {
    position: 'relative',
    padding: '0 0 14px 20px',
    borderLeft: `2px solid ${tokens.colorNeutralStroke2}`,
    ':last-child': { borderLeftColor: 'transparent', paddingBottom: 0 },
    '::before': {
      content: '""',
      position: 'absolute',
      left: '-6px',
      top: '5px',
      width: '10px',
      height: '10px',
      borderRadius: '50%',
      backgroundColor: tokens.colorCompoundBrandStroke,
      border: `1px solid ${tokens.colorNeutralBackground1}`,
    },
  },
  who: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

/** What happened, newest first. */
export function Timeline({ items }: { readonly items: readonly TimelineItem[] }) {
  const styles = useStyles();
  const words = useWords();
  const locale = useLocale();
  return (
    <Section title={words.case.timeline}>
      <ol className={styles.list} reversed>
        {[...items].reverse().map((item) => (
          <li key={item.seq} className={styles.item}>
            <div>{item.text}</div>
            <div className={styles.who}>
              {item.by} · <time dateTime={item.at}>{instantWords(item.at, locale)}</time>
            </div>
          </li>
        ))}
      </ol>
    </Section>
  );
}
