import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { createPortal } from 'react-dom';

type Snack = {
  readonly text: string;
  readonly kind: 'said' | 'failed';
  readonly action?: { readonly name: string; readonly go: () => void };
};
type Snacks = {
  readonly show: (snack: Snack) => void;
  /** The place that was entered last is where snacks stand; returns how to leave it. */
  readonly enter: (place: HTMLElement) => () => void;
};
const Context = createContext<Snacks>({ show: () => {}, enter: () => () => {} });

/** Says what happened, in a corner and to screen readers, with a way back where there is one. */
export const useSnack = () => useContext(Context).show;

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
  below: { display: 'flex', justifyContent: 'center', marginTop: '16px', ':empty': { marginTop: 0 } },
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
  const [page, setPage] = useState<HTMLElement | null>(null);
  const [places, setPlaces] = useState<readonly HTMLElement[]>([]);
  const enter = useCallback((place: HTMLElement) => {
    setPlaces((now) => [...now, place]);
    return () => setPlaces((now) => now.filter((each) => each !== place));
  }, []);
  const snacks = useMemo(() => ({ show: setSnack, enter }), [enter]);
  useEffect(() => {
    if (!snack) return;
    const timer = setTimeout(() => setSnack(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [snack]);
  const place = places.at(-1) ?? page;
  return (
    <Context value={snacks}>
      {children}
      <div ref={setPage} className={styles.place} role="status" aria-live="polite" />
      {snack &&
        place &&
        createPortal(
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
          </div>,
          place,
        )}
    </Context>
  );
}

/**
 * Stands in what covers the page and keeps the rest from being reached (a dialog that stays open, a panel on a phone):
 * there, what happened is said within it, or nobody could see it, hear it or take it back. `below` what stands before it,
 * not over it: the buttons of a dialog are at its foot.
 */
export function SnackPlace({ below = false }: { readonly below?: boolean }) {
  const styles = useStyles();
  const { enter } = useContext(Context);
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => (place.current ? enter(place.current) : undefined), [enter]);
  return <div ref={place} className={below ? styles.below : styles.place} role="status" aria-live="polite" />;
}
