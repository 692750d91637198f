import { archiveView } from '../../bot/cards/views/archive.ts';
import { channelView } from '../../bot/cards/views/channel.ts';
import { contentView } from '../../bot/cards/views/content.ts';
import { detailsView } from '../../bot/cards/views/details.ts';
import { gateView, unsafeView } from '../../bot/cards/views/gate.ts';
import { helpView } from '../../bot/cards/views/help.ts';
import { mineView, queueView } from '../../bot/cards/views/lists.ts';
import { failureView, strayView } from '../../bot/cards/views/message.ts';
import { noticeSubjects, noticeView } from '../../bot/cards/views/notice.ts';
import { nowView } from '../../bot/cards/views/now.ts';
import { offerView, settledView } from '../../bot/cards/views/offer.ts';
import { receiptView } from '../../bot/cards/views/receipt.ts';
import { lostView, triageView } from '../../bot/cards/views/triage.ts';
import { goneView, unfinishedView } from '../../bot/cards/views/unfinished.ts';
import { workView } from '../../bot/cards/views/work.ts';
import { accessRoles, relations, type Standing } from '../../bot/core/access/access.ts';
import { kinds } from '../../bot/core/cases/case.ts';
import type { Held } from '../../bot/core/cases/files.ts';
import { refusalCodes } from '../../bot/core/errors.ts';
import { id } from '../../bot/core/ids.ts';
import type { Organisation } from '../../bot/core/organisation/organisation.ts';
import { pagesFor } from '../../bot/core/questionnaires/pages.ts';
import type { Locale } from '../../bot/words/index.ts';
import {
  aCase,
  aTask,
  draft,
  drawIn,
  entry,
  filledPage,
  marker,
  markup,
  photo,
  savedPages,
  states,
} from './samples.ts';
import { person } from './world.ts';

export type Row = readonly [name: string, card: unknown];

const standings: Standing[] = accessRoles.flatMap((role) =>
  relations.map((relation) => ({ roles: role === 'employee' ? [role] : ['employee', role], relation })),
);
const cases = (count: number) =>
  Array.from({ length: count }, (_, index) => {
    const all = Object.values(states);
    return aCase({ ...all[index % all.length], number: `RH-2026-${String(index).padStart(5, '0')}` });
  });
const counts = [0, 1, 10, 11, 100];
/** Texts that try the size of a card: long, wide, in many lines, or of signs that are written with more. */
const long = ['a', 'å', '漢', '🙂', '"', '\n', 'a\n'].map((sign) => sign.repeat(4000).slice(0, 4000));

