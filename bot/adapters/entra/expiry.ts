import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { StartupError } from '../../core/errors.ts';
import type { Log } from '../../log.ts';
import type { Proof } from './credential.ts';

/** The app's proof of who it is ends soon, or has ended. `on`: YYYY-MM-DD, UTC. */
export type ProofWarning = {
  readonly code: 'proofEndsSoon' | 'proofEnded';
  readonly proof: 'certificate' | 'secret';
  readonly on: string;
};

export type ProofWatch = {
  /** Null while there is time. */
  warning(): ProofWarning | null;
  /** Tells the log, once a day at most. */
  tell(): void;
};

const dayMs = 86_400_000;
const warnDays = 30;

/** When the proof ends; null when it does not. Throws `StartupError` for a certificate that cannot be used. */
export async function endOf(proof: Proof): Promise<Date | null> {
  if (proof.kind === 'managedIdentity') return null;
  // The day a secret ends on is its last; at what hour Entra does not show.
  if (proof.kind === 'secret') return new Date(`${proof.expires}T00:00:00Z`);
  try {
    const pem = await readFile(proof.file);
    const certificate = new X509Certificate(pem);
    if (!certificate.checkPrivateKey(createPrivateKey(pem))) throw new Error('the key is another one');
    return certificate.validToDate;
  } catch {
    throw new StartupError(
      'BOT_CERTIFICATE_FILE cannot be used. Give the path of a PEM file that holds both the certificate and its private key, readable by this process.',
    );
  }
}

export function watchProof(options: {
  readonly proof: Proof['kind'];
  readonly end: Date | null;
  readonly now: () => Date;
  readonly log: Log;
}): ProofWatch {
  const { proof, end, now, log } = options;
  let told = Number.NEGATIVE_INFINITY;
  const warning = (): ProofWarning | null => {
    if (end === null || proof === 'managedIdentity') return null;
    const left = end.getTime() - now().getTime();
    if (left > warnDays * dayMs) return null;
    return { code: left > 0 ? 'proofEndsSoon' : 'proofEnded', proof, on: end.toISOString().slice(0, 10) };
  };
  return {
    warning,
    tell() {
      const found = warning();
      if (found === null || now().getTime() - told < dayMs) return;
      told = now().getTime();
      const { code, ...fields } = found;
      log[code === 'proofEnded' ? 'error' : 'warn'](`entra.${code}`, fields);
    },
  };
}
