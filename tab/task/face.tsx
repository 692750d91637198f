import { makeStyles, tokens } from '@fluentui/react-components';
import type { Named } from '../../bot/api/contract.ts';
import { initials } from '../format.ts';

const useStyles = makeStyles({
  face: {
    flexShrink: 0,
    // Drawn, not written: the name stands beside it.
    '::before': { content: 'attr(data-initials)' },
    width: '24px',
    height: '24px',
    borderRadius: '50%',
    display: 'inline-flex',
    alignItems: 'center',
    justifyContent: 'center',
    fontSize: '10px',
    fontWeight: tokens.fontWeightSemibold,
    backgroundColor: tokens.colorBrandBackground2,
    color: tokens.colorBrandForeground2,
    border: `1px solid ${tokens.colorTransparentStroke}`,
  },
});

/** The letters of someone whose name stands beside. */
export function Face({ person }: { readonly person: Named }) {
  const styles = useStyles();
  return <span className={styles.face} data-initials={initials(person.name)} aria-hidden />;
}