/** Stored messages: pointers only, whatever stands behind them. */
export function storedFaces(locale: Locale, organisation?: Organisation): Row[] {
  const rows: Row[] = [];
  const add = (name: string, card: unknown) => rows.push([name, card]);
  for (const account of ['29:konto', null]) {
    const draw = drawIn(locale, organisation, account);
    for (const [typed, text] of [
      ['', ''],
      ['typed', `${marker} ${markup}`],
    ] as const) {
      add(`gate ${typed}`, gateView(draw, draft({ step: 'gate', text }, organisation)));
      add(`unsafe ${typed}`, unsafeView(draw, draft({ step: 'unsafe', text }, organisation)));
      add(`unfinished ${typed}`, unfinishedView(draw, draft({ text }, organisation)));
    }
    const somewhere = draft().content.now;
    add('unsafe without a unit', unsafeView(draw, draft({ step: 'unsafe', now: { ...somewhere, unit: null } })));
    add(
      'unsafe without an alarm',
      unsafeView(draw, draft({ now: { ...somewhere, unit: id('ambulansstationen-varberg') } })),
    );
    add('gone', goneView(draw));
    const task = aTask();
    for (const asked of [true, false])
      add(`row removed, asked ${asked}`, archiveView(draw, { kind: 'removed', task: task.id }, task, asked));
    add('row removed, done', archiveView(draw, { kind: 'removed', task: task.id }, { ...task, status: 'done' }, false));
    add('row removed, not theirs', archiveView(draw, { kind: 'removed', task: task.id }, null, false));
    for (const kind of ['weekly', 'due'] as const)
      for (const count of [0, 1, 99_999])
        for (const on of [true, false]) {
          const work = { open: count, overdue: count, lapsed: count, today: count, next: count };
          const rest = { week: count, followUps: count, requests: count };
          const settings = { weekly: on, due: on, given: on, mentioned: on };
          add(
            `work ${kind} ${count} ${on}`,
            workView(draw, { kind, date: '2026-03-02' }, { ...work, ...rest }, settings),
          );
        }
    for (const code of refusalCodes) {
      add(
        `row put back ${code}`,
        archiveView(draw, { kind: 'putBack', task: task.id, field: 'title', code }, task, false),
      );
      add(`row not added ${code}`, archiveView(draw, { kind: 'putBack', task: null, field: null, code }, null, false));
    }
    for (const [state, part] of Object.entries(states)) {
      const of = aCase(part);
      for (const question of [true, false]) {
        for (const handedOver of [true, false]) {
          const shown = { case: of, question, handedOver, filled: 2 };
          add(`receipt ${state} ${question} ${handedOver}`, receiptView(draw, shown));
          add(`receipt ${state} said`, receiptView(draw, shown, { words: 'Tillagt.', style: 'good' }));
          for (const subject of noticeSubjects)
            add(`notice ${subject} ${state} ${question}`, noticeView(draw, shown, subject));
        }
      }
      for (const standing of standings) {
        for (const question of ['none', 'asked', 'answered'] as const) {
          for (const step of [0, 3]) {
            const shown = {
              case: of,
              viewer: person(21),
              standing,
              question,
              filled: 2,
              photos: step,
              openTasks: step,
              news: step === 0 ? null : ('addition' as const),
              step,
            };
            add(
              `triage ${state} ${standing.roles.at(-1)} ${standing.relation} ${question} ${step}`,
              triageView(draw, shown),
            );
          }
        }
      }
      add(`lost ${state}`, lostView(draw, of, null));
      add(`channel ${state}`, channelView(draw, of));
    }
    for (const count of counts) {
      add(`mine ${count}`, mineView(draw, cases(count)));
      for (const partner of [true, false])
        add(`queue ${count} ${partner}`, queueView(draw, cases(count), person(21), partner));
      for (const own of [
        null,
        id<NonNullable<Parameters<typeof offerView>[3]>>('00000000-0000-4000-8000-000000000002'),
      ])
        for (const [name, held] of Object.entries(offers)) {
          add(`offer ${name} ${count} ${own}`, offerView(draw, held, cases(count), own));
          add(`offer ${name} ${count} ${own} numbers`, offerView(draw, held, cases(count), own, true));
        }
    }
    for (const outcome of ['added', 'dismissed', null] as const) add(`settled ${outcome}`, settledView(draw, outcome));
    for (const partner of [true, false]) add(`help ${partner}`, helpView(draw, partner));
    add('failure', failureView(draw));
    for (const code of refusalCodes) add(`stray ${code}`, strayView(draw, code));
  }
  return rows;
}

