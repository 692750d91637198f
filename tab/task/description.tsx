import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { Edit16Regular } from '@fluentui/react-icons';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import type { Task } from '../../bot/api/contract.ts';
import { Editing } from '../look/editing.tsx';
import { useWords } from '../words.tsx';
import { draftOf, keepDraft } from './drafts.ts';
import { Section } from './section.tsx';
import type { Change } from './use-task.ts';

const Editor = lazy(() => import('./description-editor.tsx'));
const MarkedText = lazy(() => import('./marked-text.tsx'));

const useStyles = makeStyles({
  none: {
    border: `1px dashed ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    justifyContent: 'flex-start',
    width: '100%',
    fontWeight: tokens.fontWeightRegular,
    color: tokens.colorNeutralForeground3,
    minHeight: '44px',
  },
  pale: { margin: 0, color: tokens.colorNeutralForeground3 },
});

type Draft = { readonly text: string; readonly base: number };

/** Read as it is formatted, and written where it stands. What was begun is still there when the panel is opened again. */
export function Description({ task, change }: { readonly task: Task; readonly change: Change }) {
  const styles = useStyles();
  const words = useWords();
  const text = words.panel.description;
  const key = `description:${task.id}`;
  const [draft, setDraft] = useState<Draft | null>(() => draftOf(key));
  const [again] = useState(draft !== null);
  const place = useRef<HTMLDivElement>(null);
  const back = useRef(false);
  const may = task.may.edit.includes('description');
  useEffect(() => {
    if (draft === null && back.current) place.current?.querySelector<HTMLElement>('button[data-cell]')?.focus();
    back.current = false;
  }, [draft]);

  const begin = () => setDraft({ text: task.description, base: task.fieldVersions.description });
  const write = (next: string) => {
    if (!draft) return;
    setDraft({ ...draft, text: next });
    keepDraft(key, { ...draft, text: next });
  };
  function leave() {
    keepDraft(key, null);
    back.current = true;
    setDraft(null);
  }
  async function keep(): Promise<boolean> {
    if (!draft) return true;
    const value = draft.text.trim();
    const good = value === task.description || (await change([{ field: 'description', value, base: draft.base }]));
    if (good) leave();
    return good;
  }

  const empty = task.description === '';
  return (
    <div ref={place}>
      <Section
        title={text.field}
        beside={
          <>
            <Editing task={task.id} field="description" />
            {may && !draft && !empty && (
              <Button
                appearance="subtle"
                size="small"
                icon={<Edit16Regular />}
                aria-label={text.edit}
                title={text.edit}
                data-cell="description"
                onClick={begin}
              />
            )}
          </>
        }
      >
        {draft && (
          <Suspense>
            <Editor
              text={draft.text}
              changed={draft.text.trim() !== task.description}
              again={again}
              write={write}
              keep={keep}
              leave={leave}
            />
          </Suspense>
        )}
        {!draft && empty && may && (
          <Button appearance="subtle" className={styles.none} data-cell="description" onClick={begin}>
            {text.add}
          </Button>
        )}
        {!draft && empty && !may && <p className={styles.pale}>{text.none}</p>}
        {!draft && !empty && (
          <Suspense fallback={<p className={styles.pale}>{words.loading}</p>}>
            <MarkedText text={task.description} />
          </Suspense>
        )}
      </Section>
    </div>
  );
}
