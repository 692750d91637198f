import { makeStyles } from '@fluentui/react-components';
import { useCallback, useState } from 'react';

const useStyles = makeStyles({
  hidden: {
    position: 'absolute',
    width: '1px',
    height: '1px',
    margin: '-1px',
    overflow: 'hidden',
    clipPath: 'inset(50%)',
    whiteSpace: 'nowrap',
  },
});

/** Says to screen readers what hands do on the page: render `region` once, and call `announce`. */
export function useAnnounce() {
  const styles = useStyles();
  const [said, setSaid] = useState({ text: '', count: 0 });
  const announce = useCallback((text: string) => setSaid(({ count }) => ({ text, count: count + 1 })), []);
  const region = (
    <div className={styles.hidden} role="status" aria-live="assertive" data-announced>
      {/* Another element each time, so that the same words twice are said twice. */}
      <span key={said.count}>{said.text}</span>
    </div>
  );
  return { announce, region };
}
