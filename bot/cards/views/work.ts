import type { NoticeSettings } from '../../core/notices/settings.ts';
import type { WorkSubject } from '../../core/notices/tell-work.ts';
import type { Work } from '../../core/notices/work.ts';
import type { CardJson } from '../../ports/messenger.ts';
import type { Draw } from './draw.ts';
import { actions, card, facts, heading, hint, open, press, text } from './elements.ts';

/** Someone's week, or what is due: how much of each, and a way to the tasks. Their titles are not on it. */
export function workView(draw: Draw, { kind }: WorkSubject, work: Work, settings: NoticeSettings): CardJson {
  const words = draw.words.notices;
  const { weekly, due } = words;
  const counted: readonly (readonly [label: string, count: number])[] =
    kind === 'weekly'
      ? [
          [weekly.overdue, work.overdue],
          [weekly.week, work.week],
          [weekly.followUps, work.followUps],
          [weekly.requests, work.requests],
        ]
      : [
          [due.lapsed, work.lapsed],
          [due.today, work.today],
          [due.next, work.next],
        ];
  const some = counted.filter(([, count]) => count > 0);
  const on = settings[kind];
  const data = { card: draw.card, rev: 0, kind, on: !on };
  return card([
    heading(words[kind].title),
    some.length > 0 ? facts(some.map(([label, count]) => [label, String(count)])) : text(words.done),
    kind === 'weekly' && some.length > 0 ? hint(`${weekly.open}: ${work.open}`) : null,
    on ? null : hint(words.silent[kind]),
    ...actions([
      open(words.open, draw.deps.tabLink('/tasks')),
      press(on ? words.quiet[kind] : words.loud[kind], 'setNotice', data),
    ]),
  ]);
}
