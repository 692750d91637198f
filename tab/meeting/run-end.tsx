import {
  Button,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components';
import { Modal } from '../look/modal.tsx';
import { fill, useWords } from '../words.tsx';
import { countHere } from './run-attendance.tsx';
import type { ForumPage } from './use-meeting.ts';

type Props = { readonly page: ForumPage; readonly end: () => void; readonly gone: () => void };

/** Asked once before the meeting ends: what is written by now, and what was not reached. */
export function EndMeeting({ page, end, gone }: Props) {
  const words = useWords().meeting.end;
  const notTaken = page.points.filter(({ paragraph }) => paragraph === null).length;
  const decisions = page.points.reduce((sum, point) => sum + point.decisions.length, 0);
  return (
    <Modal gone={gone}>
      {(leave) => (
        <DialogSurface>
          <DialogBody>
            <DialogTitle>{words.title}</DialogTitle>
            <DialogContent>
              <p>
                {decisions === 1 ? words.decisionsOne : fill(words.decisions, { n: decisions })},{' '}
                {fill(words.here, { n: countHere(page).here })}.
              </p>
              <p>{notTaken === 0 ? words.allTaken : fill(words.notTaken, { n: notTaken })}</p>
              <p>{words.lead}</p>
            </DialogContent>
            <DialogActions>
              <Button onClick={leave}>{words.stay}</Button>
              <Button
                appearance="primary"
                onClick={() => {
                  leave();
                  end();
                }}
              >
                {words.confirm}
              </Button>
            </DialogActions>
          </DialogBody>
        </DialogSurface>
      )}
    </Modal>
  );
}
