import { type Action, may, type Standing } from '../core/access/access.ts';
import type { Case } from '../core/cases/case.ts';
import type { CaseContent } from '../core/cases/read-case.ts';
import { openQuestion } from '../core/cases/say.ts';
import type { Organisation } from '../core/organisation/organisation.ts';
import { administrationOf, siteOf } from '../core/organisation/places.ts';
import { page as publishedPage } from '../core/questionnaires/pages.ts';
import type { Entry, SavedPage } from '../ports/store/cases.ts';
import { answerWords, questionnaireWords } from '../words/questionnaires/index.ts';
import { caseWords } from '../words/tab/index.ts';
import type { Call } from './call.ts';
import type * as contract from './contract.ts';
import { personName } from './task-view.ts';

type Viewer = { readonly call: Call; readonly organisation: Organisation };

/** The pointer, to handlers whole; to the reporter without the handlers' side of it. */
export function pointerView(viewer: Viewer, of: Case, side: 'handler' | 'reporter'): contract.CasePointer {
  const { organisation, call } = viewer;
  const site =
    of.site === null
      ? of.unit === null
        ? null
        : siteOf(organisation, of.unit)
      : (organisation.sites.get(of.site) ?? null);
  const { id, number, kinds, occurredApproximately, ongoing, status, version } = of;
  return {
    id,
    number,
    kinds,
    occurredApproximately,
    ongoing,
    status,
    version,
    place: placeOf(viewer, of),
    site: site ? (site.name.includes(site.municipality) ? site.name : `${site.name}, ${site.municipality}`) : null,
    occurredAt: of.occurredAt.toISOString(),
    urgency: side === 'handler' ? of.urgency : null,
    function: { id: of.function, name: organisation.functions.get(of.function)?.name ?? of.function },
    holder:
      side === 'handler' && of.holder !== null
        ? { ...personName(viewer, of.holder), you: of.holder === call.person }
        : null,
    receivedAt: of.receivedAt.toISOString(),
    promisedAt: of.promisedAt?.toISOString() ?? null,
  };
}

function placeOf({ organisation, call }: Viewer, of: Case): string {
  if (of.unit === null) return caseWords[call.locale].elsewhere;
  const unit = organisation.places.get(of.unit);
  const administration = administrationOf(organisation, of.unit);
  return [unit?.name ?? of.unit, administration && administration.id !== of.unit ? administration.name : null]
    .filter((part) => part !== null)
    .join(', ');
}

/** To handlers a person's own name; to the reporter the function's, as neither needs the other's. */
export function entryView(viewer: Viewer, of: Case, entry: Entry, side: 'handler' | 'reporter'): contract.CaseEntry {
  const by =
    entry.author.kind === 'reporter'
      ? null
      : side === 'handler'
        ? personName(viewer, entry.author.person).name
        : (viewer.organisation.functions.get(of.function)?.name ?? of.function);
  return { id: entry.id, kind: entry.kind, by, text: entry.text, at: entry.at.toISOString() };
}

export function contentView(viewer: Viewer, content: CaseContent): contract.CaseContent {
  const of = content.case;
  return {
    reporter: content.reporter === null ? null : personName(viewer, content.reporter).name,
    protected: of.reporter.kind === 'protected',
    forColleague: of.forColleague,
    entries: content.entries.map((entry) => entryView(viewer, of, entry, 'handler')),
    details: content.pages.map((saved) => detailsView(viewer, saved)),
    photos: content.photos.map(({ id, type, size, at }) => ({ id, type, size, at: at.toISOString() })),
  };
}

function detailsView({ call }: Viewer, saved: SavedPage): contract.CaseContent['details'][number] {
  const words = questionnaireWords[call.locale];
  const asked = publishedPage(saved.questionnaire, saved.page);
  const answers = (asked?.fields ?? []).flatMap((field) => {
    const answer = saved.answers[field.key];
    const text = answer === undefined ? '' : answerWords(words, field, answer);
    return text === '' ? [] : [{ question: words.fields[field.key], answer: text }];
  });
  return { title: asked ? words.pages[asked.id] : saved.page, answers };
}

/** What can be done now: by right, by state, and by what waits. */
export function actionsOf(of: Case, standing: Standing, entries: readonly Entry[]): Action[] {
  const open = of.status === 'received' || of.status === 'taken';
  const now: { readonly [action in Action]?: boolean } = {
    take: of.status === 'received',
    takeOver: of.status === 'taken',
    ask: of.status === 'taken',
    makeTask: of.status === 'taken',
    assess: open,
    handOver: open,
    declareConflict: open,
    close: of.status === 'taken',
    answer: open && openQuestion(entries) !== null,
    add: open,
    withdraw: open,
  };
  const order = [
    'take',
    'takeOver',
    'ask',
    'makeTask',
    'assess',
    'handOver',
    'declareConflict',
    'close',
    'answer',
    'add',
    'withdraw',
  ] as const;
  return order.filter((action) => now[action] === true && may(standing, action));
}
