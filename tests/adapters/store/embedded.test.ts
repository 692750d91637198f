import { afterAll, beforeAll, describe } from 'vitest';
import { type Engine, embeddedEngine } from '../../contracts/store/engine.ts';
import { storeContract } from '../../contracts/store/store.ts';

describe('the store on the embedded PostgreSQL keeps its promises:', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await embeddedEngine();
  });
  afterAll(() => engine.end());
  storeContract(() => engine);
});
