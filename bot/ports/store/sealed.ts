import type { CaseId, SealedHandle } from '../../core/ids.ts';
import type { Envelope } from '../vault.ts';

/** A row of the sealed part. */
export type SealedRecord = {
  readonly id: string;
  readonly handle: SealedHandle;
  readonly purpose: 'reporter' | 'identifiers';
  /** Keyed hash of the reporter, for purpose reporter. */
  readonly lookup: string | null;
  readonly content: Envelope;
  readonly at: Date;
};

export type Sealed = {
  keep(record: SealedRecord): Promise<void>;
  of(handle: SealedHandle): Promise<SealedRecord[]>;
  /** The handle under which a case keeps sealed things; a protected reporter's own, else one made at need. */
  handleOf(id: CaseId): Promise<SealedHandle | null>;
  setHandle(id: CaseId, handle: SealedHandle): Promise<void>;
};
