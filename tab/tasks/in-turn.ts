/** Enough at a time to be quick, few enough that a browser's connections are left for others. */
const AT_ONCE = 4;

export type Failed<One> = { readonly one: One; readonly error: unknown };

/** Does it for each, a few at a time; returns those where it failed. */
export async function inTurn<One>(all: readonly One[], work: (one: One) => Promise<void>): Promise<Failed<One>[]> {
  const failed: Failed<One>[] = [];
  const left = all.values();
  const worker = async () => {
    for (const one of left) await work(one).catch((error: unknown) => failed.push({ one, error }));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return failed;
}
