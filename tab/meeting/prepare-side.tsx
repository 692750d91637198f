import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { Copy20Regular, Print20Regular } from '@fluentui/react-icons';
import { useKnown } from '../context.tsx';
import { useSnack } from '../look/snack.tsx';
import { useCopy } from '../look/use-copy.ts';
import { Share } from '../share.tsx';
import { fill, useLocale, useWords } from '../words.tsx';
import { Hour } from './prepare-hour.tsx';
import { agendaText } from './prepare-text.ts';
import type { ForumPage } from './use-meeting.ts';

const useStyles = makeStyles({
  side: {
    display: 'flex',
    flexDirection: 'column',
    gap: '22px',
    // Where it stands below the agenda, the picture of the hour goes above.
    '@media (max-width: 900px)': { display: 'contents' },
  },
  hour: { '@media (max-width: 900px)': { order: -1 } },
  h2: { margin: '0 0 4px', fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  count: { color: tokens.colorNeutralForeground3, fontWeight: tokens.fontWeightRegular },
  people: { listStyleType: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column', gap: '2px' },
  ways: { display: 'flex', flexWrap: 'wrap', gap: '4px' },
});

/** Puts the agenda on the clipboard, and says so. */
export function useCopyAgenda(page: ForumPage): () => void {
  const words = useWords();
  const locale = useLocale();
  const snack = useSnack();
  const copy = useCopy();
  const text = words.meetings.preparing;
  return () =>
    void copy(agendaText(page, words, locale)).then(
      () => snack({ kind: 'said', text: text.copied }),
      () => snack({ kind: 'failed', text: text.copyFailed }),
    );
}

/** Beside the agenda: the hour, who is expected, and ways to pass it on. */
export function PrepareSide({ page }: { readonly page: ForumPage }) {
  const styles = useStyles();
  const words = useWords();
  const { teams } = useKnown();
  const copy = useCopyAgenda(page);
  const text = words.meetings.preparing;
  const { meeting, points, attendance } = page;
  const members = attendance.filter(({ member }) => member);
  return (
    <div className={styles.side}>
      <div className={styles.hour}>
        <Hour points={points} plannedAt={meeting.plannedAt} />
      </div>
      <section aria-label={text.expected}>
        <h2 className={styles.h2}>
          {text.expected} <span className={styles.count}>{fill(text.expectedCount, { count: members.length })}</span>
        </h2>
        <ul className={styles.people}>
          {members.map(({ person }) => (
            <li key={person.id}>{person.name}</li>
          ))}
        </ul>
      </section>
      {teams?.frame !== 'meetingStage' && (
        <div className={styles.ways}>
          <Button appearance="subtle" icon={<Copy20Regular />} onClick={copy}>
            {text.copy}
          </Button>
          <Button appearance="subtle" icon={<Print20Regular />} onClick={() => print()}>
            {text.print}
          </Button>
          <Share hash={`#/meetings/${meeting.id}`} number={words.meetings.share} places={false} />
        </div>
      )}
    </div>
  );
}
