import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localTenantId } from '../../bot/adapters/local/people.ts';
import { localGraph } from '../../bot/compose/graph.ts';
import { type Graph, startGraph } from '../graph-double/index.ts';
import { nora, siri } from '../journeys/story.ts';
import { startTrygg, type Trygg } from '../setup/trygg.ts';
import { allRows, type Row, tieBetween } from './leaks/rows.ts';
import { markers, type Story, wholeStory } from './leaks/story.ts';

/*
 * Invariant 6 where Graph says who people are: what is asked of it, kept of it and logged of it tells no more of a
 * protected reporter than before, and Graph hears nothing of the case.
 */
describe('when a nurse whom Graph knows reports with protected identity', () => {
  let trygg: Trygg;
  let graph: Graph;
  let story: Story;
  let rows: Row[];
  beforeAll(async () => {
    graph = await startGraph({ tenant: localGraph.tenant, app: { id: localGraph.appId, secret: localGraph.secret } });
    graph.person({ id: siri, displayName: 'Siri Provlund' });
    graph.person({ id: nora, displayName: 'Nora Exempelsson', department: 'Akuten', manager: siri });
    trygg = await startTrygg({ LOG_LEVEL: 'debug', GRAPH_URL: graph.url });
    story = await wholeStory(trygg, nora);
    trygg.clock.advance(26 * 3_600_000);
    await trygg.settled();
    rows = await allRows(trygg.pool);
  }, 300_000);
  afterAll(async () => {
    await trygg.stop();
    expect(graph.breaches).toEqual([]);
    await graph.stop();
  });

  it('she was looked up, and what is kept of that holds nothing of the case', () => {
    const kept = rows.filter(({ table }) => table.startsWith('directory_'));
    expect(kept.some(({ text }) => text.includes(nora) && text.includes('Exempelsson'))).toBe(true);
    const text = kept.map((row) => row.text).join('\n');
    for (const word of [story.id, story.number, story.handle, ...Object.values(markers)])
      expect(text).not.toContain(word);
  });

  it('no row outside the sealed part ties her to the case, her manager’s row apart, which says who she is and no more', () => {
    const open = rows.filter(({ table }) => table !== 'sealed' && table !== 'directory_person');
    for (const { text, table } of rows.filter((row) => row.table !== 'sealed')) {
      const both = text.includes(nora) && [story.id, story.number, story.handle].some((id) => text.includes(id));
      expect(both, table).toBe(false);
    }
    for (const to of [story.id, story.handle]) expect(tieBetween(open, nora, to, [localTenantId])).toBeNull();
  });

  it('no line of the log and no job holds who she is', () => {
    const jobs = rows.filter(({ table }) => table === 'job').map(({ text }) => text);
    expect(jobs.some((text) => text.includes('profile'))).toBe(true);
    for (const said of [trygg.log.join(''), jobs.join('\n')])
      for (const word of [nora, 'Exempelsson', ...Object.values(markers)]) expect(said).not.toContain(word);
  });
});
