import type { AttachmentSource } from '../../ports/messenger.ts';
import type { PhotoCleaner } from '../../ports/photo-cleaner.ts';
import type { Repositories } from '../../ports/store/store.ts';
import { Refusal, type RefusalCode } from '../errors.ts';
import { type CaseId, id, type PersonId, type PhotoId } from '../ids.ts';
import type { CaseDeps } from './deps.ts';
import { TYPED_LIMIT } from './start.ts';
import { post } from './tell.ts';

/** Largest file, in bytes, and most files of one message. */
export const FILE_LIMIT = 10 * 1024 * 1024;
export const FILES_LIMIT = 10;

/** What became of something held. Stands in its offer's `subject` afterwards, in the place of its id. */
export const offerOutcomes = ['added', 'dismissed'] as const;
export type OfferOutcome = (typeof offerOutcomes)[number];

/** Why something could not be kept. `type` of a file as its content tells (`image/heic`), or null. */
export type NotKept = { readonly code: RefusalCode; readonly type: string | null };

/** What came by chat and waits for a yes; kept as one envelope, its author's alone. */
export type HeldContent = {
  readonly text: string;
  /** The text was too long to keep any of it. */
  readonly textRefused: boolean;
  readonly files: readonly {
    readonly photo: PhotoId;
    readonly source: AttachmentSource;
    readonly refused: NotKept | null;
  }[];
};

export type Held = { readonly id: string; readonly author: PersonId; readonly content: HeldContent };

const contextOf = (held: string): string => `pending:${held}`;

/** Keeps something until its author says what to do with it. Nothing is cut: what is too much is refused whole. Returns its id. */
export async function hold(
  deps: Pick<CaseDeps, 'vault' | 'ids' | 'clock'>,
  kept: Repositories,
  author: PersonId,
  text: string,
  sources: readonly AttachmentSource[],
): Promise<string> {
  const held = deps.ids.random();
  const files = sources.map((source, index) => ({
    photo: id<PhotoId>(deps.ids.random()),
    source,
    refused: index < FILES_LIMIT ? null : ({ code: 'tooManyPhotos', type: null } as const),
  }));
  const textRefused = text.length > TYPED_LIMIT;
  const content: HeldContent = { text: textRefused ? '' : text, textRefused, files };
  await kept.drafts.hold({
    id: held,
    author,
    content: await deps.vault.seal(JSON.stringify(content), contextOf(held)),
    at: deps.clock.now(),
  });
  return held;
}

/** One's own held thing. Throws `draftGone`. */
export async function heldBy(
  deps: Pick<CaseDeps, 'vault'>,
  kept: Repositories,
  author: PersonId,
  held: string,
): Promise<Held> {
  const stored = await kept.drafts.held(held);
  if (!stored || stored.author !== author) throw new Refusal('draftGone');
  return {
    id: stored.id,
    author: stored.author,
    content: JSON.parse(await deps.vault.open(stored.content, contextOf(held))),
  };
}

/** Fetches and cleans what was attached, outside any transaction, then offers it to its author. Safe to run again. */
export async function fetchFiles(
  deps: CaseDeps & {
    readonly fetch: (
      source: AttachmentSource,
      limit: number,
    ) => Promise<Uint8Array | { readonly kind: 'tooLarge' | 'gone' }>;
    readonly cleaner: PhotoCleaner;
  },
  author: PersonId,
  held: string,
): Promise<void> {
  const before = await deps.store.transaction((kept) => heldBy(deps, kept, author, held));
  const files: HeldContent['files'][number][] = [];
  for (const file of before.content.files) {
    const refused = file.refused ?? (await fetchOne(deps, before, file));
    files.push({ ...file, refused });
  }
  await deps.store.transaction(async (kept) => {
    await heldBy(deps, kept, author, held);
    // A job that a kill interrupted after this runs again: what is offered is offered once.
    if ((await kept.cards.offersOf([held])).length > 0) return;
    const content: HeldContent = { ...before.content, files };
    await kept.drafts.rehold(held, await deps.vault.seal(JSON.stringify(content), contextOf(held)));
    await post(deps, kept, [{ face: 'offer', addressee: { kind: 'person', person: author }, subject: held }]);
  });
}

async function fetchOne(
  deps: Parameters<typeof fetchFiles>[0],
  held: Held,
  file: HeldContent['files'][number],
): Promise<NotKept | null> {
  const bytes = await deps.fetch(file.source, FILE_LIMIT);
  if (!(bytes instanceof Uint8Array))
    return { code: bytes.kind === 'tooLarge' ? 'fileTooLarge' : 'fileBroken', type: null };
  try {
    const clean = await deps.cleaner.clean(bytes);
    await deps.store.transaction((kept) =>
      kept.photos.hold({
        id: file.photo,
        pending: held.id,
        author: held.author,
        type: clean.type,
        bytes: clean.bytes,
        at: deps.clock.now(),
      }),
    );
    return null;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { type } = error.detail;
    return { code: error.code, type: typeof type === 'string' ? type : null };
  }
}

/** Attaches held files to a case inside the caller's transaction; their sender's name leaves the rows. */
export async function attachFiles(kept: Repositories, held: string, to: CaseId): Promise<PhotoId[]> {
  const photos = await kept.photos.attach(held, to);
  await kept.drafts.release(held);
  return photos;
}
