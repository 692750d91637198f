import { Worker } from 'node:worker_threads';
import { Refusal } from '../../core/errors.ts';

/**
 * Cleans a PDF in a thread of its own, as the work blocks, and stops it when it takes more than the given seconds or
 * lets the process grow by more than the given bytes: a document of kilobytes can unpack to gigabytes.
 * Throws `fileBroken` for one that is encrypted, damaged or takes too much.
 */
export function cleanPdf(
  bytes: Uint8Array,
  limits: { readonly seconds: number; readonly memory: number },
): Promise<Uint8Array> {
  const { promise, resolve, reject } = Promise.withResolvers<Uint8Array>();
  const start = process.memoryUsage.rss();
  const worker = new Worker(new URL('./pdf-worker.ts', import.meta.url), {
    workerData: bytes,
    execArgv: [],
    env: {},
    // Not passed on to the log: the library's warnings may quote the file.
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: Math.ceil(limits.memory / 2 ** 20) },
  });
  const refuse = (): void => reject(new Refusal('fileBroken'));
  const timer = setTimeout(refuse, limits.seconds * 1000);
  const watch = setInterval(() => {
    if (process.memoryUsage.rss() - start > limits.memory) refuse();
  }, 20);
  worker.once('message', (clean: unknown) => (clean instanceof Uint8Array ? resolve(clean) : refuse()));
  worker.once('error', refuse);
  worker.once('exit', refuse);
  return promise.finally(async () => {
    clearTimeout(timer);
    clearInterval(watch);
    await worker.terminate();
  });
}
