import { randomUUID } from 'node:crypto';
import type { Task, TaskChange, TaskConflict, TaskEdited, TaskList } from '../../../bot/api/contract.ts';
import { type Deed, type Meant, meant } from './deeds.ts';

export type Server = {
  readonly url: string;
  tokenOf(person: string): Promise<string>;
};

/** What a client sent under one key, and what it was answered. `refused`: a rule said no, and nothing was kept. */
export type Sent = {
  readonly by: string;
  readonly task: string;
  readonly changes: readonly TaskChange[];
  readonly comment: string | null;
  readonly answer: { readonly conflicts: readonly TaskConflict[] } | { readonly refused: string };
};

/**
 * Someone's tab: a copy of the list that hears of changes and fetches what it heard of, and edits made from that copy. Its
 * line breaks as the plan says: answers are lost, requests are cut off, and it goes off line and writes on from what it last
 * saw. Whatever got no answer is sent again under its key.
 */
export class Client {
  readonly person: string;
  readonly known = new Map<string, Task>();
  readonly sent: Sent[] = [];
  readonly #server: Server;
  readonly #name: string;
  #stream: AbortController | null = null;
  #fetching: Promise<unknown> = Promise.resolve();
  #queue: { readonly task: string; readonly changes: readonly TaskChange[]; readonly comment: string | null }[] = [];
  #count = 0;

  /** `name`: its own among all clients; one person may have several. */
  constructor(server: Server, person: string, name: string) {
    this.#server = server;
    this.person = person;
    this.#name = name;
  }

  get online(): boolean {
    return this.#stream !== null;
  }

  /** Hears of changes from now on, and fetches all that there is. What was written meanwhile is sent. */
  async connect(): Promise<void> {
    if (this.#stream) return;
    const stream = new AbortController();
    this.#stream = stream;
    const answer = await this.#ask('GET', '/api/changes', { signal: stream.signal });
    void this.#hear(answer).catch(() => {});
    await this.refresh();
    const queue = this.#queue;
    this.#queue = [];
    for (const { task, changes, comment } of queue) await this.#deliver(task, changes, comment, 'none');
  }

  disconnect(): void {
    this.#stream?.abort();
    this.#stream = null;
  }

  async refresh(): Promise<void> {
    for (const view of ['all', 'removed']) {
      const page: TaskList = await (await this.#ask('GET', `/api/tasks?view=${view}&sort=number&limit=200`)).json();
      for (const task of page.tasks) this.#see(task);
    }
  }

  /** All that was heard of has been fetched. */
  settled = (): Promise<unknown> => this.#fetching;

  async do(deed: Deed): Promise<void> {
    if (deed.what === 'line') return deed.up ? this.connect() : this.disconnect();
    const tasks = [...this.known.values()].sort((one, other) => (one.id < other.id ? -1 : 1));
    const task = tasks[deed.task % Math.max(tasks.length, 1)];
    if (!task) return;
    this.#count += 1;
    const { changes, comment }: Meant = meant(deed, task, `${this.#name}-${this.#count}`);
    if (changes.length === 0 && comment === null) return;
    if (!this.online) {
      this.#queue.push({ task: task.id, changes, comment });
      return;
    }
    const conflicts = await this.#deliver(task.id, changes, comment, deed.breaks);
    if (conflicts.length > 0 && deed.insists) await this.#deliver(task.id, conflicts.map(own), null, 'none');
  }

  async #deliver(
    task: string,
    changes: readonly TaskChange[],
    comment: string | null,
    breaks: Deed['breaks'],
  ): Promise<readonly TaskConflict[]> {
    const key = randomUUID();
    const path = comment === null ? `/api/tasks/${task}` : `/api/tasks/${task}/comments`;
    const method = comment === null ? 'PATCH' : 'POST';
    const body = JSON.stringify(comment === null ? { changes } : { text: comment });
    const send = (signal?: AbortSignal) =>
      this.#ask(method, path, { body, headers: { 'idempotency-key': key }, ...(signal ? { signal } : {}) });
    if (breaks === 'lost') await (await send()).text();
    if (breaks === 'twice') await Promise.all([send(), send()].map(async (each) => (await each).text()));
    if (breaks === 'cut') {
      const line = new AbortController();
      const cut = send(line.signal).catch(() => null);
      setImmediate(() => line.abort());
      await cut;
    }
    const answer = await send();
    if (answer.status === 422 || answer.status === 403) {
      const { error } = await answer.json();
      this.sent.push({ by: this.person, task, changes, comment, answer: { refused: error.code } });
      return [];
    }
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    const edited: TaskEdited | null = comment === null ? await answer.json() : null;
    if (edited) this.#see(edited.task);
    const conflicts = edited?.conflicts ?? [];
    this.sent.push({ by: this.person, task, changes, comment, answer: { conflicts } });
    return conflicts;
  }

  #see(task: Task): void {
    const known = this.known.get(task.id);
    if (!known || known.version <= task.version) this.known.set(task.id, task);
  }

  async #hear(answer: Response): Promise<void> {
    if (!answer.body) return;
    let rest = '';
    for await (const piece of answer.body.pipeThrough(new TextDecoderStream())) {
      const lines = (rest + piece).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        if (!line.startsWith('data: ')) continue;
        const heard = JSON.parse(line.slice(6));
        const fetch = () => (heard.noun === 'missed' ? this.refresh() : this.#fetchTask(heard));
        this.#fetching = this.#fetching.then(fetch, fetch);
      }
    }
  }

  async #fetchTask({ noun, id, version }: { noun: string; id: string; version: number }): Promise<void> {
    if (noun !== 'task' || (this.known.get(id)?.version ?? 0) >= version) return;
    this.#see(await (await this.#ask('GET', `/api/tasks/${id}`)).json());
  }

  async #ask(
    method: string,
    path: string,
    { headers = {}, ...init }: { body?: string; headers?: Record<string, string>; signal?: AbortSignal } = {},
  ): Promise<Response> {
    const authorization = `Bearer ${await this.#server.tokenOf(this.person)}`;
    return fetch(`${this.#server.url}${path}`, { method, ...init, headers: { authorization, ...headers } });
  }
}

/** One's own value all the same. */
function own(conflict: TaskConflict): TaskChange {
  if (conflict.field !== 'checklist') return { field: conflict.field, value: conflict.yours, base: conflict.base };
  return { field: conflict.field, item: conflict.item, value: conflict.yours, base: conflict.base };
}
