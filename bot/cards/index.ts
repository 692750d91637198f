import { add } from './add.ts';
import { ask } from './ask.ts';
import { assess } from './assess.ts';
import { attach } from './attach.ts';
import type { CardAction } from './chat/action.ts';
import { close } from './close.ts';
import { confirmClose } from './confirm-close.ts';
import { confirmConflict } from './confirm-conflict.ts';
import { confirmTakeOver } from './confirm-take-over.ts';
import { confirmWithdraw } from './confirm-withdraw.ts';
import { conflict } from './conflict.ts';
import { details } from './details.ts';
import { discard } from './discard.ts';
import { dismiss } from './dismiss.ts';
import { handOver } from './hand-over.ts';
import { makeTask } from './make-task.ts';
import { mine } from './mine.ts';
import { newTask } from './new-task.ts';
import { page } from './page.ts';
import { queue } from './queue.ts';
import { readOutcome } from './read-outcome.ts';
import { readQuestion } from './read-question.ts';
import { readReason } from './read-reason.ts';
import { receipt } from './receipt.ts';
import { refresh } from './refresh.ts';
import { safe } from './safe.ts';
import { sendAddition } from './send-addition.ts';
import { sendAnswer } from './send-answer.ts';
import { sendHandOver } from './send-hand-over.ts';
import { sendQuestion } from './send-question.ts';
import { setNotice } from './set-notice.ts';
import { setUrgency } from './set-urgency.ts';
import { settleRow } from './settle-row.ts';
import { show } from './show.ts';
import { start } from './start.ts';
import { submit } from './submit.ts';
import { take } from './take.ts';
import { takeOver } from './take-over.ts';
import { tellMore } from './tell-more.ts';
import { triage } from './triage.ts';
import { unsafe } from './unsafe.ts';
import { why } from './why.ts';
import { withdraw } from './withdraw.ts';

const all: readonly CardAction[] = [
  // The employee
  start,
  safe,
  unsafe,
  submit,
  tellMore,
  details,
  page,
  discard,
  receipt,
  mine,
  add,
  sendAddition,
  readQuestion,
  sendAnswer,
  readOutcome,
  readReason,
  withdraw,
  confirmWithdraw,
  attach,
  dismiss,
  // The Säkerhetspartner
  triage,
  queue,
  take,
  takeOver,
  confirmTakeOver,
  show,
  why,
  ask,
  sendQuestion,
  handOver,
  sendHandOver,
  conflict,
  confirmConflict,
  assess,
  setUrgency,
  newTask,
  makeTask,
  close,
  confirmClose,
  // The shared list
  settleRow,
  setNotice,
  // Everyone
  refresh,
];

/** Every verb that a card can send, and what it does. */
export const cardActions: ReadonlyMap<string, CardAction> = new Map(all.map((action) => [action.verb, action]));
