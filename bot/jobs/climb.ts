import { z } from 'zod';
import { climb as climbOn } from '../core/cases/climb.ts';
import { type CaseId, id } from '../core/ids.ts';
import { jobKind } from './define/job-kind.ts';

/** The ladder's next step, when its time has come. */
export const climb = jobKind(
  'climb',
  z.object({ case: z.uuid(), assignment: z.number(), done: z.number(), hurry: z.number() }),
  (deps, payload) =>
    climbOn(deps, {
      case: id<CaseId>(payload.case),
      assignment: payload.assignment,
      done: payload.done,
      hurry: payload.hurry === 1,
    }),
);
