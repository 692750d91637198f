import { makeStyles, tokens } from '@fluentui/react-components';
import { type ReactNode, useId } from 'react';

const useStyles = makeStyles({
  section: {
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    paddingTop: '12px',
    display: 'flex',
    flexDirection: 'column',
    gap: '8px',
  },
  top: { display: 'flex', alignItems: 'center', gap: '8px', minHeight: '28px' },
  h3: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  beside: { display: 'flex', alignItems: 'center', gap: '6px', color: tokens.colorNeutralForeground3 },
});

/** A part of the task with its heading, and what stands beside that. */
export function Section({
  title,
  beside,
  children,
}: {
  readonly title: string;
  readonly beside?: ReactNode;
  readonly children: ReactNode;
}) {
  const styles = useStyles();
  const id = useId();
  return (
    <section className={styles.section} aria-labelledby={id}>
      <div className={styles.top}>
        <h3 id={id} className={styles.h3}>
          {title}
        </h3>
        {beside !== undefined && <div className={styles.beside}>{beside}</div>}
      </div>
      {children}
    </section>
  );
}
