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
import { useState } from 'react';
import type { TaskConflict } from '../../bot/api/contract.ts';
import { Modal } from '../look/modal.tsx';
import { fill, useWords } from '../words.tsx';

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
  value: { overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' },
});

type Props = {
  readonly conflicts: readonly TaskConflict[];
  /** Keeps the fields where one's own was chosen; the others are as they are. */
  readonly keep: (own: readonly TaskConflict[]) => void;
};

const keyOf = (conflict: TaskConflict) =>
  conflict.field === 'checklist' ? `checklist ${conflict.item}` : conflict.field;

/** Two people wrote in the same field: both values, and a choice for each. */
export default function ConflictDialog({ conflicts, keep }: Props) {
  const styles = useStyles();
  const words = useWords();
  const text = words.tasks.conflict;
  const [own, setOwn] = useState<ReadonlySet<string>>(new Set());
  const chosen = conflicts.filter((conflict) => own.has(keyOf(conflict)));
  const choose = (key: string, mine: boolean) =>
    setOwn((now) => new Set(mine ? [...now, key] : [...now].filter((each) => each !== key)));
  return (
    <Modal modalType="alert" gone={() => keep(chosen)}>
      {(leave) => (
        <DialogSurface>
          <DialogBody>
            <DialogTitle>{text.title}</DialogTitle>
            <DialogContent>
              <p>{text.lead}</p>
              {conflicts.map((conflict) => (
                <fieldset key={keyOf(conflict)} className={styles.field}>
                  <legend className={styles.name}>{words.tasks.fields[conflict.field]}</legend>
                  <RadioGroup
                    aria-label={words.tasks.fields[conflict.field]}
                    value={own.has(keyOf(conflict)) ? 'yours' : 'theirs'}
                    onChange={(_, { value }) => choose(keyOf(conflict), value === 'yours')}
                  >
                    <Radio
                      value="theirs"
                      label={<Choice who={fill(text.theirs, { by: conflict.by })} value={conflict.theirsShown} />}
                    />
                    <Radio value="yours" label={<Choice who={text.yours} value={conflict.yoursShown} />} />
                  </RadioGroup>
                </fieldset>
              ))}
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

function Choice({ who, value }: { readonly who: string; readonly value: string }) {
  const styles = useStyles();
  return (
    <span className={styles.choice}>
      <span className={styles.value}>{value}</span>
      <span className={styles.who}>{who}</span>
    </span>
  );
}
