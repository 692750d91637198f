import { z } from 'zod';
import { mayTask, relationToTask } from '../core/access/access.ts';
import { Refusal } from '../core/errors.ts';
import { attachFile, readFile, seeFiles, setFileRemoved } from '../core/tasks/files.ts';
import type { Task } from '../core/tasks/task.ts';
import { TASK_FILE_LIMIT, type TaskFile, taskFileTypes } from '../core/tasks/task-file.ts';
import { type ApiDeps, type Call, type Endpoint, json } from './call.ts';
import type * as contract from './contract.ts';
import { taskIdOf } from './shapes.ts';
import { personName } from './task-view.ts';

const path = '/api/tasks/:id/files';

export const taskFiles: Endpoint = {
  method: 'GET',
  path,
  async answer(deps, call) {
    const { task, files, steps } = await seeFiles(deps, call.person, taskIdOf(call.params));
    const viewer = { organisation: deps.organisation, call };
    const answer: contract.TaskFiles = {
      files: files.map((file) => fileView(deps, call, task, file)),
      add:
        task.origin.kind !== 'case' && may(call, task, 'comment')
          ? { largest: TASK_FILE_LIMIT, endings: Object.values(taskFileTypes).flat() }
          : null,
      steps: steps.map(({ name, step, by, at }) => ({ name, step, by: personName(viewer, by), at: at.toISOString() })),
    };
    return answer;
  },
};

/** The file itself is the body, whatever it says it is. */
export const taskFileAdd: Endpoint = {
  method: 'POST',
  path,
  maxBodyBytes: TASK_FILE_LIMIT,
  async answer(deps, call) {
    const name = called(call.request.headers.get('trygg-name') ?? '');
    const task = taskIdOf(call.params);
    const bytes = new Uint8Array(await call.request.arrayBuffer());
    const press = call.press([name, bytes.byteLength]);
    const file = await attachFile(deps, call.person, { task, name, bytes }, press);
    const { task: now } = await seeFiles(deps, call.person, task);
    return json(201, fileView(deps, call, now, file));
  },
};

/** Never shown by the browser as a page of ours: it is saved, and its kind is not guessed. */
export const taskFile: Endpoint = {
  method: 'GET',
  path: `${path}/:file`,
  async answer(deps, call) {
    const { file, bytes } = await readFile(deps, call.person, {
      task: taskIdOf(call.params),
      file: call.params.file ?? '',
    });
    return new Response(Uint8Array.from(bytes), {
      headers: {
        'content-type': file.type,
        'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name).replaceAll("'", '%27')}`,
        'x-content-type-options': 'nosniff',
        'content-security-policy': "default-src 'none'; sandbox",
        'cache-control': 'no-store',
      },
    });
  },
};

const shape = z.strictObject({ removed: z.boolean() });

export const taskFileRemove: Endpoint = {
  method: 'PATCH',
  path: `${path}/:file`,
  async answer(deps, call) {
    const { removed } = await call.body(shape);
    await setFileRemoved(deps, call.person, { task: taskIdOf(call.params), file: call.params.file ?? '', removed });
    return {};
  },
};

function fileView(deps: ApiDeps, call: Call, task: Task, file: TaskFile): contract.TaskFile {
  const { id, name, type, size, by, at, url } = file;
  return {
    id,
    name,
    type,
    size,
    by: personName({ organisation: deps.organisation, call }, by),
    at: at.toISOString(),
    url,
    remove: may(call, task, 'comment') && (by === call.person || may(call, task, 'edit')),
  };
}

const may = (call: Call, task: Task, action: 'comment' | 'edit'): boolean =>
  mayTask(call.roles, relationToTask(task, call.person), action);

/** Percent-encoded, as headers hold no å, ä or ö. */
function called(header: string): string {
  try {
    return decodeURIComponent(header).slice(0, 300);
  } catch {
    throw new Refusal('inputInvalid', { field: 'trygg-name' });
  }
}
