import {
  Button,
  Checkbox,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  MessageBar,
  MessageBarBody,
  makeStyles,
  Spinner,
} from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import type { Attendance, MeetingPage, MinutesPage } from '../../bot/api/contract.ts';
import { useKnown } from '../context.tsx';
import { Modal } from '../look/modal.tsx';
import { useWords } from '../words.tsx';
import type { Minutes } from './use-minutes.ts';
import { usePress } from './use-press.ts';

const useStyles = makeStyles({
  content: { display: 'flex', flexDirection: 'column', gap: '10px' },
  lead: { margin: 0 },
  people: { display: 'flex', flexDirection: 'column', margin: 0, padding: 0, border: 'none', minInlineSize: 0 },
});

type Props = {
  readonly id: string;
  readonly page: MinutesPage;
  readonly change: Minutes['change'];
  readonly gone: () => void;
};

/** Members who were there, to choose among. */
export default function ChooseApprovers({ id, page, change, gone }: Props) {
  const styles = useStyles();
  const words = useWords();
  const text = words.minutes.approvers;
  const { api } = useKnown();
  const [there, setThere] = useState<readonly Attendance[] | null>(null);
  const [chosen, setChosen] = useState<readonly string[]>(page.approvers.map((each) => each.id));
  const { press, busy, wrong } = usePress();
  useEffect(() => {
    const found = (answer: MeetingPage) =>
      answer.audience === 'forum'
        ? answer.attendance.filter(({ member, present, stays }) => member && (present || stays.length > 0))
        : [];
    api.get<MeetingPage>(`/api/meetings/${encodeURIComponent(id)}`).then(
      (answer) => setThere(found(answer)),
      () => setThere([]),
    );
  }, [api, id]);
  const approved = page.approvers.some(({ approvedAt }) => approvedAt !== null);
  return (
    <Modal gone={gone}>
      {(leave) => (
        <DialogSurface>
          <form
            onSubmit={async (event) => {
              event.preventDefault();
              if (await press(() => change('PATCH', '', { approvers: chosen }), text.saved)) leave();
            }}
          >
            <DialogBody>
              <DialogTitle>{text.choose}</DialogTitle>
              <DialogContent className={styles.content}>
                {there === null && <Spinner label={words.loading} />}
                {there?.length === 0 && <p className={styles.lead}>{text.nobody}</p>}
                {there && there.length > 0 && (
                  <>
                    <p className={styles.lead}>{text.lead}</p>
                    <fieldset className={styles.people} aria-label={text.choose}>
                      {there.map(({ person }) => (
                        <Checkbox
                          key={person.id}
                          size="large"
                          label={person.name}
                          checked={chosen.includes(person.id)}
                          onChange={(_, { checked }) =>
                            setChosen((now) => [
                              ...now.filter((each) => each !== person.id),
                              ...(checked === true ? [person.id] : []),
                            ])
                          }
                        />
                      ))}
                    </fieldset>
                  </>
                )}
                {approved && (
                  <MessageBar intent="warning" layout="multiline">
                    <MessageBarBody>{text.again}</MessageBarBody>
                  </MessageBar>
                )}
                {wrong && (
                  <MessageBar intent="error" layout="multiline">
                    <MessageBarBody>{wrong.message}</MessageBarBody>
                  </MessageBar>
                )}
              </DialogContent>
              <DialogActions>
                <Button onClick={leave}>{words.cancel}</Button>
                <Button type="submit" appearance="primary" disabled={busy || !there || there.length === 0}>
                  {text.save}
                </Button>
              </DialogActions>
            </DialogBody>
          </form>
        </DialogSurface>
      )}
    </Modal>
  );
}
