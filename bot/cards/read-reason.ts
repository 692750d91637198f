import { cardAction } from './chat/action.ts';
import { readEntry } from './forms/read-entry.ts';
import { ofCase } from './forms/shapes.ts';

export const readReason = cardAction('readReason', ofCase, (deps, press, input) =>
  readEntry(deps, press, input.case, 'handOverReason', press.draw.words.report.reason.title),
);
