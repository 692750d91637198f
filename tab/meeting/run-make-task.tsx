import { Button, Input } from '@fluentui/react-components';
import { useState } from 'react';
import type { Named } from '../../bot/api/contract.ts';
import { useWords } from '../words.tsx';
import { DateChoice } from './run-date.tsx';
import { Buttons, Confirm, type Part, usePartStyles } from './run-part.tsx';
import { PersonField } from './run-person.tsx';
import type { ForumPage } from './use-meeting.ts';

/** A new task at the point: what, and if they say so who and when. */
export function MakeTask({
  people,
  page,
  clock,
  press,
  busy,
  close,
}: Part & { readonly people: readonly Named[]; readonly page: ForumPage; readonly clock: () => number }) {
  const styles = usePartStyles();
  const words = useWords();
  const text = words.meeting.form;
  const [title, setTitle] = useState('');
  const [who, setWho] = useState<Named | null>(null);
  const [when, setWhen] = useState<string | null>(null);
  const [asks, setAsks] = useState<'who' | 'when' | null>(null);
  return (
    <form
      className={styles.label}
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy && title.trim() !== '')
          void press({ act: 'makeTask', title: title.trim(), responsible: who?.id ?? null, dueDate: when });
      }}
    >
      <Input
        autoFocus
        maxLength={200}
        aria-label={text.makeTask}
        placeholder={text.makeTask}
        value={title}
        onChange={(_, { value }) => setTitle(value)}
      />
      <div className={styles.row}>
        <Button aria-expanded={asks === 'who'} onClick={() => setAsks(asks === 'who' ? null : 'who')}>
          {who ? `${words.meeting.responsible}: ${who.name}` : text.makeWho}
        </Button>
        <Button aria-expanded={asks === 'when'} onClick={() => setAsks(asks === 'when' ? null : 'when')}>
          {when ? `${words.meeting.dueDate}: ${when}` : text.makeWhen}
        </Button>
      </div>
      {asks === 'who' && (
        <PersonField
          label={text.makeWho}
          placeholder={words.meeting.person.find}
          near={people}
          nobody={words.meeting.person.nobody}
          choose={(person) => {
            setWho(person);
            setAsks(null);
          }}
        />
      )}
      {asks === 'when' && (
        <DateChoice
          label={text.makeWhen}
          forum={page.meeting.forum.id}
          now={clock()}
          undated={false}
          choose={(date) => {
            setWhen(date);
            setAsks(null);
          }}
        />
      )}
      <Buttons busy={busy} close={close}>
        <Confirm busy={busy} disabled={title.trim() === ''} />
      </Buttons>
    </form>
  );
}
