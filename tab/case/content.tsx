import { makeStyles, tokens } from '@fluentui/react-components';
import type { CaseContent } from '../../bot/api/contract.ts';
import { useWords } from '../words.tsx';
import { Entries } from './entries.tsx';
import { Photos } from './photos.tsx';
import { Section } from './section.tsx';

const useStyles = makeStyles({
  pale: { margin: 0, color: tokens.colorNeutralForeground3 },
  page: {
    padding: '4px 0 10px',
    '& + &': { borderTop: `1px solid ${tokens.colorNeutralStroke3}`, paddingTop: '12px' },
  },
  h3: { margin: '0 0 6px', fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  answers: {
    display: 'grid',
    gridTemplateColumns: 'minmax(120px, 1fr) 2fr',
    gap: '6px 16px',
    margin: 0,
    '@media (max-width: 480px)': { gridTemplateColumns: '1fr', gap: '0 0' },
  },
  question: { color: tokens.colorNeutralForeground3 },
  answer: {
    margin: 0,
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
    '@media (max-width: 480px)': { paddingBottom: '8px' },
  },
});

/** All that the reporter gave: words, details, pictures. `reason`: what each picture must state again. */
export function Content({
  caseId,
  content,
  reason,
}: {
  readonly caseId: string;
  readonly content: CaseContent;
  readonly reason: string | null;
}) {
  const styles = useStyles();
  const words = useWords();
  const details = content.details.filter((page) => page.answers.length > 0);
  return (
    <>
      <Section title={words.case.content}>
        {content.entries.length === 0 ? (
          <p className={styles.pale}>{words.case.nothingSaid}</p>
        ) : (
          <Entries entries={content.entries} mine="handler" />
        )}
      </Section>
      <Section title={words.case.photos}>
        {content.photos.length === 0 ? (
          <p className={styles.pale}>{words.case.noPhotos}</p>
        ) : (
          <Photos caseId={caseId} photos={content.photos} reason={reason} />
        )}
      </Section>
      <Section title={words.case.details}>
        {details.length === 0 && <p className={styles.pale}>{words.case.noDetails}</p>}
        {details.map((page) => (
          <div key={page.title} className={styles.page}>
            <h3 className={styles.h3}>{page.title}</h3>
            <dl className={styles.answers}>
              {page.answers.map(({ question, answer }) => (
                <div key={question} style={{ display: 'contents' }}>
                  <dt className={styles.question}>{question}</dt>
                  <dd className={styles.answer}>{answer}</dd>
                </div>
              ))}
            </dl>
          </div>
        ))}
      </Section>
    </>
  );
}
