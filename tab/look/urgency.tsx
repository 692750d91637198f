import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { Urgency } from '../../bot/api/contract.ts';
import { useWords } from '../words.tsx';

const useStyles = makeStyles({
  pill: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: '6px',
    height: '24px',
    padding: '0 10px',
    borderRadius: '12px',
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightSemibold,
    whiteSpace: 'nowrap',
    border: `1px solid ${tokens.colorTransparentStroke}`,
  },
  acute: { backgroundColor: tokens.colorPaletteRedBackground3, color: tokens.colorNeutralForegroundOnBrand },
  high: { backgroundColor: tokens.colorPaletteDarkOrangeBackground2, color: tokens.colorPaletteDarkOrangeForeground2 },
  medium: { backgroundColor: tokens.colorPaletteYellowBackground2, color: tokens.colorNeutralForeground1 },
  low: { backgroundColor: tokens.colorNeutralBackground4, color: tokens.colorNeutralForeground2 },
});

/** How urgent, in words and colour. */
export function UrgencyPill({ urgency }: { readonly urgency: Urgency }) {
  const styles = useStyles();
  const words = useWords();
  return <span className={mergeClasses(styles.pill, styles[urgency])}>{words.case.urgency[urgency]}</span>;
}
