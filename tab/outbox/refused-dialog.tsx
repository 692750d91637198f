import {
  Button,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { useState } from 'react';
import { useKnown } from '../context.tsx';
import { instantWords } from '../format.ts';
import { Modal } from '../look/modal.tsx';
import { useCopy } from '../look/use-copy.ts';
import { fill, useLocale, useWords } from '../words.tsx';
import type { Entry, What } from './entry.ts';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column', gap: '12px' },
  entry: {
    display: 'flex',
    flexDirection: 'column',
    gap: '4px',
    padding: '10px 14px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
  },
  head: { display: 'flex', justifyContent: 'space-between', gap: '12px', flexWrap: 'wrap' },
  name: { fontWeight: tokens.fontWeightSemibold },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  text: { margin: 0, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', maxHeight: '30vh', overflowY: 'auto' },
  why: { color: tokens.colorPaletteRedForeground1 },
  press: { '@media (max-width: 700px)': { minHeight: '44px' } },
  ways: { display: 'flex', gap: '8px', flexWrap: 'wrap' },
});

/** What was written without a network and refused afterwards: why, and its words to take along. */
export default function RefusedDialog({
  entries,
  gone,
}: {
  readonly entries: readonly Entry[];
  readonly gone: () => void;
}) {
  const styles = useStyles();
  const words = useWords();
  const text = words.outbox.dialog;
  return (
    <Modal gone={gone}>
      {(leave) => (
        <DialogSurface>
          <DialogBody>
            <DialogTitle>{text.title}</DialogTitle>
            <DialogContent>
              <p>{text.lead}</p>
              <ul className={styles.list}>
                {entries.map((entry) => (
                  <Refused key={entry.seq} entry={entry} />
                ))}
              </ul>
            </DialogContent>
            <DialogActions>
              <Button appearance="primary" onClick={leave}>
                {words.close}
              </Button>
            </DialogActions>
          </DialogBody>
        </DialogSurface>
      )}
    </Modal>
  );
}

function Refused({ entry }: { readonly entry: Entry }) {
  const styles = useStyles();
  const words = useWords();
  const locale = useLocale();
  const text = words.outbox.dialog;
  const copy = useCopy();
  const { outbox } = useKnown();
  const [copied, setCopied] = useState(false);
  const name = fill(text[entry.what.kind], { number: entry.number });
  const written = writtenIn(entry.what, { ...words.tasks.fields });
  return (
    <li className={styles.entry}>
      <div className={styles.head}>
        <span className={styles.name}>{name}</span>
        <span className={styles.quiet}>{fill(text.written, { at: instantWords(entry.at, locale) })}</span>
      </div>
      <p className={styles.text}>{written}</p>
      <span className={styles.why}>{entry.why || text.gone}</span>
      <span className={styles.ways}>
        <Button
          size="small"
          className={styles.press}
          aria-label={`${words.retry}: ${name}`}
          onClick={() => void outbox.again(entry)}
        >
          {words.retry}
        </Button>
        <Button
          size="small"
          className={styles.press}
          aria-label={`${text.copy}: ${name}`}
          onClick={() => void copy(written).then(() => setCopied(true))}
        >
          {copied ? text.copied : text.copy}
        </Button>
        <Button
          size="small"
          className={styles.press}
          aria-label={`${text.drop}: ${name}`}
          onClick={() => void outbox.settle(entry)}
        >
          {text.drop}
        </Button>
      </span>
    </li>
  );
}

/** The words in it, a line a field. */
function writtenIn(what: What, fields: { readonly [field: string]: string }): string {
  if (what.kind === 'comment') return what.comment.text;
  if (what.kind === 'add') return what.fresh.title;
  return what.changes
    .map((change) => {
      const name = fields[change.field] ?? change.field;
      if (change.field === 'participants') return name;
      const value = change.field === 'checklist' ? (change.value?.text ?? '') : (change.value ?? '');
      return `${name}: ${value || '–'}`;
    })
    .join('\n');
}
