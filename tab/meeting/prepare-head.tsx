import {
  Button,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import {
  CalendarArrowRight20Regular,
  CalendarCancel20Regular,
  MoreHorizontal20Regular,
  Play20Filled,
  TextBulletListAdd20Regular,
} from '@fluentui/react-icons';
import { useKnown } from '../context.tsx';
import { fill, useLocale, useWords } from '../words.tsx';
import { meetingName, timeWords } from './meeting-name.ts';
import type { PrepareAsked } from './prepare-asked.tsx';
import type { ForumPage } from './use-meeting.ts';

const useStyles = makeStyles({
  head: { position: 'relative', display: 'flex', flexWrap: 'wrap', alignItems: 'flex-start', gap: '10px 16px' },
  heading: { flexGrow: 1, flexBasis: '320px', minWidth: 0, '@media (max-width: 700px)': { paddingRight: '44px' } },
  h1: {
    margin: 0,
    fontSize: tokens.fontSizeBase600,
    lineHeight: tokens.lineHeightBase600,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: 'anywhere',
  },
  time: { margin: '2px 0 0', color: tokens.colorNeutralForeground2, '::first-letter': { textTransform: 'uppercase' } },
  ways: { display: 'flex', flexWrap: 'wrap', gap: '8px', '@media (max-width: 700px)': { width: '100%' } },
  button: { '@media (max-width: 700px)': { minHeight: '44px', flexGrow: 1 } },
  // Beside the heading, so that the two that matter share a line.
  more: {
    minWidth: '44px',
    '@media (max-width: 700px)': { height: '44px', position: 'absolute', top: '-4px', right: 0 },
  },
});

type Props = {
  readonly page: ForumPage;
  readonly ask: (what: PrepareAsked) => void;
  readonly starting: boolean;
  readonly start: () => void;
};

/** What the planned meeting is and when, and what can be done with it as a whole. On the stage nobody presses. */
export function PrepareHead({ page, ask, starting, start }: Props) {
  const styles = useStyles();
  const words = useWords();
  const { teams } = useKnown();
  const { meeting, may } = page;
  const text = words.meetings.preparing;
  const time = timeWords(meeting.plannedAt, useLocale());
  return (
    <div className={styles.head}>
      <div className={styles.heading}>
        <h1 className={styles.h1}>{meetingName(meeting, words)}</h1>
        <p className={styles.time}>{time}</p>
      </div>
      {teams?.frame !== 'meetingStage' && (
        <div className={styles.ways}>
          {may.includes('propose') && (
            <Button className={styles.button} icon={<TextBulletListAdd20Regular />} onClick={() => ask('propose')}>
              {text.add}
            </Button>
          )}
          {may.includes('start') && (
            <Button
              className={styles.button}
              appearance="primary"
              icon={<Play20Filled />}
              disabled={starting}
              onClick={start}
            >
              {text.start}
            </Button>
          )}
          {may.includes('plan') && (
            <Menu>
              <MenuTrigger disableButtonEnhancement>
                <Button
                  className={styles.more}
                  appearance="subtle"
                  icon={<MoreHorizontal20Regular />}
                  aria-label={fill(words.meetings.more, { time })}
                />
              </MenuTrigger>
              <MenuPopover>
                <MenuList>
                  <MenuItem icon={<CalendarArrowRight20Regular />} onClick={() => ask('move')}>
                    {words.meetings.move}
                  </MenuItem>
                  {may.includes('cancel') && (
                    <MenuItem icon={<CalendarCancel20Regular />} onClick={() => ask('cancel')}>
                      {words.meetings.cancel}
                    </MenuItem>
                  )}
                </MenuList>
              </MenuPopover>
            </Menu>
          )}
        </div>
      )}
    </div>
  );
}
