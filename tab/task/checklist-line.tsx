import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import {
  Button,
  Checkbox,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  mergeClasses,
  tokens,
} from '@fluentui/react-components';
import { ReOrderDotsVertical16Regular } from '@fluentui/react-icons';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { ChecklistItem, ChecklistValue } from '../../bot/api/contract.ts';
import { fill, useWords } from '../words.tsx';

const useStyles = makeStyles({
  line: {
    position: 'relative',
    display: 'flex',
    alignItems: 'center',
    minHeight: '36px',
    borderRadius: tokens.borderRadiusMedium,
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
    '@media (max-width: 700px)': { minHeight: '48px' },
  },
  dragged: { opacity: 0.4 },
  above: { boxShadow: `inset 0 2px 0 ${tokens.colorCompoundBrandStroke}` },
  below: { boxShadow: `inset 0 -2px 0 ${tokens.colorCompoundBrandStroke}` },
  handle: {
    minWidth: '24px',
    width: '24px',
    height: '32px',
    padding: 0,
    color: tokens.colorNeutralForeground3,
    cursor: 'grab',
    '@media (max-width: 700px)': { width: '44px', minWidth: '44px', height: '44px', order: 3 },
  },
  tick: { flexShrink: 0, '@media (max-width: 700px)': { '& input': { width: '44px' } } },
  text: {
    flexGrow: 1,
    minWidth: 0,
    minHeight: '30px',
    padding: '4px 6px',
    border: '1px solid transparent',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: 'transparent',
    color: 'inherit',
    fontFamily: 'inherit',
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    resize: 'none',
    overflow: 'hidden',
    overflowWrap: 'anywhere',
    fieldSizing: 'content',
    ':hover:not(:read-only)': { border: `1px solid ${tokens.colorNeutralStroke1}` },
    ':focus-visible': {
      outline: `2px solid ${tokens.colorStrokeFocus2}`,
      outlineOffset: '-1px',
      backgroundColor: tokens.colorNeutralBackground1,
    },
    '@media (max-width: 700px)': { minHeight: '44px', paddingTop: '11px' },
  },
  done: { color: tokens.colorNeutralForeground3, textDecorationLine: 'line-through' },
});

const LINE = 'trygg.line';

type Props = {
  readonly item: ChecklistItem;
  readonly place: number;
  readonly last: boolean;
  readonly may: boolean;
  /** `base`: the line's version that the writer saw; absent: the one in sight. */
  readonly put: (part: Partial<ChecklistValue>, base?: number) => Promise<boolean>;
  readonly remove: () => void;
  /** To a place among the others, 0 first. */
  readonly move: (place: number) => void;
  readonly drop: (id: string, below: boolean) => void;
};

/** One line: ticked, written in, moved by mouse, by keys or from its menu, and removed. */
export function ChecklistLine({ item, place, last, may, put, remove, move, drop }: Props) {
  const styles = useStyles();
  const words = useWords();
  const text = words.panel.checklist;
  const [draft, setDraft] = useState<{ readonly text: string; readonly base: number } | null>(null);
  const line = useRef<HTMLLIElement>(null);
  const [dragged, setDragged] = useState(false);
  const [edge, setEdge] = useState<'above' | 'below' | null>(null);
  const newest = useRef(drop);
  useEffect(() => {
    newest.current = drop;
  });
  useEffect(() => {
    const element = line.current;
    const grip = element?.querySelector('[data-handle]');
    if (!element || !grip) return;
    const below = (y: number) => {
      const { top, height } = element.getBoundingClientRect();
      return y > top + height / 2;
    };
    const stops = [
      draggable({
        element,
        dragHandle: grip,
        getInitialData: () => ({ [LINE]: item.id }),
        onDragStart: () => setDragged(true),
        onDrop: () => setDragged(false),
      }),
      dropTargetForElements({
        element,
        canDrop: ({ source }) => typeof source.data[LINE] === 'string' && source.data[LINE] !== item.id,
        onDrag: ({ location }) => setEdge(below(location.current.input.clientY) ? 'below' : 'above'),
        onDragLeave: () => setEdge(null),
        onDrop: ({ source, location }) => {
          setEdge(null);
          const id = source.data[LINE];
          if (typeof id === 'string') newest.current(id, below(location.current.input.clientY));
        },
      }),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [item.id]);

  async function keep() {
    if (draft === null) return;
    const value = draft.text.trim();
    setDraft(null);
    if (value === '') return remove();
    if (value !== item.text && !(await put({ text: value }, draft.base))) setDraft(draft);
  }
  function onMoveKey(event: KeyboardEvent) {
    if (!may || !event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    event.stopPropagation();
    move(place + (event.key === 'ArrowUp' ? -1 : 1));
  }
  return (
    <li
      ref={line}
      data-line={item.id}
      className={mergeClasses(
        styles.line,
        dragged && styles.dragged,
        edge === 'above' && styles.above,
        edge === 'below' && styles.below,
      )}
      onKeyDown={onMoveKey}
    >
      {may && (
        <Menu>
          <MenuTrigger disableButtonEnhancement>
            <Button
              appearance="transparent"
              className={styles.handle}
              icon={<ReOrderDotsVertical16Regular />}
              aria-label={fill(text.more, { text: item.text })}
              title={fill(text.drag, { text: item.text })}
              data-handle
            />
          </MenuTrigger>
          <MenuPopover>
            <MenuList>
              <MenuItem disabled={place === 0} onClick={() => move(place - 1)}>
                {text.up}
              </MenuItem>
              <MenuItem disabled={last} onClick={() => move(place + 1)}>
                {text.down}
              </MenuItem>
              <MenuItem onClick={remove}>{text.toDelete}</MenuItem>
            </MenuList>
          </MenuPopover>
        </Menu>
      )}
      <Checkbox
        className={styles.tick}
        checked={item.done}
        disabled={!may}
        aria-label={item.text}
        data-cell="checklist"
        onChange={(_, { checked }) => void put({ done: checked === true })}
      />
      <textarea
        className={mergeClasses(styles.text, item.done && styles.done)}
        rows={1}
        maxLength={200}
        aria-label={fill(text.edit, { text: item.text })}
        readOnly={!may}
        value={draft?.text ?? item.text}
        data-cell="checklist"
        onChange={(event) =>
          setDraft({ text: event.target.value.replaceAll(/\s*\n\s*/g, ' '), base: draft?.base ?? item.version })
        }
        onBlur={() => void keep()}
        onKeyDown={(event) => {
          if (event.key === 'Enter') {
            event.preventDefault();
            void keep();
          }
          if (event.key === 'Backspace' && (draft?.text ?? item.text) === '') {
            event.preventDefault();
            setDraft(null);
            remove();
          }
          if (event.key === 'Escape' && draft !== null) {
            event.stopPropagation();
            setDraft(null);
          }
        }}
      />
    </li>
  );
}
