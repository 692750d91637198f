import type { Case } from '../../core/cases/case.ts';
import type { PersonId } from '../../core/ids.ts';
import type { CardJson } from '../../ports/messenger.ts';
import { deadline, moment } from '../../words/format.ts';
import { type Draw, kindsIn, personName, placeOf } from './draw.ts';
import { actions, card, type Element, heading, hint, open, press, refresh, text } from './elements.ts';

/** Rows that a card shows; the tab shows all. */
const ROWS = 10;

function row(title: string, under: string, button: Element[]): Element {
  return {
    type: 'ColumnSet',
    separator: true,
    columns: [
      { type: 'Column', width: 'stretch', items: [text(title, { weight: 'Bolder' }), hint(under)] },
      { type: 'Column', width: 'auto', verticalContentAlignment: 'Center', items: button },
    ],
  };
}

/** «Mina ärenden»: numbers and status; the way to each. */
export function mineView(draw: Draw, cases: readonly Case[]): CardJson {
  const { mine, help } = draw.words.report;
  const data = { card: draw.card, rev: 0 };
  return card(
    [
      heading(mine.title),
      cases.length === 0 ? text(mine.empty) : null,
      ...cases
        .slice(0, ROWS)
        .map((of) =>
          row(
            `${of.number}: ${draw.words.cases.statuses[of.status]}`,
            `${kindsIn(draw, of.kinds)}, ${moment(of.receivedAt, draw.now, draw.locale)}`,
            actions([press(mine.open, 'receipt', { ...data, case: of.id })]),
          ),
        ),
      cases.length > ROWS ? text(mine.more(cases.length - ROWS)) : null,
      ...actions([
        press(help.report, 'start', data),
        cases.length > 0 ? open(draw.words.triage.actions.openTab, draw.deps.tabLink('/cases')) : null,
      ]),
    ],
    refresh(draw.account, data),
  );
}

/** «Kö»: a partner's open cases, gravest first. */
export function queueView(draw: Draw, cases: readonly Case[], viewer: PersonId | null, partner: boolean): CardJson {
  const { queue } = draw.words.triage;
  const data = { card: draw.card, rev: 0 };
  const waiting = (of: Case) => {
    if (of.status === 'taken') return of.holder === viewer ? queue.mine : personName(draw, of.holder);
    return of.promisedAt ? `${queue.waiting} ${deadline(of.promisedAt, draw.now, draw.locale)}` : queue.waiting;
  };
  return card(
    [
      heading(queue.title),
      cases.length === 0 ? text(partner ? queue.empty : queue.notPartner) : null,
      ...cases
        .slice(0, ROWS)
        .map((of) =>
          row(
            `${draw.words.cases.urgencies[of.urgency]}: ${of.number}`,
            `${kindsIn(draw, of.kinds)}, ${placeOf(draw, of)}. ${waiting(of)}`,
            actions([press(queue.open, 'triage', { ...data, case: of.id })]),
          ),
        ),
      cases.length > ROWS ? text(queue.more(cases.length - ROWS)) : null,
      ...actions([cases.length > 0 ? open(draw.words.triage.actions.openTab, draw.deps.tabLink('/cases')) : null]),
    ],
    refresh(draw.account, data),
  );
}
