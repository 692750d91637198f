import { MessageBar, MessageBarBody, makeStyles, tokens } from '@fluentui/react-components';
import type { CasePage } from '../../bot/api/contract.ts';
import { useWords } from '../words.tsx';
import { Entries } from './entries.tsx';
import { Section } from './section.tsx';

const useStyles = makeStyles({
  pale: { color: tokens.colorNeutralForeground3, margin: 0 },
  bar: { marginTop: '12px' },
});

/** The reporter's own view: what was said both ways. */
export function Own({ own }: { readonly own: NonNullable<CasePage['own']> }) {
  const styles = useStyles();
  const words = useWords();
  return (
    <Section title={words.case.own.title}>
      {own.entries.length === 0 ? (
        <p className={styles.pale}>{words.case.nothingSaid}</p>
      ) : (
        <Entries entries={own.entries} mine="reporter" />
      )}
      {own.waitingQuestion !== null && (
        <MessageBar intent="warning" className={styles.bar}>
          <MessageBarBody>{words.case.own.waiting}</MessageBarBody>
        </MessageBar>
      )}
    </Section>
  );
}
