import { Avatar, Button } from '@fluentui/react-components';
import { DocumentRegular, MoreHorizontalRegular } from '@fluentui/react-icons';
import { memo } from 'react';
import { Card, type CardProps } from './card.tsx';
import { toHtml } from './markdown.ts';
import { type Attachment, isCard, type Locale, type Person, type Message as Said } from './model.ts';
import { Popup } from './popup.tsx';
import type { Words } from './words.ts';

const cardType = 'application/vnd.microsoft.card.adaptive';

export type MessageProps = {
  message: Said;
  author: Person | undefined;
  own: boolean;
  locale: Locale;
  words: Words;
  viewOf(index: number): CardProps['view'];
  onView(index: number, view: NonNullable<CardProps['view']>): void;
  /** Chose «Rapportera som hot»; absent where the person has not the app. */
  onReport?: (() => void) | undefined;
} & Pick<CardProps, 'who' | 'memberId' | 'onOpenTab' | 'announce'>;

/** One message in Teams' look: who and when, a bubble of text, and its cards, pictures and files. */
export function Message(props: MessageProps) {
  const { message, author, own, locale, words } = props;
  const name = message.from === 'bot' ? 'Trygg' : (author?.name ?? '');
  const others = message.attachments.filter(({ contentType }) => contentType !== cardType);
  const time = new Intl.DateTimeFormat(locale === 'sv' ? 'sv-SE' : 'en-GB', {
    hour: '2-digit',
    minute: '2-digit',
    timeZone: 'Europe/Stockholm',
  }).format(new Date(message.sentAt));
  return (
    <li
      className={own ? 'message own' : 'message'}
      data-testid="message"
      data-message-id={message.id}
      data-edited-at={message.editedAt}
    >
      {!own && <Author name={name} bot={message.from === 'bot'} />}
      <div className="message-content">
        <p className="message-head">
          {!own && <span className="message-name">{name}</span>}
          <time dateTime={message.sentAt}>{time}</time>
          {message.editedAt && <span>{words.edited}</span>}
        </p>
        {message.from !== 'bot' && props.onReport && (
          <div className="message-menu">
            <Popup label={words.messageMore(name)} icon={<MoreHorizontalRegular />} className="message-more">
              {(close) => (
                <div className="more">
                  <Button
                    appearance="subtle"
                    onClick={() => {
                      close();
                      props.onReport?.();
                    }}
                  >
                    {words.reportMessage}
                  </Button>
                </div>
              )}
            </Popup>
          </div>
        )}
        {message.text && <Bubble text={message.text} plain={message.from !== 'bot'} />}
        {others.map((one) => (
          <Attached key={one.contentUrl ?? one.name} attachment={one} words={words} />
        ))}
        {message.attachments.map((one, index) =>
          one.contentType === cardType && isCard(one.content) ? (
            <Card
              // biome-ignore lint/suspicious/noArrayIndexKey: a card has no name but its place in the message
              key={index}
              stored={one.content}
              view={props.viewOf(index)}
              onView={(view) => props.onView(index, view)}
              who={props.who}
              memberId={props.memberId}
              conversationId={message.conversationId}
              messageId={message.id}
              words={words}
              onOpenTab={props.onOpenTab}
              announce={props.announce}
            />
          ) : null,
        )}
        {message.undelivered && (
          <p className="card-note bad" role="alert">
            {words.undelivered}
          </p>
        )}
      </div>
    </li>
  );
}

function Author({ name, bot }: { name: string; bot: boolean }) {
  if (bot)
    return (
      <span className="bot-mark" aria-hidden>
        T
      </span>
    );
  return <Avatar name={name} color="colorful" size={32} aria-hidden />;
}

const Bubble = memo(({ text, plain }: { text: string; plain: boolean }) =>
  plain ? (
    <div className="bubble plain">{text}</div>
  ) : (
    // biome-ignore lint/security/noDangerouslySetInnerHtml: toHtml sanitises to a few formatting tags
    <div className="bubble" dangerouslySetInnerHTML={{ __html: toHtml(text) }} />
  ),
);

function Attached({ attachment, words }: { attachment: Attachment; words: Words }) {
  const { contentType, contentUrl, name } = attachment;
  if (contentType.startsWith('image/') && contentUrl)
    return <img className="attached-picture" src={contentUrl} alt={name ?? words.file} />;
  return (
    <a className="attached-file" href={contentUrl} download={name}>
      <DocumentRegular aria-hidden /> {name ?? words.file}
    </a>
  );
}
