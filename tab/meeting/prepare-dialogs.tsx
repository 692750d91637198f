import {
  Button,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Radio,
  RadioGroup,
} from '@fluentui/react-components';
import { useRef, useState } from 'react';
import { Modal } from '../look/modal.tsx';
import { fill, useWords } from '../words.tsx';
import type { Clash } from './use-prepare.ts';

type ClashProps = { readonly clash: Clash; readonly title: string; readonly settle: (own: boolean) => void };

/** Two wrote different times for one point: both, and a choice. */
export function ClashDialog({ clash, title, settle }: ClashProps) {
  const words = useWords();
  const text = words.meetings.preparing.conflict;
  const [own, setOwn] = useState(false);
  const said = (minutes: number | null) =>
    minutes === null ? text.none : fill(words.meetings.minutesShort, { count: minutes });
  return (
    <Modal modalType="alert" gone={() => settle(own)}>
      {(leave) => (
        <DialogSurface>
          <DialogBody>
            <DialogTitle>{text.title}</DialogTitle>
            <DialogContent>
              <p>{fill(text.lead, { title })}</p>
              <RadioGroup
                aria-label={text.title}
                value={own ? 'yours' : 'theirs'}
                onChange={(_, { value }) => setOwn(value === 'yours')}
              >
                <Radio value="theirs" label={fill(text.theirs, { value: said(clash.theirs) })} />
                <Radio value="yours" label={fill(text.yours, { value: said(clash.edit.minutes) })} />
              </RadioGroup>
            </DialogContent>
            <DialogActions>
              <Button appearance="primary" onClick={leave}>
                {text.keep}
              </Button>
            </DialogActions>
          </DialogBody>
        </DialogSurface>
      )}
    </Modal>
  );
}

/** Asks before a meeting is started on another day than it was planned for. */
export function StartDialog(props: { readonly time: string; readonly start: () => void; readonly gone: () => void }) {
  const words = useWords();
  const text = words.meetings.preparing;
  const wanted = useRef(false);
  return (
    <Modal
      modalType="alert"
      gone={() => {
        props.gone();
        if (wanted.current) props.start();
      }}
    >
      {(leave) => (
        <DialogSurface>
          <DialogBody>
            <DialogTitle>{text.start}</DialogTitle>
            <DialogContent>
              <p>{fill(text.startLate, { time: props.time })}</p>
              <p>{text.startText}</p>
            </DialogContent>
            <DialogActions>
              <Button onClick={leave}>{words.cancel}</Button>
              <Button
                appearance="primary"
                onClick={() => {
                  wanted.current = true;
                  leave();
                }}
              >
                {text.startYes}
              </Button>
            </DialogActions>
          </DialogBody>
        </DialogSurface>
      )}
    </Modal>
  );
}
