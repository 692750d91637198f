import type { CaseId, PersonId, PhotoId } from '../../core/ids.ts';

export const photoTypes = ['image/png', 'image/jpeg', 'image/webp', 'application/pdf'] as const;
export type PhotoType = (typeof photoTypes)[number];

export type Photo = {
  readonly id: PhotoId;
  readonly case: CaseId;
  readonly type: PhotoType;
  /** Bytes. */
  readonly size: number;
  readonly at: Date;
};

/** Photos and documents, cleaned of metadata. Until attached they are their sender's alone. */
export type Photos = {
  /** Keeps bytes that wait for a yes, by the held thing they belong to. */
  hold(photo: {
    readonly id: PhotoId;
    readonly pending: string;
    readonly author: PersonId;
    readonly type: PhotoType;
    readonly bytes: Uint8Array;
    readonly at: Date;
  }): Promise<void>;
  /** Attaches what waits under a held thing to a case; the sender's name leaves the rows. Returns their ids. */
  attach(pending: string, to: CaseId): Promise<PhotoId[]>;
  discard(pending: string): Promise<void>;
  /** What waits under a held thing. */
  waiting(pending: string): Promise<PhotoId[]>;
  of(id: CaseId): Promise<Photo[]>;
  content(id: PhotoId): Promise<(Photo & { readonly bytes: Uint8Array }) | null>;
};
