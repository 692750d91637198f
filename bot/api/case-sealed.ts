import { z } from 'zod';
import { openSealed } from '../core/cases/open-sealed.ts';
import { tabWords } from '../words/tab/index.ts';
import type { Endpoint } from './call.ts';
import type { SealedPart } from './contract.ts';
import { caseIdOf, freeText } from './shapes.ts';

const shape = z.strictObject({ reason: freeText });

/** The sealed part, for the custodian function, with a reason. Each opening is an event. */
export const caseSealed: Endpoint = {
  method: 'POST',
  path: '/api/cases/:id/sealed',
  async answer(deps, call) {
    const { reason } = await call.body(shape);
    const { reporter, identifiers } = await openSealed(deps, call.person, { case: caseIdOf(call.params), reason });
    const labels = tabWords[call.locale].case.sealed;
    const answer: SealedPart = {
      items: [
        ...(reporter ? [{ label: labels.reporter, text: reporter.name }] : []),
        ...identifiers.map((text) => ({ label: labels.identifiers, text })),
      ],
    };
    return answer;
  },
};
