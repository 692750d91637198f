import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { type ReactNode, useId } from 'react';

const useStyles = makeStyles({
  bar: {
    display: 'inline-flex',
    maxWidth: '100%',
    minInlineSize: 0,
    overflowX: 'auto',
    // In a meeting's side panel a choice out of sight is no choice.
    '@media (max-width: 350px)': { flexWrap: 'wrap' },
    gap: '2px',
    margin: 0,
    padding: '3px',
    borderRadius: tokens.borderRadiusXLarge,
    backgroundColor: tokens.colorNeutralBackground3,
    border: `1px solid ${tokens.colorTransparentStroke}`,
  },
  one: {
    position: 'relative',
    display: 'inline-flex',
    alignItems: 'center',
    border: '1px solid transparent',
    borderRadius: tokens.borderRadiusLarge,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase300,
    padding: '4px 12px',
    minHeight: '28px',
    '@media (max-width: 700px)': { minHeight: '38px' },
    whiteSpace: 'nowrap',
    cursor: 'pointer',
    ':hover': { color: tokens.colorNeutralForeground1 },
    ':has(:focus-visible)': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-1px' },
  },
  chosen: {
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    boxShadow: tokens.shadow2,
    border: `1px solid ${tokens.colorTransparentStroke}`,
  },
  iconic: { '@media (max-width: 700px)': { padding: '4px 8px' } },
  icon: { position: 'relative', display: 'none', '@media (max-width: 700px)': { display: 'inline-flex' } },
  named: {
    position: 'relative',
    '@media (max-width: 700px)': {
      position: 'absolute',
      width: '1px',
      height: '1px',
      overflow: 'hidden',
      clipPath: 'inset(50%)',
    },
  },
  radio: { position: 'absolute', inset: 0, margin: 0, opacity: 0, cursor: 'pointer' },
});

export type Option<Value extends string> = {
  readonly value: Value;
  readonly name: string;
  /** Stands for the name on a phone, where it is then only read aloud. */
  readonly icon?: ReactNode;
};

type Props<Value extends string> = {
  readonly label: string;
  readonly options: readonly Option<Value>[];
  readonly value: Value;
  readonly choose: (value: Value) => void;
};

/** One of a few, always in sight: radio buttons that look like a segmented bar. */
export function Bar<Value extends string>({ label, options, value, choose }: Props<Value>) {
  const styles = useStyles();
  const group = useId();
  return (
    <fieldset aria-label={label} className={styles.bar}>
      {options.map((option) => (
        <label
          key={option.value}
          className={mergeClasses(
            styles.one,
            option.icon !== undefined && styles.iconic,
            option.value === value && styles.chosen,
          )}
        >
          <input
            type="radio"
            className={styles.radio}
            name={group}
            checked={option.value === value}
            onChange={() => choose(option.value)}
          />
          {option.icon && (
            <span className={styles.icon} title={option.name} aria-hidden>
              {option.icon}
            </span>
          )}
          {option.icon ? <span className={styles.named}>{option.name}</span> : option.name}
        </label>
      ))}
    </fieldset>
  );
}
