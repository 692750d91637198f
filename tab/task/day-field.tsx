import {
  Button,
  Input,
  Menu,
  MenuDivider,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  mergeClasses,
  tokens,
} from '@fluentui/react-components';
import { CalendarLtr16Regular } from '@fluentui/react-icons';
import { type ReactElement, useEffect, useRef, useState } from 'react';
import { useWords } from '../words.tsx';

const useStyles = makeStyles({
  button: {
    justifyContent: 'flex-start',
    fontWeight: tokens.fontWeightRegular,
    minWidth: 0,
    paddingLeft: '8px',
    '@media (max-width: 700px)': { minHeight: '44px' },
  },
  item: { '@media (max-width: 700px)': { minHeight: '44px', alignItems: 'center' } },
  pale: { color: tokens.colorNeutralForeground3 },
  late: { color: tokens.colorPaletteRedForeground1, fontWeight: tokens.fontWeightSemibold },
  place: { display: 'flex', '& > *': { flexGrow: 1 } },
  date: { width: '100%' },
});

export type DayChoice = {
  readonly name: string;
  readonly value: string | null;
  readonly icon?: ReactElement;
};

type Props = {
  /** What it is and of which task, for those who hear it. */
  readonly label: string;
  /** As it stands, in words. */
  readonly shown: string;
  readonly tone: 'plain' | 'pale' | 'late';
  /** YYYY-MM-DD, or null. */
  readonly date: string | null;
  readonly earliest?: string;
  readonly days: readonly DayChoice[];
  /** What is not a day: without one, or none at all. */
  readonly others: readonly DayChoice[];
  readonly disabled: boolean;
  readonly cell: string;
  readonly pick: (value: string | null) => void;
};

/** A day, by a few quick choices or by the browser's own field for dates. What is half written there counts as nothing. */
export function DayField({ label, shown, tone, date, earliest, days, others, disabled, cell, pick }: Props) {
  const styles = useStyles();
  const words = useWords();
  const [typing, setTyping] = useState(false);
  const place = useRef<HTMLSpanElement>(null);
  const back = useRef(false);
  useEffect(() => {
    if (typing) place.current?.querySelector('input')?.focus();
    else if (back.current) place.current?.querySelector('button')?.focus();
    back.current = false;
  }, [typing]);

  if (typing) {
    const leave = (input: HTMLInputElement, kept: boolean) => {
      setTyping(false);
      const value = input.value === '' ? date : input.value;
      if (kept && !input.validity.badInput && value !== date) pick(value);
    };
    return (
      <span ref={place} className={styles.place}>
        <Input
          type="date"
          className={styles.date}
          aria-label={label}
          defaultValue={date ?? ''}
          min={earliest}
          max="2099-12-31"
          data-cell={cell}
          onBlur={(event) => leave(event.currentTarget, true)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' && event.key !== 'Escape') return;
            // Else the same key would press the button that takes the field's place, or close the panel.
            event.preventDefault();
            event.stopPropagation();
            back.current = true;
            leave(event.currentTarget, event.key === 'Enter');
          }}
        />
      </span>
    );
  }
  return (
    <span ref={place} className={styles.place}>
      <Menu positioning={{ align: 'start' }}>
        <MenuTrigger disableButtonEnhancement>
          <Button
            appearance="subtle"
            className={mergeClasses(styles.button, tone === 'pale' && styles.pale, tone === 'late' && styles.late)}
            icon={<CalendarLtr16Regular />}
            disabled={disabled}
            aria-label={`${label}: ${shown}`}
            data-cell={cell}
          >
            {shown}
          </Button>
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            {days.map((day) => (
              <MenuItem className={styles.item} key={day.name} onClick={() => pick(day.value)}>
                {day.name}
              </MenuItem>
            ))}
            <MenuItem
              className={styles.item}
              onClick={() => {
                // The menu gives focus back to its button first.
                requestAnimationFrame(() => setTyping(true));
              }}
            >
              {words.panel.day.pick}
            </MenuItem>
            {others.length > 0 && <MenuDivider />}
            {others.map((other) => (
              <MenuItem className={styles.item} key={other.name} onClick={() => pick(other.value)}>
                {other.name}
              </MenuItem>
            ))}
          </MenuList>
        </MenuPopover>
      </Menu>
    </span>
  );
}
