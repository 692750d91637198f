import { Avatar, CounterBadge } from '@fluentui/react-components';
import { NumberSymbolRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { groupOf, groups, type Overview, type Person } from './model.ts';
import type { Place } from './place.ts';
import type { Words } from './words.ts';

type PeopleProps = { overview: Overview; place: Place; words: Words; onGo(place: Place): void };

/** The list to the left: everyone one may be, by what they do, with a badge where something is new. */
export function People({ overview, place, words, onGo }: PeopleProps) {
  const { people, channels } = overview;
  const viewer = place.person ?? people.find((person) => groupOf(person) === 'partner')?.slug ?? people[0]?.slug;
  const [sought, setSought] = useState('');
  const fits = ({ name, title }: { name: string; title?: string }) =>
    `${name} ${title ?? ''}`.toLowerCase().includes(sought.trim().toLowerCase());
  return (
    <nav className="people" aria-label={words.people}>
      <input
        type="search"
        className="people-search"
        aria-label={words.search}
        placeholder={words.search}
        value={sought}
        onChange={(event) => setSought(event.target.value)}
      />
      <Fresh people={people.filter(({ unread }) => unread > 0)} words={words} onGo={onGo} />
      {groups.map((group) => {
        const members = people.filter((person) => groupOf(person) === group && fits(person));
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
            {channels.filter(fits).map((channel) => (
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

/** Those with something new, at the top: in a long list their badges may be out of sight. */
function Fresh({ people, words, onGo }: { people: Person[]; words: Words; onGo(place: Place): void }) {
  if (people.length === 0) return null;
  return (
    <section aria-labelledby="group-fresh">
      <h2 id="group-fresh">{words.fresh}</h2>
      <ul className="fresh">
        {people.slice(0, 8).map(({ id, name, slug, unread }) => (
          <li key={id}>
            <button type="button" title={name} onClick={() => onGo({ person: slug })}>
              <Avatar name={name} color="colorful" size={32} aria-hidden />
              <span className="visually-hidden">{`${name}, ${words.unread(unread)}`}</span>
              <CounterBadge count={unread} color="danger" size="small" aria-hidden />
            </button>
          </li>
        ))}
      </ul>
    </section>
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
      ref={current ? intoView : undefined}
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

const intoView = (row: HTMLElement | null) => row?.scrollIntoView({ block: 'nearest' });

function Unread({ count, words }: { count: number; words: Words }) {
  if (count === 0) return null;
  return (
    <>
      <CounterBadge count={count} color="danger" size="small" aria-hidden />
      <span className="visually-hidden">{words.unread(count)}</span>
    </>
  );
}
