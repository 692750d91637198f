import { z } from 'zod';
import { newTask } from '../core/cases/new-task.ts';
import { id, type PersonId } from '../core/ids.ts';
import { neutralTitles } from '../core/tasks/neutral-titles.ts';
import { cardAction } from './chat/action.ts';
import { showTriage } from './forms/partner-case.ts';
import { filled, ofCase } from './forms/shapes.ts';

const shape = ofCase.extend({
  title: z.enum(neutralTitles),
  responsible: filled(z.string().max(100)),
  dueDate: filled(z.iso.date()),
});

export const makeTask = cardAction('makeTask', shape, async (deps, press, input) => {
  const responsible = input.responsible === null ? null : id<PersonId>(input.responsible);
  const { task } = await newTask(deps, press.who.person, {
    case: input.case,
    title: input.title,
    responsible,
    dueDate: input.dueDate,
    press: press.key,
  });
  return showTriage(deps, press, input.case, task ? press.draw.words.triage.newTask.made(task.number) : null);
});
