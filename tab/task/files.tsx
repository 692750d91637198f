import { Button, Link, makeStyles, mergeClasses, ProgressBar, tokens } from '@fluentui/react-components';
import {
  Add16Regular,
  Delete16Regular,
  Dismiss16Regular,
  Document20Regular,
  DocumentPdf20Regular,
  DocumentTable20Regular,
  Image20Regular,
  Open16Regular,
} from '@fluentui/react-icons';
import { useRef, useState } from 'react';
import type { Task, TaskFile, TaskFiles } from '../../bot/api/contract.ts';
import { whyOf } from '../api.ts';
import { useKnown } from '../context.tsx';
import { bytesWords, instantWords } from '../format.ts';
import { useSnack } from '../look/snack.tsx';
import { useUndo } from '../tasks/undo.tsx';
import { fill, useLocale, useWords } from '../words.tsx';
import { Section } from './section.tsx';
import { useDropped } from './use-dropped.ts';
import { type Sending, useSending } from './use-sending.ts';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column', gap: '2px' },
  file: {
    display: 'flex',
    alignItems: 'center',
    gap: '8px',
    minHeight: '44px',
    borderRadius: tokens.borderRadiusMedium,
    padding: '2px 2px 2px 6px',
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
  },
  sign: { flexShrink: 0, color: tokens.colorNeutralForeground3, display: 'flex' },
  words: { flexGrow: 1, minWidth: 0, display: 'flex', flexDirection: 'column', alignItems: 'flex-start' },
  name: { overflowWrap: 'anywhere', textAlign: 'left' },
  about: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  button: { flexShrink: 0, '@media (max-width: 700px)': { minWidth: '44px', minHeight: '44px' } },
  drop: {
    border: `1px dashed ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    padding: '10px 12px',
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    gap: '4px',
  },
  over: {
    border: `1px dashed ${tokens.colorCompoundBrandStroke}`,
    backgroundColor: tokens.colorBrandBackground2,
  },
  hint: { margin: 0, color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  pale: { margin: 0, color: tokens.colorNeutralForeground3 },
  wrong: { color: tokens.colorPaletteRedForeground1, overflowWrap: 'anywhere' },
  bar: { width: '100%', marginTop: '2px' },
});

type Props = {
  readonly task: Task;
  readonly files: TaskFiles;
  readonly told: () => Promise<void>;
};

/** What is kept with the task: sent by choosing or dropping, saved by a press, removed with a way back. */
export function Files({ task, files, told }: Props) {
  const styles = useStyles();
  const words = useWords();
  const locale = useLocale();
  const text = words.panel.files;
  const input = useRef<HTMLInputElement>(null);
  const place = useRef<HTMLDivElement>(null);
  const { add } = files;
  const { sending, send, again, forget } = useSending(task.id, add, told);
  const over = useDropped(place, add ? send : null);
  return (
    <Section title={words.panel.sections.files} beside={files.files.length > 0 ? files.files.length : undefined}>
      {files.files.length === 0 && sending.length === 0 && !add && <p className={styles.pale}>{text.none}</p>}
      {files.files.length > 0 && (
        <ul className={styles.list}>
          {files.files.map((file) => (
            <File key={file.id} task={task.id} file={file} told={told} />
          ))}
        </ul>
      )}
      {sending.length > 0 && (
        <ul className={styles.list} aria-live="polite">
          {sending.map((each) => (
            <Under key={each.key} sending={each} again={() => again(each)} forget={() => forget(each)} />
          ))}
        </ul>
      )}
      {add && (
        <div ref={place} className={mergeClasses(styles.drop, over && styles.over)} data-drop>
          <Button
            appearance="subtle"
            icon={<Add16Regular />}
            className={styles.button}
            onClick={() => input.current?.click()}
          >
            {over ? text.drop : text.add}
          </Button>
          <p className={styles.hint}>{fill(text.hint, { size: bytesWords(add.largest, locale) })}</p>
          <input
            ref={input}
            type="file"
            multiple
            hidden
            accept={add.endings.map((ending) => `.${ending}`).join(',')}
            data-testid="task-files"
            onChange={(event) => {
              send([...(event.currentTarget.files ?? [])]);
              event.currentTarget.value = '';
            }}
          />
        </div>
      )}
    </Section>
  );
}

function File({ task, file, told }: { readonly task: string; readonly file: TaskFile; readonly told: Props['told'] }) {
  const styles = useStyles();
  const words = useWords();
  const locale = useLocale();
  const text = words.panel.files;
  const snack = useSnack();
  const { say } = useUndo();
  const { api } = useKnown();
  const [busy, setBusy] = useState(false);
  const path = `/api/tasks/${task}/files/${file.id}`;
  const fail = (error: unknown) => {
    const why = whyOf(error, words.errors.network);
    snack({ kind: 'failed', text: fill(text.failed, { name: file.name, why }) });
  };

  async function save() {
    setBusy(true);
    try {
      const address = URL.createObjectURL(await api.bytes(path, null));
      const link = document.createElement('a');
      link.href = address;
      link.download = file.name;
      link.click();
      // The browser reads it after the press.
      setTimeout(() => URL.revokeObjectURL(address), 60_000);
    } catch (error) {
      fail(error);
    }
    setBusy(false);
  }
  const set = async (removed: boolean) => {
    await api.send('PATCH', path, { removed });
    await told();
  };
  const stepOf = (removed: boolean) => ({
    said: fill(removed ? text.removed : text.restored, { name: file.name }),
    async back() {
      await set(!removed);
      return { overtaken: [], again: stepOf(!removed) };
    },
  });
  async function remove() {
    try {
      await set(true);
      say(stepOf(true));
    } catch (error) {
      fail(error);
    }
  }
  return (
    <li className={styles.file} data-file={file.name}>
      <span className={styles.sign} aria-hidden>
        <Sign type={file.type} />
      </span>
      <span className={styles.words}>
        <Link
          as="button"
          className={styles.name}
          disabled={busy}
          aria-label={fill(text.save, { name: file.name })}
          onClick={() => void save()}
        >
          {file.name}
        </Link>
        <span className={styles.about}>
          {bytesWords(file.size, locale)} · {file.by.name} · {instantWords(file.at, locale)}
          {file.url !== null && (
            <>
              {' · '}
              <Link
                href={file.url}
                target="_blank"
                rel="noopener noreferrer"
                aria-label={fill(text.openInSharePoint, { name: file.name })}
              >
                {text.inSharePoint} <Open16Regular aria-hidden />
              </Link>
            </>
          )}
        </span>
      </span>
      {file.remove && (
        <Button
          appearance="subtle"
          className={styles.button}
          icon={<Delete16Regular />}
          aria-label={fill(text.remove, { name: file.name })}
          onClick={() => void remove()}
        />
      )}
    </li>
  );
}

function Under({
  sending,
  again,
  forget,
}: {
  readonly sending: Sending;
  readonly again: () => void;
  readonly forget: () => void;
}) {
  const styles = useStyles();
  const words = useWords();
  const text = words.panel.files;
  const { name, part, why } = sending;
  if (why !== null)
    return (
      <li className={styles.file}>
        <span className={mergeClasses(styles.words, styles.wrong)} role="alert">
          {fill(text.failed, { name, why })}
        </span>
        {sending.mayPass && (
          <Button size="small" onClick={again}>
            {text.again}
          </Button>
        )}
        <Button
          appearance="subtle"
          className={styles.button}
          icon={<Dismiss16Regular />}
          aria-label={`${text.forget}, ${name}`}
          onClick={forget}
        />
      </li>
    );
  const said = part < 1 ? fill(text.sending, { name, percent: Math.round(part * 100) }) : fill(text.checking, { name });
  return (
    <li className={styles.file}>
      <span className={styles.words}>
        <span className={styles.name}>{part < 1 ? name : said}</span>
        {part < 1 ? (
          <ProgressBar className={styles.bar} value={part} aria-label={said} />
        ) : (
          <ProgressBar className={styles.bar} aria-label={said} />
        )}
      </span>
    </li>
  );
}

function Sign({ type }: { readonly type: TaskFile['type'] }) {
  if (type.startsWith('image/')) return <Image20Regular />;
  if (type === 'application/pdf') return <DocumentPdf20Regular />;
  return type.includes('sheet') || type === 'text/csv' ? <DocumentTable20Regular /> : <Document20Regular />;
}
