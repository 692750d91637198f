import { cardAction } from './chat/action.ts';
import { readEntry } from './forms/read-entry.ts';
import { ofCase } from './forms/shapes.ts';

export const readOutcome = cardAction('readOutcome', ofCase, (deps, press, input) =>
  readEntry(deps, press, input.case, 'outcome', press.draw.words.report.outcome.title),
);
