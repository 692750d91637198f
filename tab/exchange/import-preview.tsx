import {
  Button,
  DialogActions,
  DialogContent,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  makeStyles,
  Spinner,
  tokens,
} from '@fluentui/react-components';
import { ArrowUndo20Regular } from '@fluentui/react-icons';
import { useRef } from 'react';
import type { ImportAnswer, TaskEdited } from '../../bot/api/contract.ts';
import { whyOf } from '../api.ts';
import { useKnown } from '../context.tsx';
import { useSnack } from '../look/snack.tsx';
import { inTurn } from '../tasks/in-turn.ts';
import { type Overtaken, useUndo } from '../tasks/undo.tsx';
import { fill, useWords } from '../words.tsx';
import { Preview } from './preview.tsx';
import { type Line, useImport } from './use-import.ts';

const useStyles = makeStyles({
  content: {
    display: 'flex',
    flexDirection: 'column',
    gap: '12px',
    minHeight: 0,
    overflow: 'hidden',
    // Too little room for a part that scrolls by itself: all of it does.
    '@media (max-width: 700px)': { overflow: 'auto' },
  },
  press: { '@media (max-width: 700px)': { minHeight: '44px' } },
  top: { display: 'flex', alignItems: 'center', justifyContent: 'space-between', gap: '12px', flexShrink: 0 },
  counts: { margin: 0, display: 'flex', alignItems: 'center', gap: '10px', flexWrap: 'wrap' },
  figures: { fontWeight: tokens.fontWeightSemibold },
  quiet: { color: tokens.colorNeutralForeground3 },
  bar: { flexShrink: 0 },
});

type Props = {
  readonly lines: readonly Line[];
  readonly unknown: readonly string[];
  readonly again: () => void;
  readonly leave: () => void;
};

/** What would become of the rows, and the way to let it become so. */
export function ImportPreview({ lines, unknown, again, leave }: Props) {
  const styles = useStyles();
  const words = useWords();
  const text = words.exchange.dialog;
  const snack = useSnack();
  const importing = useImport(lines);
  const takeBack = useTakeBack();
  const { counts, checking, writing, failed } = importing;
  const good = counts ? counts.new + counts.change : 0;
  const wrong = counts?.wrong ?? 0;
  // A second press while the first is under way would be another import.
  const busy = useRef(false);

  async function commit(onlyGood: boolean) {
    if (busy.current) return;
    busy.current = true;
    try {
      const answer = await importing.commit(onlyGood);
      if (!answer?.written) return;
      const { new: added, change } = answer.counts;
      const said = fill(text.written, { new: added, change });
      takeBack(said, answer);
      if (answer.counts.wrong === 0) leave();
    } catch (error) {
      const why = whyOf(error, words.errors.network);
      snack({ kind: 'failed', text: fill(words.tasks.notSaved, { why }) });
    } finally {
      busy.current = false;
    }
  }

  return (
    <>
      <DialogContent className={styles.content}>
        <div className={styles.top}>
          <p className={styles.counts} role="status">
            {checking || !counts ? (
              <Spinner size="tiny" label={text.checking} />
            ) : (
              <>
                <span className={styles.figures}>
                  {fill(text.counts, { new: counts.new, change: counts.change, wrong: counts.wrong })}
                </span>
                {counts.same > 0 && <span className={styles.quiet}>{fill(text.same, { same: counts.same })}</span>}
              </>
            )}
          </p>
          <Button appearance="subtle" className={styles.press} icon={<ArrowUndo20Regular />} onClick={again}>
            {text.back}
          </Button>
        </div>
        {failed !== null && (
          <MessageBar intent="error" layout="multiline" className={styles.bar}>
            <MessageBarBody>{failed || words.errors.network}</MessageBarBody>
            <MessageBarActions>
              <Button onClick={importing.again}>{words.retry}</Button>
            </MessageBarActions>
          </MessageBar>
        )}
        {unknown.length > 0 && (
          <MessageBar layout="multiline" className={styles.bar}>
            <MessageBarBody>{fill(text.unknownColumns, { columns: unknown.join(', ') })}</MessageBarBody>
          </MessageBar>
        )}
        {counts && wrong > 0 && (
          <MessageBar intent="warning" layout="multiline" className={styles.bar}>
            <MessageBarBody>{text.fixFirst}</MessageBarBody>
          </MessageBar>
        )}
        {counts && good + wrong === 0 && !checking && (
          <MessageBar layout="multiline" className={styles.bar}>
            <MessageBarBody>{text.nothingToDo}</MessageBarBody>
          </MessageBar>
        )}
        {counts && <Preview importing={importing} />}
      </DialogContent>
      <DialogActions fluid>
        <Button className={styles.press} onClick={leave}>
          {words.cancel}
        </Button>
        {wrong > 0 && good > 0 && (
          <Button className={styles.press} disabled={checking || writing} onClick={() => void commit(true)}>
            {good === 1 ? text.confirmGoodOne : fill(text.confirmGood, { count: good })}
          </Button>
        )}
        <Button
          appearance="primary"
          className={styles.press}
          disabled={checking || writing || wrong > 0 || good === 0}
          onClick={() => void commit(false)}
        >
          {good === 1 ? text.confirmOne : fill(text.confirm, { count: good })}
        </Button>
      </DialogActions>
    </>
  );
}

/** Remembers an import as one step: undone, new tasks are removed and changed ones are as they were. */
function useTakeBack(): (said: string, answer: ImportAnswer) => void {
  const { api } = useKnown();
  const { say } = useUndo();
  return (said, answer) => {
    const back = async () => {
      const overtaken: Overtaken[] = [];
      let done = 0;
      const failed = await inTurn(answer.rows, async ({ task, undo: changes }) => {
        if (!task || !changes) return;
        const met = await api.send<TaskEdited>('PATCH', `/api/tasks/${task.id}`, { changes });
        for (const { by, field } of met?.conflicts ?? []) overtaken.push({ number: task.number, by, field });
        done += 1;
      });
      if (done === 0 && failed[0]) throw failed[0].error;
      return { overtaken, again: null };
    };
    say({ said, back });
  };
}
