import { Dialog, type DialogProps } from '@fluentui/react-components';
import { type ReactElement, useCallback, useEffect, useRef, useState } from 'react';

/** Longer than the dialog's own way out takes. */
const OUT_MS = 350;

type Props = {
  readonly modalType?: DialogProps['modalType'];
  /** Called when it is out of sight and may be taken away. */
  readonly gone: () => void;
  /** `leave` closes it. */
  readonly children: (leave: () => void) => ReactElement;
};

/** A dialog that is there as long as it is mounted. Taken away while open it would leave the page behind it hidden from screen readers. */
export function Modal({ modalType = 'modal', gone, children }: Props) {
  const [open, setOpen] = useState(true);
  const told = useRef(gone);
  useEffect(() => {
    told.current = gone;
  });
  useEffect(() => {
    if (open) return;
    const timer = setTimeout(() => told.current(), OUT_MS);
    return () => clearTimeout(timer);
  }, [open]);
  // A page may end under its dialog; then nothing else shows it again.
  useEffect(
    () => () => {
      requestAnimationFrame(() => {
        if (!document.querySelector('[aria-modal="true"]'))
          document.getElementById('root')?.removeAttribute('aria-hidden');
      });
    },
    [],
  );
  const leave = useCallback(() => setOpen(false), []);
  return (
    <Dialog open={open} modalType={modalType} onOpenChange={(_, data) => data.open || leave()}>
      {children(leave)}
    </Dialog>
  );
}
