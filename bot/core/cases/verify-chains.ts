import type { Store } from '../../ports/store/store.ts';

export type Verification = {
  /** Names of all chains. A case's is its id; others have a prefix, such as `task:`. */
  readonly chains: readonly string[];
  /** The first event of each chain that is not as it was written, or is gone. */
  readonly broken: readonly { readonly stream: string; readonly seq: number }[];
};

const PAGE = 500;

/** What the digest last noted of each chain. */
async function notedHeads(store: Store): Promise<Map<string, { seq: number; hash: string }>> {
  const noted = new Map<string, { seq: number; hash: string }>();
  for (const event of await store.read((kept) => kept.events.of('digest'))) {
    const { heads } = event.data;
    for (const head of Array.isArray(heads) ? heads : []) {
      const [stream = '', seq, hash = ''] = String(head).split(' ');
      noted.set(stream, { seq: Number(seq), hash });
    }
  }
  return noted;
}

/** Recomputes every chain, and compares each with its head and with what the digest noted. */
export async function verifyChains(store: Store): Promise<Verification> {
  const noted = await notedHeads(store);
  const chains: string[] = [];
  const broken: { stream: string; seq: number }[] = [];
  const verify = async (stream: string) => {
    const seq = await store.read((kept) => kept.events.verify(stream, noted.get(stream)));
    if (seq !== null) broken.push({ stream, seq });
    chains.push(stream);
  };
  for (;;) {
    const page = await store.read((kept) => kept.events.streams(chains.at(-1) ?? '', PAGE));
    if (page.length === 0) break;
    for (const stream of page) await verify(stream);
  }
  // Chains of which nothing is left but the note.
  const known = new Set(chains);
  for (const stream of noted.keys()) if (!known.has(stream)) await verify(stream);
  return { chains, broken };
}
