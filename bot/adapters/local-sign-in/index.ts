import { jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import { id, type PersonId } from '../../core/ids.ts';
import type { Callers } from '../../ports/caller.ts';
import type { Clock } from '../../ports/clock.ts';
import type { WebRoute } from '../../ports/web.ts';
import { signingKey } from './key.ts';

/** Someone whom a person at this machine may say they are. */
export type LocalPerson = {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly roles: readonly string[];
};

export type LocalSignIn = { readonly callers: Callers; readonly routes: WebRoute[] };

export type LocalSignInOptions = {
  readonly people: () => readonly LocalPerson[];
  readonly dataDir: string | null;
  readonly clock: Clock;
};

const audience = 'trygg-local-tab';
const HOURS = 12;
const wanted = z.object({ person: z.string().max(200) });
const claimed = z.object({ sub: z.string(), name: z.string(), exp: z.number() });

/**
 * Sign-in for local mode, where whoever sits at the machine picks an invented person: a token a tab, good for
 * half a day. It proves nothing but the choice, so it is mounted in local mode only, on loopback.
 */
export async function createLocalSignIn({ people, dataDir, clock }: LocalSignInOptions): Promise<LocalSignIn> {
  const key = await signingKey(dataDir);
  const routes: WebRoute[] = [
    { method: 'GET', path: '/local/people', handle: async () => answer(200, people()) },
    {
      method: 'POST',
      path: '/local/token',
      async handle(request) {
        const given = wanted.safeParse(await request.json().catch(() => null));
        const person = given.success ? people().find((each) => each.id === given.data.person) : undefined;
        if (!person)
          return answer(404, {
            error: {
              code: 'notFound',
              message: 'There is no such person in local mode. GET /local/people lists them.',
            },
          });
        const until = Math.floor(clock.now().getTime() / 1000) + HOURS * 3600;
        const token = await new SignJWT({ name: person.name })
          .setProtectedHeader({ alg: 'HS256' })
          .setSubject(person.id)
          .setAudience(audience)
          .setExpirationTime(until)
          .sign(key);
        return answer(200, { token, until: until * 1000 });
      },
    },
  ];
  const callers: Callers = {
    async identify(bearer) {
      try {
        const { payload } = await jwtVerify(bearer, key, { algorithms: ['HS256'], audience, currentDate: clock.now() });
        const { sub, name, exp } = claimed.parse(payload);
        return { person: id<PersonId>(sub), name, roles: [], until: exp * 1000 };
      } catch {
        return null;
      }
    },
  };
  return { callers, routes };
}

function answer(status: number, body: unknown): Response {
  return Response.json(body, { status, headers: { 'cache-control': 'no-store' } });
}
