import type { z } from 'zod';
import type { CardDeps } from '../../cards/views/draw.ts';
import type { Archive } from '../../ports/archive.ts';
import type { Directory } from '../../ports/directory.ts';
import type { Documents } from '../../ports/documents.ts';
import type { Hasher } from '../../ports/hasher.ts';
import type { Messenger } from '../../ports/messenger.ts';
import type { Notifier } from '../../ports/notifier.ts';
import type { PhotoCleaner } from '../../ports/photo-cleaner.ts';

/** `notifier` and `directory` are there where there is a Graph, and `archive` with what it is filled by where it has a site too. */
export type JobDeps = CardDeps & {
  readonly messenger: Messenger;
  readonly cleaner: PhotoCleaner;
  readonly notifier?: Notifier;
  readonly directory?: Directory;
  readonly archive?: Archive;
  readonly documents?: Documents;
  readonly hasher?: Hasher;
};

/** What is done after the commit. Throws `Retryable` when trying later may help; anything else is a fault of ours, tried fewer times. */
export type JobKind = { readonly kind: string; run(deps: JobDeps, payload: unknown): Promise<void> };

/** Binds a kind to the shape of its payload (ids and numbers) and to what it does. */
export function jobKind<Shape extends z.ZodType>(
  kind: string,
  shape: Shape,
  run: (deps: JobDeps, payload: z.infer<Shape>) => Promise<void>,
): JobKind {
  return { kind, run: (deps, payload) => run(deps, shape.parse(payload)) };
}
