import { Button, DialogSurface, makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { ChevronLeft24Regular, ChevronRight24Regular, Dismiss24Regular } from '@fluentui/react-icons';
import { type KeyboardEvent, useState } from 'react';
import type { CasePhoto } from '../../bot/api/contract.ts';
import { instantWords } from '../format.ts';
import { Modal } from '../look/modal.tsx';
import { fill, useLocale, useWords } from '../words.tsx';
import { useCasePhoto } from './photos.tsx';

const useStyles = makeStyles({
  surface: {
    maxWidth: 'min(1200px, 96vw)',
    width: '96vw',
    height: '92vh',
    padding: '8px',
    display: 'grid',
    gridTemplateRows: 'auto 1fr',
    gap: '8px',
  },
  top: { display: 'flex', alignItems: 'center', gap: '8px', justifyContent: 'space-between', paddingLeft: '8px' },
  time: { color: tokens.colorNeutralForeground3 },
  middle: { display: 'grid', gridTemplateColumns: 'auto 1fr auto', alignItems: 'center', gap: '4px', minHeight: 0 },
  frame: { height: '100%', minHeight: 0, display: 'grid', placeItems: 'center' },
  image: {
    maxWidth: '100%',
    maxHeight: '100%',
    minHeight: 0,
    objectFit: 'contain',
    borderRadius: tokens.borderRadiusMedium,
  },
});

type Props = {
  readonly caseId: string;
  readonly photos: readonly CasePhoto[];
  readonly first: number;
  readonly reason: string | null;
  readonly close: () => void;
};

/** One picture at a time, in large; the arrow keys go on. */
export default function Lightbox({ caseId, photos, first, reason, close }: Props) {
  const styles = useStyles();
  const words = useWords();
  const locale = useLocale();
  const [at, setAt] = useState(first);
  const photo = photos[at] ?? null;
  const source = useCasePhoto(caseId, photo, reason);
  const step = (by: number) => setAt((now) => Math.min(Math.max(now + by, 0), photos.length - 1));
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowRight') step(1);
    if (event.key === 'ArrowLeft') step(-1);
  };
  const name = fill(words.case.photo, { n: at + 1, total: photos.length });
  return (
    <Modal gone={close}>
      {(leave) => (
        <DialogSurface className={styles.surface} aria-label={name} onKeyDown={onKeyDown}>
          <div className={styles.top}>
            <span>
              <span aria-live="polite">{name}</span>{' '}
              <span className={styles.time}>{photo && instantWords(photo.at, locale)}</span>
            </span>
            <Button appearance="subtle" icon={<Dismiss24Regular />} aria-label={words.close} onClick={leave} />
          </div>
          <div className={styles.middle}>
            <Button
              appearance="subtle"
              icon={<ChevronLeft24Regular />}
              aria-label={words.case.previous}
              disabledFocusable={at === 0}
              onClick={() => step(-1)}
            />
            <div className={styles.frame}>
              {source ? <img className={styles.image} src={source} alt={name} /> : <Spinner />}
            </div>
            <Button
              appearance="subtle"
              icon={<ChevronRight24Regular />}
              aria-label={words.case.next}
              disabledFocusable={at === photos.length - 1}
              onClick={() => step(1)}
            />
          </div>
        </DialogSurface>
      )}
    </Modal>
  );
}