type Files = Held['content']['files'];
const source = { url: `https://teams.example/${marker}`, serviceUrl: 'https://teams.example/', authenticated: true };
const file = (last: number, refused: Files[number]['refused'] = null): Files[number] => ({
  photo: photo(last).id,
  source,
  refused,
});
const refusedAs = (code: (typeof refusalCodes)[number], type: string | null = null) => ({ code, type });
const held = (content: Partial<Held['content']>): Held => ({
  id: '00000000-0000-4000-8000-000000000009',
  author: person(1),
  content: { text: '', textRefused: false, files: [], ...content },
});
const offers: { readonly [name: string]: Held } = {
  text: held({ text: `${marker} ${markup}` }),
  'text too long': held({ textRefused: true }),
  'one file': held({ files: [file(1)] }),
  'three files and text': held({ text: marker, files: [file(1), file(2), file(3)] }),
  'good and bad': held({ files: [file(1), file(2, refusedAs('fileTooLarge')), file(3, refusedAs('fileBroken'))] }),
  'too many': held({
    files: Array.from({ length: 15 }, (_, index) => file(index, index < 10 ? null : refusedAs('tooManyPhotos'))),
  }),
  ...Object.fromEntries(
    ['image/heic', 'video/mp4', 'audio/mpeg', 'image/gif', 'application/x-cfb', 'application/zip', 'unknown'].map(
      (type) => [type, held({ files: [file(1, refusedAs('fileTypeRefused', type))] })],
    ),
  ),
};

/** Answers to presses: they may hold the presser's own words, or content for those who may read it. */
export function answers(locale: Locale, organisation?: Organisation): Row[] {
  const rows: Row[] = [];
  const add = (name: string, card: unknown) => rows.push([name, card]);
  const draw = drawIn(locale, organisation);
  const empty = draft({}, organisation).content.now;
  const full = {
    ...empty,
    kinds: [...kinds],
    unit: null,
    site: null,
    elsewhere: true,
    date: '2026-03-01',
    time: '23:55',
    approximate: true,
    ongoing: 'ongoing',
    protectedIdentity: true,
    forColleague: true,
  } as const;
  add('now empty', nowView(draw, draft({ now: { ...empty, unit: null, site: null } })));
  add('now prefilled', nowView(draw, draft()));
  add('now full', nowView(draw, draft({ now: full, files: ['a', 'b'] })));
  add('now with the longest typed', nowView(draw, draft({ text: '漢'.repeat(30_000) })));
  const typed = `${marker} ${markup}`;
  add('now typed', nowView(draw, draft({ text: typed })));
  for (const code of refusalCodes)
    add(`now ${code}`, nowView(draw, draft({ text: typed }), { code, now: full, text: typed }));
  for (const text of long) {
    add('now long', nowView(draw, draft({ text })));
    add('now too long', nowView(draw, draft({ text }), { code: 'personalNumber', now: full, text: text.repeat(2) }));
  }
  for (const asked of [...kinds.map((kind) => [kind]), [...kinds]]) {
    const pages = pagesFor(asked);
    for (const page of pages)
      for (const unsent of [true, false])
        for (const problem of [null, 'personalNumber'] as const)
          for (const filler of asked.length === 1 ? [''] : ['漢', '"']) {
            const form = {
              pages,
              page,
              answers: filler === '' ? {} : filledPage(page, filler),
              data: { card: draw.card, rev: 3, case: 'x' },
              unsent,
              problem,
            };
            add(`details ${page.id} of ${asked.length} ${unsent} ${problem} ${filler}`, detailsView(draw, form));
          }
  }
  for (const [state, part] of Object.entries(states)) {
    const of = aCase(part);
    const open = { case: of, reporter: person(1), entries: [], pages: [], photos: [] };
    add(`content ${state} empty`, contentView(draw, open));
    add(
      `content ${state}`,
      contentView(draw, {
        ...open,
        entries: [entry('description', `${marker} ${markup}`)],
        photos: [photo(1), photo(2)],
      }),
    );
    // How long the words are does not hang on the state.
    for (const text of state === 'all kinds, nowhere' ? [...long, '漢'.repeat(30_000)] : []) {
      const all = (['description', 'addition', 'question', 'answer', 'outcome', 'handOverReason'] as const).map(
        (kind) => entry(kind, text),
      );
      add(
        `content ${state} ${text.slice(0, 2)}`,
        contentView(draw, { ...open, reporter: null, entries: all, pages: savedPages(of, text.slice(0, 1)) }),
      );
      add(`content ${state} page`, contentView(draw, { ...open, pages: savedPages(of, text.slice(0, 1)) }));
    }
  }
  return rows;
}
