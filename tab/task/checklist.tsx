import { Input, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { Add16Regular } from '@fluentui/react-icons';
import { type ClipboardEvent, useEffect, useRef, useState } from 'react';
import type { ChecklistItem, ChecklistValue, Task, TaskChange } from '../../bot/api/contract.ts';
import { useAnnounce } from '../look/announce.tsx';
import { fill, useWords } from '../words.tsx';
import { ChecklistLine } from './checklist-line.tsx';
import { type Expected, hopedLines, linesOf } from './lines.ts';
import { Section } from './section.tsx';
import type { Change } from './use-task.ts';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  bar: {
    width: '72px',
    height: '4px',
    borderRadius: '2px',
    backgroundColor: tokens.colorNeutralBackground5,
    overflow: 'hidden',
    outline: `1px solid ${tokens.colorTransparentStroke}`,
  },
  done: { height: '100%', backgroundColor: tokens.colorCompoundBrandBackground },
  all: { backgroundColor: tokens.colorPaletteGreenBackground3 },
  add: { width: '100%', '@media (max-width: 700px)': { minHeight: '44px' } },
  hint: { margin: 0, color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  wrong: { margin: 0, color: tokens.colorPaletteRedForeground1, fontSize: tokens.fontSizeBase200 },
});

const LONGEST = 200;
/** Lines of one request. */
const MOST = 100;

/** Lines to tick off. What is pressed shows at once; what the server then says takes its place. */
export function Checklist({ task, change }: { readonly task: Task; readonly change: Change }) {
  const styles = useStyles();
  const words = useWords();
  const text = words.panel.checklist;
  const { announce, region } = useAnnounce();
  const may = task.may.checklist;
  const [fresh, setFresh] = useState('');
  const [wrong, setWrong] = useState('');
  const [expected, setExpected] = useState<readonly Expected[]>([]);
  const add = useRef<HTMLInputElement>(null);
  const moved = useRef<string | null>(null);
  const list = useRef<HTMLUListElement>(null);
  const items = hopedLines(task.checklist, expected);
  const done = items.filter((item) => item.done).length;

  // A line that was moved by keys takes the focus along.
  useEffect(() => {
    if (moved.current === null) return;
    list.current?.querySelector<HTMLElement>(`[data-line="${moved.current}"] [data-handle]`)?.focus();
    moved.current = null;
  });

  async function write(lines: readonly Expected[], said?: string): Promise<boolean> {
    const mine = lines.map((line) => ({ ...line }));
    setExpected((now) => [...now, ...mine]);
    const changes = mine.map(({ item, value, base }): TaskChange => ({ field: 'checklist', item, value, base }));
    const good = await change(changes, said);
    setExpected((now) => now.filter((line) => !mine.includes(line)));
    return good;
  }
  const put = (item: ChecklistItem, part: Partial<ChecklistValue>, base = item.version) =>
    write([{ item: item.id, value: { text: item.text, done: item.done, ...part }, base }]);

  async function addLines(lines: readonly string[]): Promise<boolean> {
    if (lines.some((line) => line.length > LONGEST)) {
      setWrong(text.tooLong);
      return false;
    }
    setWrong('');
    let after = items.at(-1)?.id ?? null;
    const added = lines.map((line) => {
      const item = crypto.randomUUID();
      const value: ChecklistValue = { text: line, done: false, after };
      after = item;
      return { item, value, base: 0 };
    });
    const said = lines.length > 1 ? fill(text.added, { count: lines.length }) : undefined;
    for (let from = 0; from < added.length; from += MOST)
      if (!(await write(added.slice(from, from + MOST), said))) return false;
    return true;
  }
  async function addTyped() {
    const line = fresh.trim();
    if (line === '') return;
    setFresh('');
    if (!(await addLines([line]))) setFresh((now) => (now === '' ? line : now));
  }
  function paste(event: ClipboardEvent) {
    const lines = linesOf(event.clipboardData.getData('text/plain'));
    if (lines.length < 2) return;
    event.preventDefault();
    void addLines(lines);
  }
  function remove(item: ChecklistItem) {
    const at = items.findIndex((each) => each.id === item.id);
    const next = items[at + 1] ?? items[at - 1];
    void write([{ item: item.id, value: null, base: item.version }], text.removed);
    const beside = next && list.current?.querySelector<HTMLElement>(`[data-line="${next.id}"] [data-handle]`);
    (beside ?? add.current)?.focus();
  }
  /** `place`: among the others, 0 first. */
  function move(item: ChecklistItem, place: number) {
    const others = items.filter((each) => each.id !== item.id);
    if (place < 0 || place > others.length) return;
    moved.current = item.id;
    announce(fill(text.moved, { text: item.text, place: place + 1, total: items.length }));
    void put(item, { after: others[place - 1]?.id ?? null });
  }
  function drop(id: string, on: ChecklistItem, below: boolean) {
    const item = items.find((each) => each.id === id);
    if (!item || item.id === on.id) return;
    const others = items.filter((each) => each.id !== id);
    move(item, others.findIndex((each) => each.id === on.id) + (below ? 1 : 0));
  }

  if (items.length === 0 && !may) return null;
  return (
    <Section
      title={text.title}
      beside={
        items.length > 0 && (
          <>
            <span>{fill(text.progress, { done, total: items.length })}</span>
            <span className={styles.bar} aria-hidden>
              <span
                className={mergeClasses(styles.done, done === items.length && styles.all)}
                style={{ display: 'block', width: `${(100 * done) / items.length}%` }}
              />
            </span>
          </>
        )
      }
    >
      {region}
      {items.length > 0 && (
        <ul ref={list} className={styles.list}>
          {items.map((item, place) => (
            <ChecklistLine
              key={item.id}
              item={item}
              place={place}
              last={place === items.length - 1}
              may={may}
              put={(part, base) => put(item, part, base)}
              remove={() => remove(item)}
              move={(to) => move(item, to)}
              drop={(id, below) => drop(id, item, below)}
            />
          ))}
        </ul>
      )}
      {may && (
        <>
          <Input
            input={{ ref: add }}
            className={styles.add}
            contentBefore={<Add16Regular />}
            aria-label={text.add}
            placeholder={text.add}
            value={fresh}
            data-cell="checklist"
            onChange={(_, { value }) => setFresh(value)}
            onPaste={paste}
            onBlur={() => void addTyped()}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return;
              event.preventDefault();
              void addTyped();
            }}
          />
          {wrong !== '' && (
            <p role="alert" className={styles.wrong}>
              {wrong}
            </p>
          )}
          {items.length === 0 && <p className={styles.hint}>{text.addHint}</p>}
        </>
      )}
    </Section>
  );
}
