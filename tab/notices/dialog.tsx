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
import { useCallback, useEffect, useState } from 'react';
import type { NoticeKind, NoticeSettings } from '../../bot/api/contract.ts';
import { whyOf } from '../api.ts';
import { useKnown } from '../context.tsx';
import { Failed } from '../look/failed.tsx';
import { Loading } from '../look/loading.tsx';
import { Modal } from '../look/modal.tsx';
import { useSnack } from '../look/snack.tsx';
import { fill, useWords } from '../words.tsx';

const kinds: readonly NoticeKind[] = ['weekly', 'due', 'given', 'mentioned'];
const useStyles = makeStyles({
  lead: { marginTop: 0, color: tokens.colorNeutralForeground3 },
  kind: { display: 'flex', minHeight: '44px' },
});

/** Quiet by choice: each kind of message, on or off. */
export default function NoticesDialog({ gone }: { readonly gone: () => void }) {
  const styles = useStyles();
  const words = useWords();
  const text = words.notices;
  const snack = useSnack();
  const { api } = useKnown();
  const [settings, setSettings] = useState<NoticeSettings | null>(null);
  const [why, setWhy] = useState<string | null>(null);
  const reason = useCallback((error: unknown) => whyOf(error, words.errors.network), [words]);
  const load = useCallback(async () => {
    setWhy(null);
    await api.get<NoticeSettings>('/api/notices').then(setSettings, (error: unknown) => setWhy(reason(error)));
  }, [api, reason]);
  useEffect(() => void load(), [load]);

  async function turn(kind: NoticeKind, on: boolean) {
    const before = settings;
    setSettings((now) => now && { ...now, [kind]: on });
    try {
      setSettings(await api.send<NoticeSettings>('PATCH', '/api/notices', { [kind]: on }));
      snack({ kind: 'said', text: text.saved });
    } catch (error) {
      setSettings(before);
      snack({ kind: 'failed', text: fill(text.failed, { why: reason(error) }) });
    }
  }
  return (
    <Modal gone={gone}>
      {(leave) => (
        <DialogSurface>
          <DialogBody>
            <DialogTitle>{text.title}</DialogTitle>
            <DialogContent>
              <p className={styles.lead}>{text.lead}</p>
              {why !== null && <Failed text={why} retry={() => void load()} />}
              {why === null && !settings && <Loading label={words.loading} rows={4} />}
              {settings &&
                kinds.map((kind) => (
                  <div key={kind} className={styles.kind}>
                    <Switch
                      checked={settings[kind]}
                      label={text.kinds[kind]}
                      onChange={(_, { checked }) => void turn(kind, checked)}
                    />
                  </div>
                ))}
            </DialogContent>
            <DialogActions>
              <Button appearance="primary" onClick={leave}>
                {words.close}
              </Button>
            </DialogActions>
          </DialogBody>
        </DialogSurface>
      )}
    </Modal>
  );
}
