import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { createContext, type ReactNode, useCallback, useContext, useEffect, useState } from 'react';

type Snack = {
  readonly text: string;
  readonly kind: 'said' | 'failed';
  readonly action?: { readonly name: string; readonly go: () => void };
};
const Context = createContext<(snack: Snack) => void>(() => {});

/** Says what happened, in a corner and to screen readers, with a way back where there is one. */
export const useSnack = () => useContext(Context);

const SHOWN_MS = 8_000;
const useStyles = makeStyles({
  place: {
    position: 'fixed',
    zIndex: 1000,
    // Over what a page keeps at its foot.
    bottom: 'calc(20px + var(--foot, 0px))',
    left: '50%',
    transform: 'translateX(-50%)',
    width: 'max-content',
    maxWidth: 'calc(100vw - 24px)',
  },
  snack: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    padding: '6px 8px 6px 16px',
    minHeight: '44px',
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackgroundInverted,
    // In high contrast the other inverted colour is black, on black.
    color: tokens.colorNeutralForegroundInverted2,
    border: `1px solid ${tokens.colorTransparentStroke}`,
    boxShadow: tokens.shadow16,
    animationName: { from: { opacity: 0, transform: 'translateY(8px)' }, to: { opacity: 1, transform: 'none' } },
    animationDuration: tokens.durationNormal,
  },
  failed: { borderLeft: `4px solid ${tokens.colorPaletteRedBackground3}` },
  text: { flexGrow: 1, paddingRight: '8px' },
  action: {
    color: 'inherit',
    ':hover': { color: 'inherit', textDecoration: 'underline' },
    ':hover:active': { color: 'inherit' },
  },
});

export function SnackProvider({ children }: { readonly children: ReactNode }) {
  const styles = useStyles();
  const [snack, setSnack] = useState<Snack | null>(null);
  const show = useCallback((next: Snack) => setSnack(next), []);
  useEffect(() => {
    if (!snack) return;
    const timer = setTimeout(() => setSnack(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [snack]);
  return (
    <Context value={show}>
      {children}
      <div className={styles.place} role="status" aria-live="polite">
        {snack && (
          <div className={mergeClasses(styles.snack, snack.kind === 'failed' && styles.failed)}>
            <span className={styles.text}>{snack.text}</span>
            {snack.action && (
              <Button
                appearance="transparent"
                className={styles.action}
                onClick={() => {
                  setSnack(null);
                  snack.action?.go();
                }}
              >
                {snack.action.name}
              </Button>
            )}
          </div>
        )}
      </div>
    </Context>
  );
}
