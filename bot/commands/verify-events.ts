/** `npm run events:verify`: recomputes every chain of events. Ends with 1 when one does not hold. */
import { verifyChains } from '../core/cases/verify-chains.ts';
import { command } from './command.ts';

await command(async ({ store }) => {
  const { chains, broken } = await verifyChains(store);
  const kinds = new Map<string, number>();
  for (const chain of chains) {
    const kind = /^[0-9a-f-]{36}$/.test(chain) ? 'case' : (chain.split(':')[0] ?? chain);
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  }
  const counted = [...kinds].map(([kind, count]) => `${kind} ${count}`).join(', ');
  const all = `${chains.length} chains verified${counted && ` (${counted})`}`;
  if (broken.length === 0) return { said: `${all}: all hold.`, code: 0 };
  const lines = broken.map(({ stream, seq }) => `${stream} is not as it was written from event ${seq} on`);
  return { said: [...lines, `${all}: ${broken.length} broken.`].join('\n'), code: 1 };
});
