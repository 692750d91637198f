import {
  Button,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  Switch,
  tokens,
} from '@fluentui/react-components';
import { useState } from 'react';
import { useWords } from '../words.tsx';
import { areLettersOn, type Key, switchLetters, useListedKeys } from './keys.tsx';
import { Modal } from './modal.tsx';

const useStyles = makeStyles({
  surface: { maxWidth: '800px' },
  pages: { columnWidth: '260px', columnGap: '32px' },
  page: { breakInside: 'avoid', marginBottom: '16px' },
  heading: { margin: '0 0 4px', fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  list: { margin: 0 },
  line: {
    display: 'flex',
    gap: '12px',
    alignItems: 'baseline',
    padding: '5px 0',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  does: { flexGrow: 1 },
  keys: { margin: 0, whiteSpace: 'nowrap', display: 'flex', gap: '4px', alignItems: 'baseline' },
  key: {
    fontFamily: tokens.fontFamilyBase,
    fontSize: tokens.fontSizeBase200,
    minWidth: '22px',
    textAlign: 'center',
    padding: '1px 6px',
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    backgroundColor: tokens.colorNeutralBackground3,
  },
  or: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  about: { color: tokens.colorNeutralForeground3, marginTop: 0 },
});

/** Every key that holds here, by what it belongs to. */
export default function KeysHelp({ gone }: { readonly gone: () => void }) {
  const styles = useStyles();
  const words = useWords();
  const text = words.keys;
  const [on, setOn] = useState(areLettersOn());
  const listed = useListedKeys();
  const pages = new Map<string, Key[]>();
  for (const { page, keys } of listed) pages.set(page, [...(pages.get(page) ?? []), ...keys]);
  return (
    <Modal gone={gone}>
      {(leave) => (
        <DialogSurface className={styles.surface}>
          <DialogBody>
            <DialogTitle>{text.title}</DialogTitle>
            <DialogContent>
              <p className={styles.about}>{text.about}</p>
              <div className={styles.pages}>
                {[...pages].reverse().map(([page, keys]) => (
                  <section key={page} className={styles.page} aria-label={page}>
                    <h3 className={styles.heading}>{page}</h3>
                    <dl className={styles.list}>
                      {keys.map((key) => (
                        <div key={`${key.does}${[key.keys].flat().join()}`} className={styles.line}>
                          <dt className={styles.does}>{key.does}</dt>
                          <Presses keys={[key.keys].flat()} />
                        </div>
                      ))}
                    </dl>
                  </section>
                ))}
              </div>
              <Switch
                checked={on}
                label={text.letters}
                onChange={(_, { checked }) => {
                  switchLetters(checked);
                  setOn(checked);
                }}
              />
            </DialogContent>
            <DialogActions>
              <Button onClick={leave}>{words.close}</Button>
            </DialogActions>
          </DialogBody>
        </DialogSurface>
      )}
    </Modal>
  );
}

function Presses({ keys }: { readonly keys: readonly string[] }) {
  const styles = useStyles();
  const { keys: text } = useWords();
  const names: { readonly [key: string]: string } = text.names;
  return (
    <dd className={styles.keys}>
      {keys.map((press, at) => (
        <span key={press}>
          {at > 0 && <span className={styles.or}>{text.or} </span>}
          {partsOf(press).map((part) => (
            <kbd key={part} className={styles.key}>
              {names[part] ?? part.toUpperCase()}
            </kbd>
          ))}
        </span>
      ))}
    </dd>
  );
}

/** `mod+z` as two keys; the sign + itself as one. */
const partsOf = (press: string): string[] => press.split(/(?<=.)\+(?=.)/);
