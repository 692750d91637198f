import { makeStyles, tokens } from '@fluentui/react-components';
import type { MeetingPage } from '../../bot/api/contract.ts';
import { fill, useLocale, useWords } from '../words.tsx';
import { meetingName, timeWords } from './meeting-name.ts';

const useStyles = makeStyles({
  page: {
    maxWidth: '760px',
    margin: '0 auto',
    padding: '24px',
    '@media (max-width: 700px)': { padding: '16px 12px' },
  },
  h1: { margin: 0, fontSize: tokens.fontSizeBase600, lineHeight: tokens.lineHeightBase600 },
  quiet: { color: tokens.colorNeutralForeground3, margin: '4px 0 20px' },
  list: { paddingLeft: '28px', lineHeight: tokens.lineHeightBase500 },
});

/** What someone sees whom the forum does not know: what the meeting is about, and nothing more. */
export function Headings({ page }: { readonly page: Extract<MeetingPage, { readonly audience: 'unknown' }> }) {
  const styles = useStyles();
  const words = useWords();
  const locale = useLocale();
  const { meeting, headings } = page;
  return (
    <div className={styles.page}>
      <h1 className={styles.h1}>{meetingName(meeting, words)}</h1>
      <p className={styles.quiet}>{timeWords(meeting.plannedAt, locale)}</p>
      <p>{fill(words.meetings.headingsOnly, { forum: meeting.forum.name })}</p>
      <ol className={styles.list}>
        {headings.map((heading, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: headings have no identity, and two may read the same.
          <li key={index}>{heading}</li>
        ))}
      </ol>
    </div>
  );
}
