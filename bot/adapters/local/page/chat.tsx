import { Button } from '@fluentui/react-components';
import { MoreHorizontalRegular, NumberSymbolRegular } from '@fluentui/react-icons';
import { useEffect, useRef, useState } from 'react';
import * as api from './api.ts';
import { Compose } from './compose.tsx';
import { ActionDialog } from './dialog.tsx';
import { Message } from './message.tsx';
import type { Locale, Person } from './model.ts';
import { Popup } from './popup.tsx';
import { type useStage, viewKey } from './use-stage.ts';
import type { Words } from './words.ts';

type ChatProps = {
  stage: ReturnType<typeof useStage>;
  person: Person;
  locale: Locale;
  words: Words;
  onOpenTab(route: string): void;
  announce(text: string): void;
};

/** The chosen person's chat with Trygg, or a channel as that person sees it. */
export function Chat({ stage, person, locale, words, onOpenTab, announce }: ChatProps) {
  const { channel, messages, conversationId = '' } = stage;
  const who = { person: person.id, locale };
  const list = useRef<HTMLDivElement>(null);
  const seen = useRef('');
  const last = messages.at(-1)?.id ?? '';
  const [reported, setReported] = useState<string>();

  // A new message scrolls into view; an edit in place must not move what one reads.
  useEffect(() => {
    const here = `${conversationId} ${last}`;
    if (here === seen.current) return;
    seen.current = here;
    const area = list.current;
    const newest = area?.querySelector('ol > li:last-child');
    if (!area || !newest) return;
    // One that is taller than the window is shown from its beginning.
    if (newest.clientHeight > area.clientHeight - 32) newest.scrollIntoView({ block: 'start' });
    else area.scrollTo({ top: area.scrollHeight });
  }, [conversationId, last]);

  return (
    <section className="chat" data-testid="chat" aria-label={channel ? channel.name : words.chatWith(person.name)}>
      <header className="pane-head">
        {channel ? (
          <NumberSymbolRegular className="channel-mark" aria-hidden />
        ) : (
          <span className="bot-mark" aria-hidden>
            T
          </span>
        )}
        <div className="pane-title">
          <h2>{channel ? channel.name : 'Trygg'}</h2>
          <p>{channel ? words.seenBy(person.name) : `${words.youAre(person.name)} · ${person.title}`}</p>
        </div>
        <Popup label={words.more} icon={<MoreHorizontalRegular />}>
          {(close) => {
            const choose = (work: Promise<unknown>) => {
              close();
              void work;
            };
            return (
              <div className="more">
                <Button appearance="subtle" onClick={() => choose(api.pressAgain())}>
                  {words.pressAgain}
                </Button>
                {!channel && person.installed && (
                  <Button appearance="subtle" onClick={() => choose(api.install(who, false))}>
                    {words.uninstall}
                  </Button>
                )}
              </div>
            );
          }}
        </Popup>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable by keyboard */}
      <section className="messages" ref={list} tabIndex={0} aria-label={words.chat}>
        {messages.length === 0 && person.installed && (
          <p className="empty">{channel ? words.emptyChannel : words.empty}</p>
        )}
        <ol>
          {messages.map((message) => (
            <Message
              key={`${person.id} ${message.id}`}
              message={message}
              author={stage.overview.people.find(({ id }) => id === message.from)}
              own={message.from === person.id}
              locale={locale}
              words={words}
              who={who}
              memberId={person.memberId}
              viewOf={(index) => stage.viewOf(viewKey(person.id, message, index))}
              onView={(index, card) => stage.setView(viewKey(person.id, message, index), card)}
              onOpenTab={onOpenTab}
              announce={announce}
              onReport={person.installed ? () => setReported(message.id) : undefined}
            />
          ))}
        </ol>
        {stage.typing && <p className="typing">{words.typing}</p>}
      </section>
      {person.installed && (
        <Compose
          key={conversationId}
          who={who}
          conversationId={conversationId}
          words={words}
          channel={channel !== undefined}
        />
      )}
      {reported && (
        <ActionDialog
          key={reported}
          who={who}
          conversationId={conversationId}
          messageId={reported}
          words={words}
          onOpenTab={onOpenTab}
          onClose={() => setReported(undefined)}
        />
      )}
      {!channel && !person.installed && (
        <div className="install">
          <p className="install-title">{words.notInstalled(person.name)}</p>
          <p>{words.notInstalledText}</p>
          <Button appearance="primary" onClick={() => void api.install(who, true)}>
            {words.install}
          </Button>
        </div>
      )}
    </section>
  );
}
