import {
  Button,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  Input,
  makeStyles,
  Radio,
  RadioGroup,
} from '@fluentui/react-components';
import { useState } from 'react';
import type { Evidence, ExternalRequest, RequestList } from '../../bot/api/contract.ts';
import { today } from '../format.ts';
import { Modal } from '../look/modal.tsx';
import { fill, useWords } from '../words.tsx';

const useStyles = makeStyles({ fields: { display: 'flex', flexDirection: 'column', rowGap: '12px' } });

type Props = {
  readonly request: ExternalRequest;
  readonly choices: NonNullable<RequestList['choices']>;
  /** Null: left as it was. */
  readonly choose: (done: { readonly evidence: Evidence; readonly on: string } | null) => void;
};

/** What shows that it was done, and when. */
export default function EvidenceDialog({ request, choices, choose }: Props) {
  const styles = useStyles();
  const words = useWords();
  const text = words.requests.evidence;
  const [first] = choices.evidences;
  const [evidence, setEvidence] = useState(first?.id);
  const [on, setOn] = useState(today());
  const [kept, setKept] = useState<{ readonly evidence: Evidence; readonly on: string } | null>(null);
  return (
    <Modal gone={() => choose(kept)}>
      {(leave) => (
        <DialogSurface>
          <DialogBody>
            <DialogTitle>{fill(text.title, { number: request.number })}</DialogTitle>
            <DialogContent className={styles.fields}>
              <RadioGroup
                aria-label={fill(text.title, { number: request.number })}
                value={evidence ?? ''}
                onChange={(_, { value }) => setEvidence(choices.evidences.find(({ id }) => id === value)?.id)}
              >
                {choices.evidences.map(({ id, name }) => (
                  <Radio key={id} value={id} label={name} />
                ))}
              </RadioGroup>
              <Field label={text.on}>
                <Input type="date" max={today()} value={on} onChange={(_, { value }) => setOn(value)} />
              </Field>
            </DialogContent>
            <DialogActions>
              <Button onClick={leave}>{words.cancel}</Button>
              <Button
                appearance="primary"
                disabled={evidence === undefined || on === ''}
                onClick={() => {
                  if (evidence !== undefined) setKept({ evidence, on });
                  leave();
                }}
              >
                {text.save}
              </Button>
            </DialogActions>
          </DialogBody>
        </DialogSurface>
      )}
    </Modal>
  );
}
