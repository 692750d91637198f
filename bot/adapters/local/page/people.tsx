import { Avatar, CounterBadge } from '@fluentui/react-components';
import { NumberSymbolRegular } from '@fluentui/react-icons';
import { groupOf, groups, type Overview, type Person } from './model.ts';
import type { Place } from './place.ts';
import type { Words } from './words.ts';

type PeopleProps = { overview: Overview; place: Place; words: Words; onGo(place: Place): void };

/** The list to the left: everyone one may be, by what they do, with a badge where something is new. */
export function People({ overview, place, words, onGo }: PeopleProps) {
  const { people, channels } = overview;
  const viewer = place.person ?? people.find((person) => groupOf(person) === 'partner')?.slug ?? people[0]?.slug;
  return (
    <nav className="people" aria-label={words.people}>
      {groups.map((group) => {
        const members = people.filter((person) => groupOf(person) === group);
        if (members.length === 0) return null;
        return (
          <section key={group} aria-labelledby={`group-${group}`}>
            <h2 id={`group-${group}`}>{words.groups[group]}</h2>
            <ul>
              {members.map((person) => (
                <li key={person.id}>
                  <PersonRow
                    person={person}
                    current={place.person === person.slug && place.channel === undefined}
                    words={words}
                    onPress={() => onGo({ person: person.slug })}
                  />
                </li>
              ))}
            </ul>
          </section>
        );
      })}
      {channels.length > 0 && viewer && (
        <section aria-labelledby="group-channels">
          <h2 id="group-channels">{words.channels}</h2>
          <ul>
            {channels.map((channel) => (
              <li key={channel.id}>
                <button
                  type="button"
                  className="row"
                  data-testid={`channel-${channel.slug}`}
                  aria-current={place.channel === channel.slug ? 'page' : undefined}
                  onClick={() => onGo({ person: viewer, channel: channel.slug })}
                >
                  <NumberSymbolRegular className="channel-mark" aria-hidden />
                  <span className="row-text">
                    <span className="row-name" title={channel.name}>
                      {channel.name}
                    </span>
                  </span>
                  <Unread count={channel.unread} words={words} />
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </nav>
  );
}

function PersonRow({
  person,
  current,
  words,
  onPress,
}: {
  person: Person;
  current: boolean;
  words: Words;
  onPress(): void;
}) {
  return (
    <button
      type="button"
      className="row"
      data-testid={`person-${person.slug}`}
      aria-current={current ? 'page' : undefined}
      onClick={onPress}
    >
      <Avatar
        name={person.name}
        color="colorful"
        size={36}
        aria-hidden
        {...(person.installed ? { badge: { status: 'available' as const, 'aria-hidden': true } } : {})}
      />
      <span className="row-text">
        <span className="row-name">{person.name}</span>
        <span className="row-title" title={person.title}>
          {person.title}
        </span>
      </span>
      <Unread count={person.unread} words={words} />
    </button>
  );
}

function Unread({ count, words }: { count: number; words: Words }) {
  if (count === 0) return null;
  return (
    <>
      <CounterBadge count={count} color="danger" size="small" aria-hidden />
      <span className="visually-hidden">{words.unread(count)}</span>
    </>
  );
}
