import { Button } from '@fluentui/react-components';
import { ClipboardTaskListLtrRegular, PersonAlertRegular, ShieldCheckmarkRegular } from '@fluentui/react-icons';
import { groupOf, type Overview } from './model.ts';
import type { Place } from './place.ts';
import type { Words } from './words.ts';

const ways = [
  { group: 'employee', icon: <PersonAlertRegular aria-hidden /> },
  { group: 'partner', icon: <ShieldCheckmarkRegular aria-hidden /> },
  { group: 'coordinator', icon: <ClipboardTaskListLtrRegular aria-hidden /> },
] as const;

/** What a newcomer sees first: the three journeys, each a press away. */
export function Guide({ overview, words, onGo }: { overview: Overview; words: Words; onGo(place: Place): void }) {
  return (
    <section className="guide" aria-labelledby="guide-title">
      <span className="bot-mark large" aria-hidden>
        T
      </span>
      <h2 id="guide-title">{words.welcome}</h2>
      <p>{words.welcomeText}</p>
      <Ways overview={overview} words={words} onGo={onGo} />
    </section>
  );
}

export function Ways({ overview, words, onGo }: { overview: Overview; words: Words; onGo(place: Place): void }) {
  return (
    <ol className="ways">
      {ways.map(({ group, icon }, at) => {
        const those = overview.people.filter((one) => groupOf(one) === group && one.installed);
        // Who is given a case depends on place and hour: the one with something new is the one to become.
        const waiting = group === 'partner' ? those.find(({ unread }) => unread > 0) : undefined;
        const person = waiting ?? those[0];
        if (!person) return null;
        const { title, text } = words.journeys[group](person.name, waiting !== undefined);
        return (
          <li key={group}>
            <Button className="way" icon={icon} onClick={() => onGo({ person: person.slug })}>
              <span className="row-text">
                <span className="row-name">{`${at + 1}. ${title}`}</span>
                <span className="row-title">{text}</span>
              </span>
            </Button>
          </li>
        );
      })}
    </ol>
  );
}
