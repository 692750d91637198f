import { Button, makeStyles } from '@fluentui/react-components';
import { CalendarCancel24Regular } from '@fluentui/react-icons';
import { Empty } from '../look/empty.tsx';
import { useSnack } from '../look/snack.tsx';
import { go } from '../route.ts';
import { fill, useLocale, useWords } from '../words.tsx';
import { timeWords } from './meeting-name.ts';
import type { ForumPage, MeetingNow } from './use-meeting.ts';

const useStyles = makeStyles({
  title: { position: 'absolute', left: '-9999px' },
  row: { display: 'flex', flexWrap: 'wrap', justifyContent: 'center', gap: '8px' },
});

/** A meeting that will not be held, who said so, and the way on. */
export function Gone({ now, page }: { readonly now: MeetingNow; readonly page: ForumPage }) {
  const styles = useStyles();
  const words = useWords();
  const locale = useLocale();
  const snack = useSnack();
  const { meeting, may } = page;
  const text = words.meetings.gone;
  const back = async () => {
    if (await now.send({ path: '/reinstate' })) snack({ kind: 'said', text: words.meetings.reinstated });
  };
  return (
    <>
      <h1 className={styles.title}>{meeting.forum.name}</h1>
      <Empty
        icon={<CalendarCancel24Regular aria-hidden />}
        title={text.title}
        text={fill(text.text, {
          name: meeting.forum.name,
          time: timeWords(meeting.plannedAt, locale),
          by: meeting.cancelled?.by.name ?? '',
          at: meeting.cancelled ? timeWords(meeting.cancelled.at, locale) : '',
        })}
      >
        <div className={styles.row}>
          <Button appearance="primary" onClick={() => go('#/meetings')}>
            {text.next}
          </Button>
          {may.includes('cancel') && <Button onClick={() => void back()}>{text.back}</Button>}
        </div>
      </Empty>
    </>
  );
}
