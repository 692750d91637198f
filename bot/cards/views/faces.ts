import { mayTask, relationToTask, rolesOf } from '../../core/access/access.ts';
import { readSubject } from '../../core/archive/tell-editor.ts';
import { standingIn } from '../../core/cases/admit.ts';
import type { Case } from '../../core/cases/case.ts';
import { draftOf } from '../../core/cases/draft.ts';
import { heldBy, offerOutcomes } from '../../core/cases/files.ts';
import { myCases, queue } from '../../core/cases/lists.ts';
import { Refusal } from '../../core/errors.ts';
import type { PersonId } from '../../core/ids.ts';
import { settingsOf } from '../../core/notices/settings.ts';
import { readWorkSubject } from '../../core/notices/tell-work.ts';
import { workDays } from '../../core/notices/work.ts';
import { functionsOf } from '../../core/organisation/people.ts';
import { newsOf } from '../../core/tasks/tell.ts';
import type { CardJson, OutgoingMessage } from '../../ports/messenger.ts';
import type { StoredCard } from '../../ports/store/cards.ts';
import type { Repositories } from '../../ports/store/store.ts';
import { archiveView } from './archive.ts';
import { channelView } from './channel.ts';
import { type Draw, kindsIn, placeOf } from './draw.ts';
import { gateView, unsafeView } from './gate.ts';
import { helpView } from './help.ts';
import { mineView, queueView } from './lists.ts';
import { type NoticeSubject, noticeSubjects, noticeView } from './notice.ts';
import { offerView, settledView } from './offer.ts';
import { loadReceipt, receiptView } from './receipt.ts';
import { toldMessage } from './told.ts';
import { loadTriage, triageView } from './triage.ts';
import { goneView, unfinishedView } from './unfinished.ts';
import { workView } from './work.ts';

async function caseOf(kept: Repositories, card: StoredCard): Promise<Case> {
  const of = card.case === null ? null : await kept.cases.get(card.case);
  if (!of) throw new Refusal('notFound');
  return of;
}

const isOpen = (of: Case): boolean => of.status === 'received' || of.status === 'taken';

/**
 * The stored message of a card, drawn from the state of now: pointers only, never what anyone wrote.
 * `viewer` is its addressee; a reporter's is not known here, and need not be.
 */
export async function drawFace(
  draw: Draw,
  kept: Repositories,
  card: StoredCard,
  viewer: PersonId | null,
): Promise<OutgoingMessage> {
  const { report, triage, cases } = draw.words;
  const message = (drawn: CardJson, summary: string): OutgoingMessage => ({ card: drawn, summary });
  switch (card.face) {
    case 'report': {
      const draft = viewer === null ? null : await draftOf(draw.deps, kept, viewer);
      if (!draft || draft.id !== card.draft) return message(goneView(draw), report.unfinished.summary);
      if (draft.content.step === 'gate') return message(gateView(draw, draft), report.gate.summary);
      if (draft.content.step === 'unsafe') return message(unsafeView(draw, draft), report.gate.summary);
      return message(unfinishedView(draw, draft), report.unfinished.summary);
    }
    case 'receipt': {
      const of = await caseOf(kept, card);
      return message(
        receiptView(draw, await loadReceipt(kept, of)),
        report.receipt.summary(of.number, cases.statuses[of.status]),
      );
    }
    case 'notice': {
      const of = await caseOf(kept, card);
      const subject: NoticeSubject = noticeSubjects.find((each) => each === card.subject) ?? 'outcome';
      return message(noticeView(draw, await loadReceipt(kept, of), subject), report.notice.summary(of.number));
    }
    case 'triage': {
      const of = await caseOf(kept, card);
      if (viewer === null) throw new Refusal('notFound');
      const standing = await standingIn(draw.deps, kept, of, viewer);
      const shown = await loadTriage(kept, of, viewer, standing, card.subject);
      return message(triageView(draw, shown), triage.summary(of.number, kindsIn(draw, of.kinds), placeOf(draw, of)));
    }
    case 'channel': {
      const of = await caseOf(kept, card);
      return message(channelView(draw, of), triage.summary(of.number, kindsIn(draw, of.kinds), placeOf(draw, of)));
    }
    case 'offer': {
      if (viewer === null || card.subject === null) throw new Refusal('notFound');
      const outcome = offerOutcomes.find((each) => each === card.subject) ?? null;
      if (outcome !== null) return message(settledView(draw, outcome), report.offer.summary);
      const held = await heldBy(draw.deps, kept, viewer, card.subject).catch((error: unknown) => {
        if (error instanceof Refusal) return null;
        throw error;
      });
      if (!held) return message(settledView(draw, null), report.offer.summary);
      const draft = await draftOf(draw.deps, kept, viewer);
      const open = (await myCases(draw.deps, kept, viewer)).filter(isOpen);
      return message(offerView(draw, held, open, draft?.id ?? null), report.offer.summary);
    }
    case 'archive': {
      const subject = readSubject(card.subject);
      if (!subject || viewer === null) throw new Refusal('notFound');
      const found = subject.task === null ? null : await kept.tasks.get(subject.task, viewer);
      const relation = found ? relationToTask(found, viewer) : 'none';
      const task = found && mayTask(rolesOf(draw.deps.organisation, viewer), relation, 'see') ? found : null;
      const asked = task !== null && (await kept.archive.asked([task.id])).length > 0;
      return message(archiveView(draw, subject, task, asked), draw.words.archive.card.summary);
    }
    case 'told': {
      const news = viewer === null ? [] : await newsOf(draw.deps, kept, card.id, viewer);
      if (news.length === 0) throw new Refusal('notFound');
      return toldMessage(draw, news);
    }
    case 'work': {
      const subject = readWorkSubject(card.subject);
      if (!subject || viewer === null) throw new Refusal('notFound');
      const work = await kept.notices.work(viewer, workDays(subject.date, draw.deps.organisation.holidays));
      const settings = await settingsOf(kept, viewer);
      return message(workView(draw, subject, work, settings), draw.words.notices[subject.kind].summary);
    }
    case 'mine':
      return message(
        mineView(draw, viewer === null ? [] : await myCases(draw.deps, kept, viewer)),
        report.mine.summary,
      );
    case 'queue': {
      const partner = viewer !== null && functionsOf(draw.deps.organisation, viewer).length > 0;
      return message(
        queueView(draw, partner ? await queue(draw.deps, kept, viewer) : [], viewer, partner),
        triage.queue.summary,
      );
    }
    case 'help':
      return message(
        helpView(draw, viewer !== null && functionsOf(draw.deps.organisation, viewer).length > 0),
        report.help.summary,
      );
  }
}
