import type { ProofWatch } from '../adapters/entra/expiry.ts';
import type { Warning } from '../adapters/http/server.ts';
import { words } from '../words/index.ts';

const settings = { certificate: 'BOT_CERTIFICATE_FILE', secret: 'BOT_APP_SECRET' } as const;

/** What /ready says of the app's proof of who it is. */
export function proofWarnings(watch: ProofWatch | null): readonly Warning[] {
  const found = watch?.warning();
  if (!found) return [];
  const { code, proof, on } = found;
  const message = words('sv').operations[code].replace('{setting}', settings[proof]).replace('{on}', on);
  return [{ code, on, message }];
}
