import { mergeClasses } from '@fluentui/react-components';
import { type KeyboardEvent, useRef, useState } from 'react';
import { type CellProps, useCellStyles } from './cells-look.ts';

export { AdministrationCell, OriginCell, PriorityCell, PriorityIcon, StatusCell } from './cells-choices.tsx';
export { DateCell } from './cells-date.tsx';
export { useCellStyles, type Write } from './cells-look.ts';
export { Faces, PersonCell } from './cells-person.tsx';

/** Text that is kept when left or at Enter, and taken back by Escape. The base is the version seen when the writing began. */
export function TextCell({
  task,
  field,
  value,
  write,
  label,
  className,
}: CellProps & {
  readonly field: 'title';
  readonly value: string;
  readonly label: string;
  readonly className?: string;
}) {
  const styles = useCellStyles();
  const [draft, setDraft] = useState<{ readonly text: string; readonly base: number } | null>(null);
  const [wrong, setWrong] = useState(false);
  /** On its way: what is written meanwhile is written after it, and not lost to its answer. */
  const going = useRef<string | null>(null);
  async function keep() {
    const text = draft?.text.trim() ?? '';
    if (!draft || going.current === text) return;
    if (text === '' || (text === value && going.current === null)) {
      setDraft(null);
      return;
    }
    going.current = text;
    const good = await write(task, field, text, draft.base);
    if (going.current === text) going.current = null;
    setWrong(!good);
    if (good) setDraft((now) => (now?.text.trim() === text ? null : now));
  }
  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    if (event.key === 'Enter') void keep();
    if (event.key === 'Escape' && draft) {
      // Once for the writing, once more for the row.
      event.stopPropagation();
      setDraft(null);
      setWrong(false);
    }
  }
  const shown = draft?.text ?? value;
  return (
    <input
      className={mergeClasses(styles.field, task.status === 'done' && styles.done, wrong && styles.wrong, className)}
      aria-label={label}
      aria-invalid={wrong}
      title={shown}
      maxLength={250}
      readOnly={!task.may.edit.includes(field)}
      value={shown}
      data-cell={field}
      data-settled={draft ? undefined : ''}
      onChange={(event) => setDraft({ text: event.target.value, base: draft?.base ?? task.fieldVersions[field] })}
      onBlur={() => void keep()}
      onKeyDown={onKeyDown}
    />
  );
}
