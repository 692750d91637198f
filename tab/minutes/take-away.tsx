import { Button, Link, makeStyles, tokens } from '@fluentui/react-components';
import {
  ClipboardTextLtr20Regular,
  CloudArrowUp20Regular,
  Document20Regular,
  DocumentPdf20Regular,
  Open16Regular,
  Print20Regular,
} from '@fluentui/react-icons';
import { useState } from 'react';
import type { MinutesPage } from '../../bot/api/contract.ts';
import { ApiError } from '../api.ts';
import { useKnown } from '../context.tsx';
import { useSnack } from '../look/snack.tsx';
import { useCopy } from '../look/use-copy.ts';
import { fill, useWords } from '../words.tsx';
import { Card } from './card.tsx';

const useStyles = makeStyles({
  row: {
    display: 'grid',
    gridTemplateColumns: 'repeat(2, minmax(0, 1fr))',
    gap: '8px',
    '& button': { minWidth: 0, '@media (max-width: 700px)': { minHeight: '44px' } },
  },
  wide: { gridColumn: '1 / -1' },
  library: { margin: '14px 0 4px', fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  links: { display: 'flex', flexDirection: 'column', gap: '6px', margin: 0, padding: 0, listStyleType: 'none' },
  link: { display: 'inline-flex', alignItems: 'center', gap: '6px' },
  waits: { display: 'flex', gap: '8px', margin: '4px 0 0', color: tokens.colorNeutralForeground2 },
  icon: { flexShrink: 0 },
});

type Props = { readonly id: string; readonly page: MinutesPage };

/** The minutes in other forms: files, paper, plain text, and the library. */
export function TakeAway({ id, page }: Props) {
  const styles = useStyles();
  const text = useWords().minutes.take;
  const { api } = useKnown();
  const snack = useSnack();
  const copy = useCopy();
  const [busy, setBusy] = useState(false);

  async function fetchFile(ending: 'docx' | 'pdf') {
    setBusy(true);
    try {
      const bytes = await api.bytes(`/api/meetings/${encodeURIComponent(id)}/minutes.${ending}`, null);
      const { forum, year, number } = page.meeting;
      save(bytes, fill(text.fileName, { forum: forum.id, year: year ?? '', number: number ?? '', ending }));
    } catch (error) {
      snack({ text: (error instanceof ApiError && error.message) || text.failed, kind: 'failed' });
    } finally {
      setBusy(false);
    }
  }
  return (
    <Card title={text.title}>
      <div className={styles.row}>
        <Button icon={<Document20Regular />} disabled={busy} onClick={() => void fetchFile('docx')}>
          {text.docx}
        </Button>
        <Button icon={<DocumentPdf20Regular />} disabled={busy} onClick={() => void fetchFile('pdf')}>
          {text.pdf}
        </Button>
        <Button className={styles.wide} icon={<Print20Regular />} onClick={() => print()}>
          {text.print}
        </Button>
        <Button
          className={styles.wide}
          icon={<ClipboardTextLtr20Regular />}
          onClick={() =>
            copy(page.text).then(
              () => snack({ text: text.copied, kind: 'said' }),
              () => snack({ text: text.notCopied, kind: 'failed' }),
            )
          }
        >
          {text.copy}
        </Button>
      </div>
      {page.library && <Library library={page.library} />}
    </Card>
  );
}

function Library({ library }: { readonly library: NonNullable<MinutesPage['library']> }) {
  const styles = useStyles();
  const text = useWords().minutes.take;
  const { docx, pdf, current } = library;
  return (
    <>
      <h3 className={styles.library}>{text.library}</h3>
      <ul className={styles.links}>
        {docx !== null && (
          <li>
            <Link className={styles.link} href={docx} target="_blank" rel="noreferrer">
              {text.inWord}
              <Open16Regular aria-hidden />
            </Link>
          </li>
        )}
        {pdf !== null && (
          <li>
            <Link className={styles.link} href={pdf} target="_blank" rel="noreferrer">
              {text.inPdf}
              <Open16Regular aria-hidden />
            </Link>
          </li>
        )}
      </ul>
      {!current && (
        <p className={styles.waits}>
          <CloudArrowUp20Regular className={styles.icon} aria-hidden />
          {docx === null ? text.waits : text.older}
        </p>
      )}
    </>
  );
}

function save(bytes: Blob, name: string): void {
  const address = URL.createObjectURL(bytes);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser reads it after the press is over.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
