import { mayTask, relationToTask } from '../core/access/access.ts';
import { siteOf } from '../core/organisation/places.ts';
import { type ExternalRequest, evidences, isOverdue, measures, objects } from '../core/requests/request.ts';
import type { Task } from '../core/tasks/task.ts';
import { requestWords } from '../words/requests/index.ts';
import { letterOf, letterWords } from '../words/requests/letter.ts';
import type * as contract from './contract-requests.ts';
import { personName, type TaskViewer } from './task-view.ts';

type Viewer = Pick<TaskViewer, 'call' | 'organisation' | 'today'>;

function requestView(viewer: Viewer, request: ExternalRequest): contract.ExternalRequest {
  const { organisation, call, today } = viewer;
  const words = requestWords[call.locale];
  const { id, number, count, dueDate, state, createdAt } = request;
  const party = organisation.parties.get(request.party);
  const place = organisation.places.get(request.place)?.name ?? request.place;
  const site = siteOf(organisation, request.place);
  const settled = state.kind === 'sent' ? null : state;
  const fulfilled = state.kind === 'fulfilled' ? state : null;
  const letter = letterOf({
    number,
    count,
    dueDate,
    party: party?.name ?? request.party,
    organisation: organisation.name,
    place: site ? `${place}, ${site.name}, ${site.municipality}` : place,
    measure: letterWords.measures[request.measure],
    object: letterWords.objects[request.object],
  });
  return {
    id,
    number,
    count,
    dueDate,
    party: {
      id: request.party,
      name: party?.name ?? request.party,
      kind: party ? words.parties[party.kind] : '',
    },
    place: { id: request.place, name: place },
    measure: { id: request.measure, name: words.measures[request.measure] },
    object: { id: request.object, name: words.objects[request.object] },
    overdue: isOverdue(request, today),
    state: state.kind,
    evidence: fulfilled && { id: fulfilled.evidence, name: words.evidences[fulfilled.evidence] },
    fulfilledOn: fulfilled?.on ?? null,
    createdBy: personName(viewer, request.createdBy),
    createdAt: createdAt.toISOString(),
    settledBy: settled && personName(viewer, settled.by),
    settledAt: settled?.at.toISOString() ?? null,
    letter: { to: party?.email ?? null, ...letter },
  };
}

/** What was asked for a task, and to whoever may ask for more, what may be asked. */
export function requestsView(viewer: Viewer, task: Task, requests: readonly ExternalRequest[]): contract.RequestList {
  const { organisation, call } = viewer;
  const words = requestWords[call.locale];
  const relation = relationToTask(task, call.person);
  const inOrder = new Intl.Collator('sv');
  const choices = {
    parties: [...organisation.parties.values()]
      .map(({ id, name, kind }) => ({ id, name, kind: words.parties[kind] }))
      .sort((one, other) => inOrder.compare(one.name, other.name)),
    measures: measures.map((id) => ({ id, name: words.measures[id] })),
    objects: objects
      .map((id) => ({ id, name: words.objects[id] }))
      .sort((one, other) => inOrder.compare(one.name, other.name)),
    evidences: evidences.map((id) => ({ id, name: words.evidences[id] })),
  };
  return {
    requests: requests.map((request) => requestView(viewer, request)),
    choices: mayTask(call.roles, relation, 'edit') ? choices : null,
  };
}
