import type { CaseContent } from '../../core/cases/read-case.ts';
import { page as publishedPage } from '../../core/questionnaires/pages.ts';
import type { CardJson } from '../../ports/messenger.ts';
import { moment } from '../../words/format.ts';
import { answerWords } from '../../words/questionnaires/index.ts';
import { type Draw, personName } from './draw.ts';
import { actions, card, type Element, heading, hint, open, press, subheading, text, theirs } from './elements.ts';

/** A card holds so much free text at most; the tab shows all. */
const BUDGET = 9_000;

function entryBlocks(draw: Draw, content: CaseContent): Element[] {
  const { show } = draw.words.triage;
  return content.entries.flatMap((entry) => [
    subheading(`${show.entries[entry.kind]}, ${moment(entry.at, draw.now, draw.locale)}`),
    theirs(entry.text),
  ]);
}

function pageBlocks(draw: Draw, content: CaseContent): Element[] {
  const words = draw.words.questionnaires;
  return content.pages.flatMap((saved) => {
    const asked = publishedPage(saved.questionnaire, saved.page);
    if (!asked) return [];
    const answered = asked.fields.flatMap((field) => {
      const answer = saved.answers[field.key];
      return answer === undefined ? [] : [hint(words.fields[field.key]), theirs(answerWords(words, field, answer))];
    });
    return answered.length === 0 ? [] : [subheading(words.pages[asked.id]), ...answered];
  });
}

/** Cuts at an element, so that the card stays within Teams' size. */
function within(elements: readonly Element[]): Element[] {
  let size = 0;
  return elements.filter((element) => {
    size += JSON.stringify(element).length;
    return size <= BUDGET;
  });
}

/** «Visa»: the content, in answer to the press of someone who may read it. */
export function contentView(draw: Draw, content: CaseContent): CardJson {
  const { show, actions: words, photos, case: title } = draw.words.triage;
  const { case: of } = content;
  const data = { card: draw.card, rev: of.version, case: of.id };
  const reporter =
    of.reporter.kind === 'protected'
      ? draw.words.cases.protectedReporter
      : content.reporter
        ? personName(draw, content.reporter)
        : null;
  const all = [...entryBlocks(draw, content), ...pageBlocks(draw, content)];
  const shown = within(all);
  return card([
    heading(title(of.number)),
    reporter === null ? null : text(`${show.reporter}: ${reporter}`),
    all.length === 0 ? text(show.empty) : null,
    ...shown,
    shown.length < all.length ? text('…') : null,
    content.photos.length > 0 ? text(photos(content.photos.length)) : null,
    hint(show.read),
    ...actions([open(words.openTab, draw.deps.tabLink(`/cases/${of.id}`)), press(words.back, 'triage', data)]),
  ]);
}
