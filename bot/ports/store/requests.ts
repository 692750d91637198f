import type { PersonId, RequestId, TaskId } from '../../core/ids.ts';
import type { ExternalRequest } from '../../core/requests/request.ts';

/** `press`: fingerprint of the press that made it, or null. */
export type NewRequest = Omit<ExternalRequest, 'number' | 'state'> & { readonly press: string | null };

/** What was asked of outside parties. */
export type Requests = {
  /** Gives it its number. */
  create(fresh: NewRequest): Promise<ExternalRequest>;
  byPress(creator: PersonId, press: string): Promise<ExternalRequest | null>;
  /** Held until the transaction ends. */
  lock(id: RequestId): Promise<ExternalRequest | null>;
  save(request: Pick<ExternalRequest, 'id' | 'state'>): Promise<void>;
  /** Oldest first. */
  ofTask(task: TaskId): Promise<readonly ExternalRequest[]>;
};
