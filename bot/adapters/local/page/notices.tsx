import { Button } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons';
import type { Overview } from './model.ts';
import type { Place } from './place.ts';
import type { Notice } from './use-stage.ts';
import type { Words } from './words.ts';

type NoticesProps = {
  notices: Notice[];
  overview: Overview;
  viewer: string | undefined;
  words: Words;
  onGo(place: Place): void;
  onDismiss(id: number): void;
};

/** What Teams would show in the corner of the screen: someone has something new. Press it to become them. */
export function Notices({ notices, overview, viewer, words, onGo, onDismiss }: NoticesProps) {
  return (
    <div className="notices" role="status" aria-live="polite">
      {notices.map(({ id, person, channel, text }) => {
        const as = person?.slug ?? viewer ?? overview.people[0]?.slug;
        return (
          <div key={id} className="notice">
            <button
              type="button"
              onClick={() => {
                onDismiss(id);
                onGo({ person: as, channel: channel?.slug });
              }}
            >
              <span className="row-name">{channel ? words.newIn(channel.name) : words.newFor(person?.name ?? '')}</span>
              <span className="row-title">{text || words.newMessage}</span>
            </button>
            <Button
              size="small"
              appearance="subtle"
              icon={<DismissRegular />}
              aria-label={words.close}
              onClick={() => onDismiss(id)}
            />
          </div>
        );
      })}
    </div>
  );
}
