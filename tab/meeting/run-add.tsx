import { Button, Input, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import type { MeetingPage, MeetingPoint, TaskList } from '../../bot/api/contract.ts';
import { useKnown } from '../context.tsx';
import { fill, useWords } from '../words.tsx';
import { whyNot } from './run-act.ts';
import type { ForumPage, MeetingNow } from './use-meeting.ts';

const useStyles = makeStyles({
  form: {
    display: 'flex',
    flexDirection: 'column',
    gap: '10px',
    padding: '16px 18px',
    borderRadius: tokens.borderRadiusXLarge,
    border: `2px solid ${tokens.colorCompoundBrandStroke}`,
    boxShadow: tokens.shadow8,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  h2: { margin: 0, fontSize: tokens.fontSizeBase400 },
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  one: {
    padding: '10px',
    minHeight: '44px',
    borderRadius: tokens.borderRadiusMedium,
    cursor: 'pointer',
    overflowWrap: 'anywhere',
  },
  active: {
    backgroundColor: tokens.colorNeutralBackground1Selected,
    color: tokens.colorNeutralForeground1Selected,
    '& span': { color: 'inherit' },
    outline: `2px solid ${tokens.colorStrokeFocus2}`,
    outlineOffset: '-2px',
  },
  row: { display: 'flex', gap: '8px' },
});

type Choice = {
  readonly key: string;
  readonly name: string;
  readonly body: { readonly title: string } | { readonly task: string };
};

type Props = {
  readonly page: ForumPage;
  readonly now: MeetingNow;
  readonly added: (point: MeetingPoint) => void;
  readonly close: () => void;
};

/** A point on the spot: a heading, or a task of the list. Enter takes what is marked, the heading first. */
export function AddPoint({ page, now, added, close }: Props) {
  const styles = useStyles();
  const words = useWords().meeting;
  const { api, me } = useKnown();
  const list = useId();
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const [found, setFound] = useState<TaskList['tasks']>([]);
  const [failed, setFailed] = useState<string | null>(null);
  const sent = useRef<{ readonly said: string; readonly key: string } | null>(null);
  const title = text.trim();
  useEffect(() => {
    if (!me.sees.list || title.length < 2) return setFound([]);
    let late = false;
    const timer = setTimeout(() => {
      api.get<TaskList>(`/api/tasks?text=${encodeURIComponent(title)}&statuses=open,inProgress&limit=5`).then(
        ({ tasks }) => late || setFound(tasks),
        () => {},
      );
    }, 200);
    return () => {
      late = true;
      clearTimeout(timer);
    };
  }, [api, me, title]);
  const choices: readonly Choice[] = [
    ...(title === '' ? [] : [{ key: 'title', name: fill(words.add.asTitle, { title }), body: { title } }]),
    ...found.map(({ id, number, title: name }) => ({ key: id, name: `${number} ${name}`, body: { task: id } })),
  ];
  const active = Math.min(at, Math.max(0, choices.length - 1));
  const add = async ({ body }: Choice) => {
    const said = JSON.stringify(body);
    if (sent.current?.said !== said) sent.current = { said, key: crypto.randomUUID() };
    setFailed(null);
    try {
      const known = new Set(page.points.map(({ id }) => id));
      const next = await now.ask<MeetingPage>({ path: '/points', body, key: sent.current.key }, (answer) => answer);
      const points = next?.audience === 'forum' ? next.points : [];
      const point =
        'task' in body ? points.find(({ task }) => task?.id === body.task) : points.find(({ id }) => !known.has(id));
      close();
      if (point) added(point);
    } catch (error) {
      setFailed(fill(words.form.notSent, { why: whyNot(error, words.form.noLine) }));
    }
  };
  const key = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const chosen = choices[active];
    if (step !== undefined) setAt((active + step + choices.length) % Math.max(1, choices.length));
    else if (event.key === 'Escape') close();
    else if (event.key === 'Enter' && chosen) void add(chosen);
    else return;
    event.preventDefault();
  };
  return (
    <section className={styles.form} aria-label={words.add.title}>
      <h2 className={styles.h2}>{words.add.title}</h2>
      <Input
        autoFocus
        role="combobox"
        aria-label={words.add.label}
        aria-expanded={choices.length > 0}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={choices.length > 0 ? `${list}-${active}` : undefined}
        placeholder={words.add.label}
        maxLength={200}
        value={text}
        onChange={(_, { value }) => {
          setText(value);
          setAt(0);
        }}
        onKeyDown={key}
      />
      {choices.length > 0 && (
        <div id={list} role="listbox" aria-label={words.add.title} className={styles.list}>
          {choices.map((choice, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: keys are heard by the field, which keeps the focus
            <div
              key={choice.key}
              id={`${list}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === active}
              className={mergeClasses(styles.one, index === active && styles.active)}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => void add(choice)}
            >
              {choice.name}
            </div>
          ))}
        </div>
      )}
      {failed !== null && <p role="alert">{failed}</p>}
      <div className={styles.row}>
        <Button onClick={close}>{words.form.cancel}</Button>
      </div>
    </section>
  );
}
