import { Button, Field, makeStyles, Textarea, ToggleButton, tokens } from '@fluentui/react-components';
import { Eye16Regular, Link16Regular, TextBold16Regular, TextBulletList16Regular } from '@fluentui/react-icons';
import { useEffect, useRef, useState } from 'react';
import { useWords } from '../words.tsx';
import MarkedText from './marked-text.tsx';
import { type Mark, marked } from './marks.ts';

const useStyles = makeStyles({
  editor: { display: 'flex', flexDirection: 'column', gap: '6px' },
  top: { display: 'flex', alignItems: 'center', justifyContent: 'space-between', flexWrap: 'wrap' },
  tools: { display: 'flex', '@media (max-width: 700px)': { '& button': { minHeight: '44px', minWidth: '44px' } } },
  button: { '@media (max-width: 700px)': { minHeight: '44px' } },
  text: { '& textarea': { minHeight: '140px', maxHeight: '50vh', fieldSizing: 'content' } },
  preview: {
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    padding: '8px 12px',
    minHeight: '140px',
  },
  buttons: { display: 'flex', gap: '8px' },
  hint: { margin: 0, color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

const tools = [
  { mark: 'bold', icon: <TextBold16Regular />, key: 'b' },
  { mark: 'link', icon: <Link16Regular />, key: 'k' },
  { mark: 'list', icon: <TextBulletList16Regular />, key: null },
] as const satisfies readonly { mark: Mark; icon: unknown; key: string | null }[];

type Props = {
  readonly text: string;
  readonly changed: boolean;
  /** What was begun before the panel was closed. */
  readonly again: boolean;
  readonly write: (text: string) => void;
  readonly keep: () => Promise<boolean>;
  readonly leave: () => void;
};

/** Markdown, with the marks that people use most and a look at what it becomes. */
export default function DescriptionEditor({ text, changed, again, write, keep, leave }: Props) {
  const styles = useStyles();
  const words = useWords();
  const say = words.panel.description;
  const [shown, setShown] = useState<'write' | 'preview'>('write');
  const [busy, setBusy] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const select = useRef<readonly [number, number] | null>(null);
  useEffect(() => {
    const area = field.current;
    if (shown === 'write') area?.focus();
    if (area && shown === 'write') area.setSelectionRange(area.value.length, area.value.length);
  }, [shown]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: when the text is drawn anew, what was selected is selected again
  useEffect(() => {
    if (!select.current) return;
    field.current?.focus();
    field.current?.setSelectionRange(...select.current);
    select.current = null;
  }, [text]);

  function put(mark: Mark) {
    const area = field.current;
    if (!area) return;
    const next = marked({ text, start: area.selectionStart, end: area.selectionEnd }, mark);
    select.current = [next.start, next.end];
    write(next.text);
  }
  async function save() {
    setBusy(true);
    if (!(await keep())) setBusy(false);
  }
  const hasList = /^[-*] \[[ x]\]/m.test(text);
  return (
    <div className={styles.editor}>
      <div className={styles.top}>
        <div role="toolbar" aria-label={say.tools} className={styles.tools}>
          {tools.map(({ mark, icon }) => (
            <Button
              key={mark}
              appearance="subtle"
              size="small"
              icon={icon}
              disabled={shown === 'preview'}
              aria-label={say[mark]}
              title={say[mark]}
              // The field keeps its focus and what is selected in it.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => put(mark)}
            />
          ))}
        </div>
        <ToggleButton
          appearance="subtle"
          size="small"
          className={styles.button}
          icon={<Eye16Regular />}
          checked={shown === 'preview'}
          onClick={() => setShown(shown === 'preview' ? 'write' : 'preview')}
        >
          {say.preview}
        </ToggleButton>
      </div>
      {shown === 'preview' ? (
        <div className={styles.preview}>
          {text.trim() === '' ? <p className={styles.hint}>{say.nothing}</p> : <MarkedText text={text} />}
        </div>
      ) : (
        <Field
          label={{
            children: say.field,
            style: { position: 'absolute', clip: 'rect(0 0 0 0)', overflow: 'hidden', width: 1, height: 1 },
          }}
          hint={say.hint}
        >
          <Textarea
            textarea={{ ref: field }}
            className={styles.text}
            resize="vertical"
            maxLength={4_000}
            data-cell="description"
            value={text}
            onChange={(_, { value }) => write(value)}
            onKeyDown={(event) => {
              const command = event.ctrlKey || event.metaKey;
              const tool = command ? tools.find(({ key }) => key === event.key.toLowerCase()) : undefined;
              if (command && event.key === 'Enter') void save();
              else if (tool) put(tool.mark);
              else if (event.key === 'Escape') {
                // What is written is thrown away only by the button that says so.
                if (!changed) leave();
              } else return;
              event.preventDefault();
              event.stopPropagation();
            }}
          />
        </Field>
      )}
      {again && changed && <p className={styles.hint}>{say.left}</p>}
      {hasList && <p className={styles.hint}>{say.checklist}</p>}
      <div className={styles.buttons}>
        <Button
          appearance="primary"
          size="small"
          className={styles.button}
          disabledFocusable={busy}
          onClick={() => void save()}
        >
          {say.save}
        </Button>
        <Button size="small" className={styles.button} onClick={leave}>
          {words.cancel}
        </Button>
      </div>
    </div>
  );
}
