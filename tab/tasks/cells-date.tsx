import { mergeClasses } from '@fluentui/react-components';
import { CalendarCancel20Regular } from '@fluentui/react-icons';
import { useEffect, useRef, useState } from 'react';
import { dateWords } from '../format.ts';
import { useLocale, useWords } from '../words.tsx';
import { type CellProps, useCellStyles } from './cells-look.ts';

/** The date in words; pressed, the browser's own field for dates. What is half written there counts as nothing. */
export function DateCell({ task, write }: CellProps) {
  const styles = useCellStyles();
  const words = useWords();
  const locale = useLocale();
  /** The version seen when the writing began; null when nobody writes. */
  const [base, setBase] = useState<number | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const back = useRef(false);
  const label = `${words.tasks.fields.dueDate}, ${task.number}`;
  useEffect(() => {
    if (base !== null) field.current?.focus();
    else if (back.current) button.current?.focus();
    back.current = false;
  }, [base]);
  if (base !== null) {
    const leave = (value: string | null | undefined) => {
      setBase(null);
      const before = task.undated ? 'none' : task.dueDate;
      if (value !== undefined && value !== before) void write(task, 'dueDate', value, base);
    };
    const written = () => {
      const input = field.current;
      if (!input || input.validity.badInput) return undefined;
      // An empty field says nothing against what was chosen to have no date.
      return input.value === '' ? (task.undated ? undefined : null) : input.value;
    };
    return (
      // biome-ignore lint/a11y/noStaticElementInteractions: hears only that the focus left both of what is in it
      <span
        className={styles.dating}
        onBlur={(event) => {
          if (!event.currentTarget.contains(event.relatedTarget)) leave(written());
        }}
      >
        <input
          ref={field}
          type="date"
          className={styles.field}
          aria-label={label}
          defaultValue={task.dueDate ?? ''}
          max="2099-12-31"
          data-cell="dueDate"
          onKeyDown={(event) => {
            if (event.key !== 'Enter' && event.key !== 'Escape') return;
            // Else the same key would press the button that takes the field's place, or leave the row.
            event.preventDefault();
            event.stopPropagation();
            back.current = true;
            leave(event.key === 'Enter' ? written() : undefined);
          }}
        />
        <button
          type="button"
          className={styles.iconPress}
          aria-label={words.views.undatedChoose}
          title={words.views.undatedChoose}
          onClick={() => {
            back.current = true;
            leave('none');
          }}
        >
          <CalendarCancel20Regular />
        </button>
      </span>
    );
  }
  const text =
    task.dueDate !== null
      ? dateWords(task.dueDate, locale, words)
      : task.undated
        ? words.views.undated
        : words.tasks.noDate;
  return (
    <button
      ref={button}
      type="button"
      className={mergeClasses(
        styles.field,
        styles.press,
        task.dueDate === null && !task.undated && styles.pale,
        task.overdue && styles.late,
      )}
      disabled={!task.may.edit.includes('dueDate')}
      aria-label={`${label}: ${text}${task.overdue ? `, ${words.tasks.overdueBy}` : ''}`}
      title={task.overdue ? words.tasks.overdueBy : undefined}
      data-cell="dueDate"
      onClick={() => setBase(task.fieldVersions.dueDate)}
    >
      {text}
    </button>
  );
}
