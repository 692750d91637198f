import {
  Badge,
  Button,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { CalendarArrowRight20Regular, CalendarCancel20Regular, MoreHorizontal20Regular } from '@fluentui/react-icons';
import type { MeetingSummary } from '../../bot/api/contract.ts';
import { whenWords } from '../meeting/meeting-name.ts';
import { fill, useLocale, useWords } from '../words.tsx';

export const useRowStyles = makeStyles({
  row: {
    display: 'flex',
    alignItems: 'center',
    gap: '4px 12px',
    minHeight: '44px',
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  main: {
    display: 'flex',
    alignItems: 'center',
    flexWrap: 'wrap',
    gap: '0 10px',
    flexGrow: 1,
    minWidth: 0,
    minHeight: '44px',
    padding: '6px 0',
    color: tokens.colorNeutralForeground1,
    textDecorationLine: 'none',
    ':hover': { textDecorationLine: 'underline' },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, borderRadius: tokens.borderRadiusMedium },
  },
  name: { '::first-letter': { textTransform: 'uppercase' }, display: 'inline-block' },
  quiet: { color: tokens.colorNeutralForeground3 },
  link: { color: tokens.colorBrandForegroundLink, fontWeight: tokens.fontWeightSemibold },
});

type Props = {
  readonly meeting: MeetingSummary;
  readonly mayPlan: boolean;
  /** Its time passed without anyone starting it. */
  readonly missed: boolean;
  readonly move: () => void;
  readonly cancel: () => void;
};

/** A planned meeting in the list: leads to its agenda. */
export function PlannedRow({ meeting, mayPlan, missed, move, cancel }: Props) {
  const styles = useRowStyles();
  const words = useWords();
  const text = words.meetings;
  const time = whenWords(meeting.plannedAt, useLocale());
  return (
    <li className={styles.row}>
      <a className={styles.main} href={`#/meetings/${meeting.id}`}>
        <span className={styles.name}>{time}</span>
        {meeting.series !== null && <span className={styles.quiet}>{text.series}</span>}
        {missed && (
          <Badge appearance="tint" color="warning">
            {text.missed}
          </Badge>
        )}
        <span className={styles.link}>{text.prepare}</span>
      </a>
      {mayPlan && (
        <Menu>
          <MenuTrigger disableButtonEnhancement>
            <Button
              appearance="subtle"
              icon={<MoreHorizontal20Regular />}
              aria-label={fill(text.more, { time })}
              style={{ minWidth: '44px', height: '44px' }}
            />
          </MenuTrigger>
          <MenuPopover>
            <MenuList>
              <MenuItem icon={<CalendarArrowRight20Regular />} onClick={move}>
                {text.move}
              </MenuItem>
              <MenuItem icon={<CalendarCancel20Regular />} onClick={cancel}>
                {text.cancel}
              </MenuItem>
            </MenuList>
          </MenuPopover>
        </Menu>
      )}
    </li>
  );
}
