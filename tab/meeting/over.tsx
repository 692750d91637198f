import { Button, makeStyles } from '@fluentui/react-components';
import { DocumentText48Regular } from '@fluentui/react-icons';
import type { MeetingSummary } from '../../bot/api/contract.ts';
import { Empty } from '../look/empty.tsx';
import { go } from '../route.ts';
import { useLocale, useWords } from '../words.tsx';
import { meetingName, timeWords } from './meeting-name.ts';

const useStyles = makeStyles({ title: { position: 'absolute', left: '-9999px' } });

/** A meeting that is over, and the way to its minutes. */
export function Over({ meeting }: { readonly meeting: MeetingSummary }) {
  const styles = useStyles();
  const words = useWords();
  const locale = useLocale();
  const text = words.meetings.over;
  return (
    <>
      <h1 className={styles.title}>{meetingName(meeting, words)}</h1>
      <Empty
        icon={<DocumentText48Regular aria-hidden />}
        title={text.title}
        text={`${meetingName(meeting, words)}, ${timeWords(meeting.startedAt ?? meeting.plannedAt, locale)}. ${
          meeting.state === 'locked' ? text.locked : text.ended
        }`}
      >
        <Button appearance="primary" onClick={() => go(`#/meetings/${encodeURIComponent(meeting.id)}/minutes`)}>
          {text.minutes}
        </Button>
      </Empty>
    </>
  );
}
