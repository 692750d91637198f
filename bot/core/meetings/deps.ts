import type { Hasher } from '../../ports/hasher.ts';
import type { CaseDeps } from '../cases/deps.ts';

/** What the use cases of a meeting need from the world; those of its minutes also a hash. */
export type MeetingDeps = CaseDeps;
export type MinutesDeps = CaseDeps & { readonly hasher: Hasher };
