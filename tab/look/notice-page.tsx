import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  page: {
    height: '100%',
    overflowY: 'auto',
    backgroundColor: tokens.colorNeutralBackground2,
    color: tokens.colorNeutralForeground1,
  },
  inside: {
    maxWidth: '600px',
    margin: '0 auto',
    padding: '48px 20px 32px',
    display: 'flex',
    flexDirection: 'column',
    gap: '20px',
    '@media (max-width: 480px)': { padding: '24px 16px', gap: '16px' },
  },
  icon: { color: tokens.colorBrandForeground1, '& > svg': { width: '44px', height: '44px', display: 'block' } },
  h1: {
    margin: 0,
    fontSize: tokens.fontSizeHero700,
    lineHeight: tokens.lineHeightHero700,
    fontWeight: tokens.fontWeightSemibold,
    textWrap: 'balance',
    '@media (max-width: 480px)': { fontSize: tokens.fontSizeBase600, lineHeight: tokens.lineHeightBase600 },
  },
  lead: {
    margin: '8px 0 0',
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    color: tokens.colorNeutralForeground2,
  },
});

type Props = {
  readonly icon: ReactNode;
  readonly title: string;
  readonly text: string;
  readonly children: ReactNode;
};

/** A page of its own that says one thing, and what to do about it. */
export function NoticePage({ icon, title, text, children }: Props) {
  const styles = useStyles();
  return (
    <main className={styles.page}>
      <div className={styles.inside}>
        <div className={styles.icon}>{icon}</div>
        <div>
          <h1 className={styles.h1}>{title}</h1>
          <p className={styles.lead}>{text}</p>
        </div>
        {children}
      </div>
    </main>
  );
}
