/** `npm run jobs -- list | redrive [id ...]`: what is stuck, what only an administrator can mend, and how it is tried again. */
import { troubleWarnings } from '../compose.ts';
import type { StuckJob } from '../ports/store/jobs.ts';
import { command } from './command.ts';

const SHOWN = 100;
const usage =
  'npm run jobs -- list            shows the jobs that are stuck\nnpm run jobs -- redrive [id ...]  tries them again: all, or these';

const line = ({ id, kind, payload, attempt, error, stuckAt }: StuckJob): string =>
  [`#${id}`, kind, JSON.stringify(payload), `${attempt} tries`, error, `since ${stuckAt.toISOString()}`].join('  ');

await command(async ({ store, clock }, [verb, ...ids]) => {
  if (verb === 'list' && ids.length === 0) {
    const { stuck, counts } = await store.read(async ({ jobs }) => ({
      stuck: await jobs.stuck(SHOWN),
      counts: await jobs.counts(),
    }));
    const state = `${counts.stuck} stuck, ${counts.ready} waiting, ${counts.running} running.`;
    const how = counts.stuck > 0 ? ['Try them again: npm run jobs -- redrive [id ...]'] : [];
    const troubles = (await troubleWarnings(store)).map(({ on, message }) => `since ${on}  ${message}`);
    return { said: [...troubles, ...stuck.map(line), state, ...how].join('\n'), code: 0 };
  }
  const numbers = ids.map((id) => id.replace(/^#/, ''));
  if (verb !== 'redrive' || !numbers.every((id) => /^\d{1,18}$/.test(id))) return { said: usage, code: 1 };
  const count = await store.transaction(({ jobs }) => jobs.redrive(numbers.length > 0 ? numbers : null, clock.now()));
  const missed = numbers.length > count ? ` ${numbers.length - count} of those named are not stuck.` : '';
  return { said: `${count} due again; a running Trygg takes them up within seconds.${missed}`, code: missed ? 1 : 0 };
});
