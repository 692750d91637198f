import {
  Button,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  Radio,
  RadioGroup,
  tokens,
} from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import type { TaskConflict, TaskHistory } from '../../bot/api/contract.ts';
import { useKnown } from '../context.tsx';
import { dateWords, instantWords } from '../format.ts';
import { Modal } from '../look/modal.tsx';
import { fill, useLocale, useWords } from '../words.tsx';

const useStyles = makeStyles({
  field: {
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    padding: '10px 14px',
    marginTop: '12px',
  },
  name: { fontWeight: tokens.fontWeightSemibold, padding: '0 4px' },
  choice: { display: 'flex', flexDirection: 'column' },
  who: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  value: { overflowWrap: 'anywhere', whiteSpace: 'pre-wrap', maxHeight: '30vh', overflowY: 'auto' },
  all: { display: 'flex', gap: '8px', flexWrap: 'wrap', marginTop: '12px' },
});

type Props = {
  readonly conflicts: readonly TaskConflict[];
  /** The task's id: with it, when the other value was written is told too. */
  readonly task?: string;
  /** Keeps those where one's own was chosen; the others are as they are. */
  readonly keep: (own: readonly TaskConflict[]) => void;
};

const keyOf = (conflict: TaskConflict): string => (conflict.field === 'checklist' ? conflict.item : conflict.field);

/** Two people wrote in the same field: both values, and a choice for each. */
export default function ConflictDialog({ conflicts, task, keep }: Props) {
  const styles = useStyles();
  const words = useWords();
  const locale = useLocale();
  const text = words.tasks.conflict;
  const [own, setOwn] = useState<ReadonlySet<string>>(new Set());
  const times = useTimes(task, conflicts);
  const chosen = conflicts.filter((conflict) => own.has(keyOf(conflict)));
  const choose = (key: string, mine: boolean) =>
    setOwn((now) => new Set(mine ? [...now, key] : [...now].filter((each) => each !== key)));
  const shown = (conflict: TaskConflict, side: 'yours' | 'theirs') => {
    if (conflict.field === 'checklist' && conflict[side] === null) return words.panel.conflict.removed;
    const value = side === 'yours' ? conflict.yoursShown : conflict.theirsShown;
    return /^\d{4}-\d{2}-\d{2}$/.test(value) ? dateWords(value, locale, words) : value;
  };
  const theirs = (conflict: TaskConflict) => {
    const at = times.get(keyOf(conflict));
    const by =
      at === undefined ? conflict.by : fill(words.panel.conflict.at, { by: conflict.by, at: instantWords(at, locale) });
    return fill(text.theirs, { by });
  };
  return (
    <Modal modalType="alert" gone={() => keep(chosen)}>
      {(leave) => (
        <DialogSurface>
          <DialogBody>
            <DialogTitle>{text.title}</DialogTitle>
            <DialogContent>
              <p>{text.lead}</p>
              {conflicts.map((conflict) => {
                const key = keyOf(conflict);
                const name =
                  conflict.field === 'checklist' ? words.panel.conflict.item : words.tasks.fields[conflict.field];
                return (
                  <fieldset key={key} className={styles.field}>
                    <legend className={styles.name}>{name}</legend>
                    <RadioGroup
                      aria-label={name}
                      value={own.has(key) ? 'yours' : 'theirs'}
                      onChange={(_, { value }) => choose(key, value === 'yours')}
                    >
                      <Radio
                        value="theirs"
                        label={<Choice who={theirs(conflict)} value={shown(conflict, 'theirs')} />}
                      />
                      <Radio value="yours" label={<Choice who={text.yours} value={shown(conflict, 'yours')} />} />
                    </RadioGroup>
                  </fieldset>
                );
              })}
              {conflicts.length > 1 && (
                <div className={styles.all}>
                  <Button size="small" onClick={() => setOwn(new Set(conflicts.map(keyOf)))}>
                    {words.panel.conflict.allMine}
                  </Button>
                  <Button size="small" onClick={() => setOwn(new Set())}>
                    {words.panel.conflict.allTheirs}
                  </Button>
                </div>
              )}
            </DialogContent>
            <DialogActions>
              <Button appearance="primary" onClick={leave}>
                {text.keep}
              </Button>
            </DialogActions>
          </DialogBody>
        </DialogSurface>
      )}
    </Modal>
  );
}

/** When each of the other values was written, as the history tells; what is not known yet is left out. */
function useTimes(task: string | undefined, conflicts: readonly TaskConflict[]): ReadonlyMap<string, string> {
  const { api } = useKnown();
  const [times, setTimes] = useState<ReadonlyMap<string, string>>(new Map());
  useEffect(() => {
    if (task === undefined) return;
    let late = false;
    api.get<TaskHistory>(`/api/tasks/${task}/history`).then(
      ({ revisions }) => {
        const found = conflicts.flatMap((conflict): [string, string][] => {
          const last = revisions.findLast(
            ({ field, item, applied }) =>
              applied && field === conflict.field && (conflict.field !== 'checklist' || item === conflict.item),
          );
          return last ? [[keyOf(conflict), last.at]] : [];
        });
        if (!late) setTimes(new Map(found));
      },
      () => {},
    );
    return () => {
      late = true;
    };
  }, [api, task, conflicts]);
  return times;
}

function Choice({ who, value }: { readonly who: string; readonly value: string }) {
  const styles = useStyles();
  return (
    <span className={styles.choice}>
      <span className={styles.value}>{value}</span>
      <span className={styles.who}>{who}</span>
    </span>
  );
}
