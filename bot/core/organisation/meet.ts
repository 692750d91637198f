import type { Repositories } from '../../ports/store/store.ts';
import type { PersonId } from '../ids.ts';
import type { Organisation } from './organisation.ts';

/**
 * Someone was met for the first time: who they are is asked of the directory after the commit, never before the answer.
 * Does nothing where there is no directory. What is not known yet leaves its field empty.
 */
export async function meet(organisation: Organisation, kept: Repositories, person: PersonId): Promise<void> {
  if (organisation.directory === null) return;
  if (await kept.directory.want(person)) await kept.jobs.enqueue([{ kind: 'profile', payload: {} }]);
}
