import { Button, makeStyles, Popover, PopoverSurface } from '@fluentui/react-components';
import { CalendarArrowRight20Regular } from '@fluentui/react-icons';
import { type FormEvent, useId, useRef, useState } from 'react';
import { fill, useWords } from '../words.tsx';
import { fieldOf, type Movable } from './entries.ts';

const useStyles = makeStyles({
  button: { flexShrink: 0, minWidth: '44px', height: '44px' },
  form: { display: 'flex', flexDirection: 'column', gap: '8px' },
  field: { font: 'inherit', height: '36px', padding: '0 8px' },
});

/** A small field for another day, for who neither drags nor carries. */
export function MoveDate({
  entry,
  move,
}: {
  readonly entry: Movable;
  readonly move: (entry: Movable, date: string) => void;
}) {
  const styles = useStyles();
  const words = useWords();
  const text = words.layouts.calendar;
  const [open, setOpen] = useState(false);
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  if (!entry.task.may.edit.includes(fieldOf(entry))) return null;
  const label = fill(text.moveDate, { number: entry.task.number });
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const date = new FormData(event.currentTarget).get('date');
    if (typeof date !== 'string' || date === '') return;
    setOpen(false);
    if (date !== entry.date) move(entry, date);
  }
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  return (
    <>
      <Button
        ref={(element: HTMLButtonElement | null) => {
          button.current = element;
        }}
        className={styles.button}
        appearance="subtle"
        icon={<CalendarArrowRight20Regular />}
        aria-label={label}
        aria-expanded={open}
        title={label}
        onClick={() => setOpen(true)}
      />
      {/* Mounted when it is used: one for every row would each put its guards for focus into the page. */}
      {open && (
        <Popover
          open
          trapFocus
          positioning={{ target: button.current, position: 'below', align: 'end' }}
          onOpenChange={(_, data) => data.open || close()}
        >
          <PopoverSurface aria-label={label}>
            <form className={styles.form} onSubmit={submit}>
              <label htmlFor={id}>{text.newDay}</label>
              <input
                id={id}
                className={styles.field}
                type="date"
                name="date"
                required
                defaultValue={entry.date}
                max="2099-12-31"
              />
              <Button type="submit" appearance="primary">
                {text.moveKeep}
              </Button>
            </form>
          </PopoverSurface>
        </Popover>
      )}
    </>
  );
}
