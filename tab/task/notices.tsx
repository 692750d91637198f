import { Button, Link, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import type { Task } from '../../bot/api/contract.ts';
import { fill, useWords } from '../words.tsx';
import type { Change } from './use-task.ts';

type Props = {
  readonly task: Task;
  readonly change: Change;
  readonly press: (path: string, body: object, said: string) => Promise<void>;
};

/** What someone should know of this task before anything else, with what can be done about it. */
export function Notices({ task, change, press }: Props) {
  const words = useWords();
  const text = words.panel;
  const putBack = () =>
    void change(
      [{ field: 'removed', value: null, base: task.fieldVersions.removed }],
      fill(text.remove.restored, { number: task.number }),
    );
  return (
    <>
      {task.removed && (
        <MessageBar layout="multiline" intent="warning">
          <MessageBarBody>{text.remove.is}</MessageBarBody>
          {task.may.edit.includes('removed') && (
            <MessageBarActions>
              <Button onClick={putBack}>{text.remove.restore}</Button>
            </MessageBarActions>
          )}
        </MessageBar>
      )}
      {task.rowRemoved && (
        <MessageBar layout="multiline" intent="warning">
          <MessageBarBody>{words.tasks.rowRemoved}</MessageBarBody>
          {task.may.settleRow && (
            <MessageBarActions>
              <Button onClick={() => void press('row', { removal: 'putBack' }, words.tasks.rowBack)}>
                {words.tasks.rowPutBack}
              </Button>
              <Button onClick={() => void press('row', { removal: 'end' }, words.tasks.rowEnded)}>
                {words.tasks.rowEnd}
              </Button>
            </MessageBarActions>
          )}
        </MessageBar>
      )}
      {task.keepsCaseOpen && task.status !== 'done' && (
        <MessageBar layout="multiline" intent="info">
          <MessageBarBody>
            {words.tasks.keepsCaseOpen}{' '}
            {task.may.move && (
              <Link as="button" onClick={() => void press('move', {}, words.tasks.moved)}>
                {words.tasks.move}
              </Link>
            )}
          </MessageBarBody>
        </MessageBar>
      )}
      {task.case && (
        <MessageBar layout="multiline" intent="info">
          <MessageBarBody>
            {text.caseBorn} {task.case.open && <Link href={`#/cases/${task.case.id}`}>{text.caseBornOpen}</Link>}
          </MessageBarBody>
        </MessageBar>
      )}
    </>
  );
}
