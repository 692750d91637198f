import { makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { DocumentPdf24Regular, Image24Regular } from '@fluentui/react-icons';
import { lazy, Suspense } from 'react';
import type { CasePhoto } from '../../bot/api/contract.ts';
import { whyOf } from '../api.ts';
import { useKnown } from '../context.tsx';
import { bytesWords, instantWords } from '../format.ts';
import { useSnack } from '../look/snack.tsx';
import { useModal } from '../look/use-modal.ts';
import { usePicture } from '../look/use-picture.ts';
import { fill, useLocale, useWords } from '../words.tsx';

const Lightbox = lazy(() => import('./lightbox.tsx'));

const useStyles = makeStyles({
  grid: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(140px, 1fr))',
    gap: '10px',
    listStyleType: 'none',
    margin: 0,
    padding: 0,
  },
  frame: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    justifyContent: 'center',
    gap: '6px',
    width: '100%',
    aspectRatio: '4 / 3',
    padding: 0,
    overflow: 'hidden',
    font: 'inherit',
    fontSize: tokens.fontSizeBase200,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground3,
    color: tokens.colorNeutralForeground2,
    cursor: 'pointer',
    ':hover': { border: `1px solid ${tokens.colorNeutralStroke1Hover}` },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '2px' },
  },
  image: { width: '100%', height: '100%', objectFit: 'cover' },
});

/** Null while the picture is not there, and where none is asked for. */
export const useCasePhoto = (caseId: string, photo: CasePhoto | null, reason: string | null): string | null =>
  usePicture(photo && `/api/cases/${caseId}/photos/${photo.id}`, reason);

type Props = { readonly caseId: string; readonly photos: readonly CasePhoto[]; readonly reason: string | null };

export function Photos({ caseId, photos, reason }: Props) {
  const styles = useStyles();
  const pictures = photos.filter((photo) => photo.type !== 'application/pdf');
  const { asked, ask, gone } = useModal<number>();
  return (
    <>
      <ul className={styles.grid}>
        {pictures.map((photo, at) => (
          <li key={photo.id}>
            <Picture caseId={caseId} photo={photo} at={at} reason={reason} open={() => ask(at)} />
          </li>
        ))}
        {photos
          .filter((photo) => photo.type === 'application/pdf')
          .map((photo) => (
            <li key={photo.id}>
              <Paper caseId={caseId} photo={photo} reason={reason} />
            </li>
          ))}
      </ul>
      <Suspense>
        {asked && (
          <Lightbox
            key={asked.key}
            caseId={caseId}
            photos={pictures}
            first={asked.what}
            reason={reason}
            close={() => gone(asked.key)}
          />
        )}
      </Suspense>
    </>
  );
}

function Picture({
  caseId,
  photo,
  at,
  reason,
  open,
}: {
  readonly caseId: string;
  readonly photo: CasePhoto;
  readonly at: number;
  readonly reason: string | null;
  readonly open: () => void;
}) {
  const styles = useStyles();
  const words = useWords();
  // Whoever states a reason for each look sees a picture only when they open it.
  const source = useCasePhoto(caseId, reason === null ? photo : null, null);
  return (
    <button
      type="button"
      className={styles.frame}
      onClick={open}
      aria-label={fill(words.case.openPhoto, { n: at + 1 })}
    >
      {source ? (
        <img className={styles.image} src={source} alt="" />
      ) : reason === null ? (
        <Spinner size="tiny" />
      ) : (
        <Image24Regular aria-hidden />
      )}
    </button>
  );
}

function Paper({
  caseId,
  photo,
  reason,
}: {
  readonly caseId: string;
  readonly photo: CasePhoto;
  readonly reason: string | null;
}) {
  const styles = useStyles();
  const words = useWords();
  const locale = useLocale();
  const snack = useSnack();
  const { api } = useKnown();
  async function download() {
    try {
      const address = URL.createObjectURL(await api.bytes(`/api/cases/${caseId}/photos/${photo.id}`, reason));
      Object.assign(document.createElement('a'), { href: address, download: `${photo.id}.pdf` }).click();
      setTimeout(() => URL.revokeObjectURL(address), 10_000);
    } catch (error) {
      snack({ kind: 'failed', text: whyOf(error) });
    }
  }
  return (
    <button type="button" className={styles.frame} onClick={() => void download()}>
      <DocumentPdf24Regular aria-hidden />
      <span>{words.case.document}</span>
      <span>{`${words.case.download} · ${bytesWords(photo.size, locale)} · ${instantWords(photo.at, locale)}`}</span>
    </button>
  );
}
