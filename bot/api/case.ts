import { grantOf, may } from '../core/access/access.ts';
import { standingIn } from '../core/cases/admit.ts';
import { readCase } from '../core/cases/read-case.ts';
import { openQuestion } from '../core/cases/say.ts';
import { Refusal } from '../core/errors.ts';
import { type CaseId, id } from '../core/ids.ts';
import type { ApiDeps, Call, Endpoint } from './call.ts';
import { actionsOf, contentView, entryView, pointerView } from './case-view.ts';
import type { CasePage } from './contract.ts';
import { taskView } from './task-view.ts';
import { viewerOf } from './task-viewer.ts';
import { timelineOf } from './timeline-view.ts';
import { why } from './why-view.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** A case's page, by id or number: each part is there only if the access table says so. Reading content is logged. */
export const casePage: Endpoint = {
  method: 'GET',
  path: '/api/cases/:id',
  answer: (deps, call) => caseFor(deps, call, call.params.id ?? ''),
};

export async function caseFor(deps: ApiDeps, call: Call, key: string): Promise<CasePage> {
  const found = await deps.store.read(async (kept) => {
    const of = UUID.test(key) ? await kept.cases.get(id<CaseId>(key)) : await kept.cases.byNumber(key.slice(0, 40));
    return of ? { of, standing: await standingIn(deps, kept, of, call.person) } : null;
  });
  if (!found || !(may(found.standing, 'seePointer') || may(found.standing, 'readOwn'))) throw new Refusal('notFound');
  const { standing } = found;
  const grant = grantOf(standing, 'readContent');
  const content = grant === 'yes' ? await readCase(deps, call.person, { case: found.of.id }) : null;
  const of = content?.case ?? found.of;
  const viewer = { call, organisation: deps.organisation };
  return deps.store.read(async (kept): Promise<CasePage> => {
    const own = may(standing, 'readOwn') ? await kept.cases.entries(of.id) : null;
    const tasks = may(standing, 'seeTasks') ? await kept.tasks.ofCase(of.id) : null;
    const taskViewer = tasks ? await viewerOf(deps, call, tasks) : null;
    return {
      pointer: pointerView(viewer, of, own ? 'reporter' : 'handler'),
      content: content ? contentView(viewer, content) : null,
      contentNeeds: grant === 'yes' ? 'nothing' : grant === 'withReason' ? 'reason' : 'right',
      own: own
        ? {
            entries: own.map((entry) => entryView(viewer, of, entry, 'reporter')),
            waitingQuestion: openQuestion(own)?.id ?? null,
          }
        : null,
      timeline: may(standing, 'readTimeline') ? await timelineOf(kept, deps.organisation, call, of.id) : null,
      tasks: tasks && taskViewer ? tasks.map((task) => taskView(taskViewer, task)) : null,
      sealed: may(standing, 'readSealed') ? 'reason' : 'none',
      why: may(standing, 'seePointer') ? why(viewer, of) : null,
      actions: actionsOf(of, standing, own ?? content?.entries ?? []),
    };
  });
}
