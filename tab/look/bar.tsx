import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { KeyboardEvent, ReactNode } from 'react';

const useStyles = makeStyles({
  bar: {
    display: 'inline-flex',
    maxWidth: '100%',
    overflowX: 'auto',
    gap: '2px',
    padding: '3px',
    borderRadius: tokens.borderRadiusXLarge,
    backgroundColor: tokens.colorNeutralBackground3,
    border: `1px solid ${tokens.colorTransparentStroke}`,
  },
  one: {
    border: '1px solid transparent',
    borderRadius: tokens.borderRadiusLarge,
    background: 'none',
    color: tokens.colorNeutralForeground2,
    font: 'inherit',
    fontSize: tokens.fontSizeBase300,
    padding: '4px 12px',
    minHeight: '28px',
    whiteSpace: 'nowrap',
    cursor: 'pointer',
    ':hover': { color: tokens.colorNeutralForeground1 },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '1px' },
  },
  chosen: {
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    boxShadow: tokens.shadow2,
    border: `1px solid ${tokens.colorTransparentStroke}`,
  },
});

export type Option<Value extends string> = { readonly value: Value; readonly name: ReactNode };

/** One of a few, always in sight: a radio group that looks like a segmented bar. */
export function Bar<Value extends string>({ label, options, value, choose }: { readonly label: string; readonly options: readonly Option<Value>[]; readonly value: Value | null; readonly choose: (value: Value) => void }) {
  const styles = useStyles();
  const chosen = options.findIndex((option) => option.value === value);
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const at = (Math.max(chosen, 0) + step + options.length) % options.length;
    const next = options[at];
    if (!next) return;
    choose(next.value);
    const button = event.currentTarget.children[at];
    if (button instanceof HTMLElement) button.focus();
  };
  return (
    <div role="radiogroup" aria-label={label} className={styles.bar} onKeyDown={onKeyDown}>
      {options.map((option, at) => (
        <button
          key={option.value}
          type="button"
          role="radio"
          aria-checked={option.value === value}
          tabIndex={at === Math.max(chosen, 0) ? 0 : -1}
          className={mergeClasses(styles.one, option.value === value && styles.chosen)}
          onClick={() => choose(option.value)}
        >
          {option.name}
        </button>
      ))}
    </div>
  );
}
