import type { CaseContent } from '../../core/cases/read-case.ts';
import { page as publishedPage } from '../../core/questionnaires/pages.ts';
import type { CardJson } from '../../ports/messenger.ts';
import { moment } from '../../words/format.ts';
import { answerWords } from '../../words/questionnaires/index.ts';
import { type Draw, personName } from './draw.ts';
import {
  actions,
  beginning,
  card,
  type Element,
  heading,
  hint,
  open,
  press,
  sizeOf,
  subheading,
  text,
  theirs,
} from './elements.ts';

/** A card holds so many bytes of content at most; the tab shows all. */
const BUDGET = 20_000;

/** Someone's words under the titles that say what they are. */
type Piece = { readonly titles: readonly Element[]; readonly words: string };

function entryPieces(draw: Draw, content: CaseContent): Piece[] {
  const { show } = draw.words.triage;
  return content.entries.map((entry) => ({
    titles: [subheading(`${show.entries[entry.kind]}, ${moment(entry.at, draw.now, draw.locale)}`)],
    words: entry.text,
  }));
}

function pagePieces(draw: Draw, content: CaseContent): Piece[] {
  const words = draw.words.questionnaires;
  return content.pages.flatMap((saved) => {
    const asked = publishedPage(saved.questionnaire, saved.page);
    if (!asked) return [];
    const answered = asked.fields.flatMap((field) => {
      const answer = saved.answers[field.key];
      if (answer === undefined) return [];
      return [{ titles: [hint(words.fields[field.key])], words: answerWords(words, field, answer) }];
    });
    const [first, ...rest] = answered;
    return first ? [{ ...first, titles: [subheading(words.pages[asked.id]), ...first.titles] }, ...rest] : [];
  });
}

/** From the top as far as a card's size goes; the last text is cut, and what is below is left to the tab. */
function within(pieces: readonly Piece[]): { readonly shown: Element[]; readonly cut: boolean } {
  const shown: Element[] = [];
  let left = BUDGET;
  for (const { titles, words } of pieces) {
    const whole = [...titles, theirs(words)];
    left -= sizeOf(whole);
    if (left < 0) {
      const kept = beginning(words, left + sizeOf(words));
      return { shown: kept === '' ? shown : [...shown, ...titles, theirs(`${kept} …`)], cut: true };
    }
    shown.push(...whole);
  }
  return { shown, cut: false };
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
  const all = [...entryPieces(draw, content), ...pagePieces(draw, content)];
  const { shown, cut } = within(all);
  return card([
    heading(title(of.number)),
    reporter === null ? null : text(`${show.reporter}: ${reporter}`),
    all.length === 0 ? text(show.empty) : null,
    ...shown,
    cut ? text(show.cut, { weight: 'Bolder' }) : null,
    content.photos.length > 0 ? text(photos(content.photos.length)) : null,
    hint(show.read),
    ...actions([open(words.openTab, draw.deps.tabLink(`/cases/${of.id}`)), press(words.back, 'triage', data)]),
  ]);
}
