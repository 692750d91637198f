import { parentPort, workerData } from 'node:worker_threads';
import { strippedPdf } from './pdf-strip.ts';

/** Takes a PDF's bytes as workerData and posts the clean bytes; ends with an error for one that cannot be cleaned. */
const bytes: unknown = workerData;
if (!(bytes instanceof Uint8Array)) throw new TypeError('a PDF as bytes is expected');
parentPort?.postMessage(await strippedPdf(bytes));
