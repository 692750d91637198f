import { demandOpen } from '../core/cases/admit.ts';
import { Refusal } from '../core/errors.ts';
import { pagesFor } from '../core/questionnaires/pages.ts';
import { cardAction } from './chat/action.ts';
import { showCasePage } from './forms/case-page.ts';
import { ownCase } from './forms/own-case.ts';
import { ofCase } from './forms/shapes.ts';

/** «Berätta mer» on the receipt: the first page that is not filled in. */
export const details = cardAction('details', ofCase, async (deps, press, input) =>
  deps.store.read(async (kept) => {
    const of = await ownCase(deps, kept, press, input.case);
    demandOpen(of);
    const saved = await kept.cases.pages(of.id);
    const pages = pagesFor(of.kinds);
    const next = pages.find((page) => !saved.some((each) => each.page === page.id)) ?? pages[0];
    if (!next) throw new Refusal('notFound');
    return showCasePage(press, of, saved, next.id);
  }),
);
