import { answerGate } from '../core/cases/answer-gate.ts';
import { cardAction } from './chat/action.ts';
import { showDraft } from './forms/draft-step.ts';
import { ofDraft } from './forms/shapes.ts';

export const unsafe = cardAction('unsafe', ofDraft, async (deps, press, input) =>
  showDraft(press, await answerGate(deps, press.who.person, { draft: input.draft, safe: false })),
);
