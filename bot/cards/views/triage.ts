import type { Action as AccessAction, Standing } from '../../core/access/access.ts';
import { may, needsReason } from '../../core/access/access.ts';
import type { Case } from '../../core/cases/case.ts';
import { openQuestion } from '../../core/cases/say.ts';
import type { News } from '../../core/cases/tell.ts';
import { allNews } from '../../core/cases/tell.ts';
import type { PersonId } from '../../core/ids.ts';
import { pagesFor } from '../../core/questionnaires/pages.ts';
import type { CardJson } from '../../ports/messenger.ts';
import type { Repositories } from '../../ports/store/store.ts';
import { deadline, moment } from '../../words/format.ts';
import { type Draw, functionName, kindsIn, personName, placeOf } from './draw.ts';
import { actions, banner, card, type Element, facts, heading, hint, open, press, refresh, text } from './elements.ts';

/** What a triage card shows: pointers only, whoever looks. */
export type TriageFacts = {
  readonly case: Case;
  readonly viewer: PersonId;
  readonly standing: Standing;
  readonly question: 'none' | 'asked' | 'answered';
  readonly filled: number;
  readonly photos: number;
  readonly openTasks: number;
  /** Step of the ladder that posted it, 0 for the first notice and for news. */
  readonly step: number;
  /** What the reporter did that it was posted for. */
  readonly news: News | null;
};

export async function loadTriage(
  kept: Repositories,
  of: Case,
  viewer: PersonId,
  standing: Standing,
  subject: string | null,
): Promise<TriageFacts> {
  const { said, pages, photos, openTasks } = await kept.cases.glance(of.id);
  const open = openQuestion(said.map((kind) => ({ kind })));
  return {
    case: of,
    viewer,
    standing,
    question: open ? 'asked' : said.includes('question') ? 'answered' : 'none',
    filled: pages,
    photos,
    openTasks,
    step: Number(subject) || 0,
    news: allNews.find((each) => each === subject) ?? null,
  };
}

const isOpen = (of: Case): boolean => of.status === 'received' || of.status === 'taken';

/** What is so now, in one line. */
function situation(draw: Draw, { case: of, viewer }: TriageFacts): string {
  const { triage } = draw.words;
  if (of.status === 'closed') return triage.closed;
  if (of.status === 'withdrawn') return triage.withdrawn;
  if (of.status === 'taken')
    return of.holder === viewer ? triage.takenByYou : triage.takenBy(personName(draw, of.holder));
  const waits = of.routing.waitsUntil === null ? null : new Date(of.routing.waitsUntil);
  if (waits && waits > draw.now) return triage.waits(moment(waits, draw.now, draw.locale));
  return of.promisedAt ? triage.expected(deadline(of.promisedAt, draw.now, draw.locale)) : '';
}

/** Two rows: what one does with the case, then everything about it. Teams shows six buttons a row at most. */
function buttons(draw: Draw, shown: TriageFacts): Element[] {
  const { case: of, standing } = shown;
  const { actions: words } = draw.words.triage;
  const data = { card: draw.card, rev: of.version, case: of.id };
  const button = (action: AccessAction, title: string, verb: string, style: { style?: 'positive' } = {}) =>
    isOpen(of) && may(standing, action) ? press(title, verb, data, style) : null;
  // Whoever must state a reason to read does so in the tab.
  const reads = may(standing, 'readContent') && !needsReason(standing, 'readContent');
  return [
    ...actions([
      of.status === 'received' ? button('take', words.take, 'take', { style: 'positive' }) : null,
      of.status === 'taken' ? button('takeOver', words.takeOver, 'takeOver') : null,
      reads ? press(words.show, 'show', data) : null,
      button('ask', words.ask, 'ask'),
      button('makeTask', words.newTask, 'newTask'),
      button('close', words.close, 'close'),
    ]),
    ...actions([
      button('assess', words.assess, 'assess'),
      button('handOver', words.handOver, 'handOver'),
      button('declareConflict', words.conflict, 'conflict'),
      press(words.why, 'why', data),
      open(words.openTab, draw.deps.tabLink(`/cases/${of.id}`)),
    ]),
  ];
}

/** The Säkerhetspartner's card: number, kind, place, time, risk, what is expected and by when. No free text, no names of those involved. */
export function triageView(
  draw: Draw,
  shown: TriageFacts,
  said: { readonly words: string; readonly style: 'good' | 'attention' } | null = null,
): CardJson {
  const { triage, cases, report } = draw.words;
  const { case: of, standing } = shown;
  const data = { card: draw.card, rev: of.version, case: of.id };
  if (!may(standing, 'seePointer')) return lostView(draw, of, said?.words ?? null);
  const fresh = of.status === 'received';
  const title = !fresh ? triage.case(of.number) : shown.step > 0 ? triage.again(of.number) : triage.title(of.number);
  const when = moment(of.occurredAt, draw.now, draw.locale);
  return card(
    [
      said ? banner(said.words, said.style) : null,
      of.urgency === 'acute' && isOpen(of) ? banner(`${cases.urgencies.acute}: ${kindsIn(draw, of.kinds)}`) : null,
      heading(title),
      shown.news && isOpen(of) ? text(triage.news[shown.news], { weight: 'Bolder' }) : null,
      text(situation(draw, shown), { weight: 'Bolder' }),
      shown.question === 'asked' && isOpen(of) ? text(triage.asked) : null,
      shown.question === 'answered' && isOpen(of) ? text(triage.answered) : null,
      facts([
        [triage.kind, kindsIn(draw, of.kinds)],
        [triage.place, placeOf(draw, of)],
        [triage.occurred, of.occurredApproximately ? `${triage.approximately} ${when}` : when],
        [triage.ongoing, cases.ongoing[of.ongoing]],
        [triage.urgency, cases.urgencies[of.urgency]],
        [triage.function, functionName(draw, of.function)],
        [
          triage.details,
          [
            report.details.filled(shown.filled, pagesFor(of.kinds).length),
            shown.photos > 0 ? triage.photos(shown.photos) : null,
          ]
            .filter((part) => part !== null)
            .join(', '),
        ],
      ]),
      of.forColleague ? hint(triage.forColleague) : null,
      of.reporter.kind === 'protected' ? hint(cases.protectedReporter) : null,
      shown.openTasks > 0 ? hint(triage.openTasks(shown.openTasks)) : null,
      ...buttons(draw, shown),
    ],
    refresh(draw.account, data),
  );
}

/** What is left for someone who has no part in the case any more: its number, and where it went. */
export function lostView(draw: Draw, of: Case, said: string | null): CardJson {
  const { triage } = draw.words;
  const conflicted = said ?? triage.gone;
  return card(
    [
      heading(triage.case(of.number)),
      text(conflicted),
      ...actions([press(draw.words.report.help.queue, 'queue', { card: draw.card, rev: of.version })]),
    ],
    refresh(draw.account, { card: draw.card, rev: of.version, case: of.id }),
  );
}
