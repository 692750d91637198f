import { z } from 'zod';
import { tellWaiting } from '../core/tasks/tell.ts';
import { jobKind } from './define/job-kind.ts';

/** Whoever waits to be told of tasks gets one card with all of it. Who that is stands in the store, not in the job. */
export const told = jobKind('told', z.object({}), (deps) => tellWaiting(deps));
