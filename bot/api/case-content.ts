import { z } from 'zod';
import { readCase } from '../core/cases/read-case.ts';
import type { Endpoint } from './call.ts';
import { contentView } from './case-view.ts';
import { caseIdOf, freeText } from './shapes.ts';

const shape = z.strictObject({ reason: freeText });

/** The content, for who must state a reason first. The reason is kept. */
export const caseContent: Endpoint = {
  method: 'POST',
  path: '/api/cases/:id/content',
  async answer(deps, call) {
    const { reason } = await call.body(shape);
    const content = await readCase(deps, call.person, { case: caseIdOf(call.params), reason });
    return contentView({ call, organisation: deps.organisation }, content);
  },
};
