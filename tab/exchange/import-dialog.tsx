import {
  Button,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  MessageBar,
  MessageBarBody,
  makeStyles,
  mergeClasses,
  Textarea,
  tokens,
} from '@fluentui/react-components';
import { ArrowUpload20Regular } from '@fluentui/react-icons';
import { useRef, useState } from 'react';
import { Modal } from '../look/modal.tsx';
import { SnackPlace } from '../look/snack.tsx';
import { fill, useWords } from '../words.tsx';
import { ImportPreview } from './import-preview.tsx';
import { MOST_MB, readDelimited, readFile } from './read-file.ts';
import { byPlace, readRows, type SheetCell } from './read-rows.ts';
import { type Line, MOST_ROWS } from './use-import.ts';

const useStyles = makeStyles({
  surface: {
    maxWidth: 'min(1200px, calc(100vw - 32px))',
    maxHeight: 'calc(100vh - 32px)',
    '@media (max-width: 700px)': { padding: '16px', maxWidth: '100vw', maxHeight: '100vh' },
  },
  first: { maxWidth: 'min(680px, calc(100vw - 32px))' },
  body: { maxHeight: 'calc(100vh - 80px)' },
  start: { display: 'flex', flexDirection: 'column', gap: '16px' },
  lead: { margin: 0 },
  note: { margin: 0, color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  file: { display: 'none' },
  choose: { alignSelf: 'flex-start', minHeight: '44px' },
});

/** What was read and is to be shown; `key` tells one reading from the next. */
type Given = { readonly key: number; readonly lines: readonly Line[]; readonly unknown: readonly string[] };

/** Rows from Excel into the list: pasted or from a file, shown with what becomes of each, written when one says so. */
export default function ImportDialog({ pasted, gone }: { readonly pasted: string | null; readonly gone: () => void }) {
  const styles = useStyles();
  const words = useWords();
  const text = words.exchange.dialog;
  const [given, setGiven] = useState<Given | null>(null);
  const [why, setWhy] = useState<string | null>(null);
  const [draft, setDraft] = useState('');
  const file = useRef<HTMLInputElement>(null);
  const said = useRef(words.exchange.read);

  function take(sheet: readonly (readonly SheetCell[])[], byHand: boolean) {
    const read = readRows(sheet, byHand);
    if (read === 'noTitle') return setWhy(said.current.noTitle);
    if (read === 'empty') return setWhy(byHand ? said.current.empty : said.current.emptyFile);
    if (read.rows.length > MOST_ROWS)
      return setWhy(fill(said.current.tooMany, { count: read.rows.length, most: MOST_ROWS }));
    setWhy(null);
    const lines = read.rows.map((each) => ({ ...each, dropped: false, touched: [] }));
    setGiven((last) => ({ key: (last?.key ?? 0) + 1, lines, unknown: read.unknown }));
  }
  async function takeFile(chosen: File | undefined) {
    if (!chosen) return;
    const sheet = await readFile(chosen);
    if (typeof sheet === 'string') return setWhy(fill(said.current[sheet], { most: MOST_MB }));
    take(sheet, false);
  }
  async function takeText(rows: string) {
    take(await readDelimited(rows, '\t'), true);
  }
  // What was pasted into the list is read at once.
  const begun = useRef(false);
  if (pasted !== null && !begun.current) {
    begun.current = true;
    queueMicrotask(() => void takeText(pasted));
  }
  const again = () => {
    setGiven(null);
    setDraft('');
  };
  const order = byPlace.map((column) => words.exchange.columns[column]).join(', ');

  return (
    <Modal gone={gone}>
      {(leave) => (
        <DialogSurface
          className={mergeClasses(styles.surface, !given && styles.first)}
          onDragOver={(event) => event.preventDefault()}
          onDrop={(event) => {
            event.preventDefault();
            void takeFile(event.dataTransfer.files[0]);
          }}
        >
          <DialogBody className={styles.body}>
            <DialogTitle>{text.title}</DialogTitle>
            {given ? (
              <ImportPreview key={given.key} lines={given.lines} unknown={given.unknown} again={again} leave={leave} />
            ) : (
              <>
                <DialogContent>
                  <div className={styles.start}>
                    <p className={styles.lead}>{text.lead}</p>
                    {why !== null && (
                      <MessageBar intent="error" layout="multiline">
                        <MessageBarBody>{why}</MessageBarBody>
                      </MessageBar>
                    )}
                    <Field label={text.paste} hint={fill(text.template, { columns: order })}>
                      <Textarea
                        rows={5}
                        value={draft}
                        placeholder={text.pasteHint}
                        onChange={(_, { value }) => setDraft(value)}
                        onPaste={(event) => {
                          const rows = event.clipboardData.getData('text/plain');
                          const [chosen] = event.clipboardData.files;
                          if (rows === '' && !chosen) return;
                          event.preventDefault();
                          void (rows === '' ? takeFile(chosen) : takeText(rows));
                        }}
                      />
                    </Field>
                    <input
                      ref={file}
                      type="file"
                      className={styles.file}
                      aria-label={text.choose}
                      accept=".xlsx,.csv,.tsv,.txt"
                      onChange={(event) => {
                        void takeFile(event.currentTarget.files?.[0]);
                        // The same file can be chosen again once it is mended.
                        event.currentTarget.value = '';
                      }}
                    />
                    <Button
                      className={styles.choose}
                      icon={<ArrowUpload20Regular />}
                      onClick={() => file.current?.click()}
                    >
                      {text.choose}
                    </Button>
                    <p className={styles.note}>{text.dropHere}</p>
                  </div>
                </DialogContent>
                <DialogActions>
                  <Button onClick={leave}>{words.cancel}</Button>
                  <Button appearance="primary" disabled={draft.trim() === ''} onClick={() => void takeText(draft)}>
                    {text.read}
                  </Button>
                </DialogActions>
              </>
            )}
          </DialogBody>
          <SnackPlace below />
        </DialogSurface>
      )}
    </Modal>
  );
}
