import { timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { WebRoute } from '../../ports/web.ts';

const notifications = z.object({
  value: z.array(z.object({ clientState: z.string().nullish(), lifecycleEvent: z.string().nullish() })).max(1_000),
});

export type Told = {
  /** The secret that our subscriptions were made with. */
  readonly clientState: string;
  /** A list changed, or (`renew`) Graph will tell no more unless asked again. Graph waits 3 seconds for the answer. */
  readonly heard: (what: { readonly renew: boolean }) => Promise<void>;
};

/**
 * Where Graph tells that a list changed. It says only that something did; what, the delta says. Whoever cannot name the
 * secret of our subscriptions is answered the same, and changes nothing. Source: "Receive change notifications through webhooks".
 */
export function notificationRoute({ clientState, heard }: Told): WebRoute {
  const expected = Buffer.from(clientState);
  const ours = (given: string | null | undefined) => {
    const said = Buffer.from(given ?? '');
    return said.length === expected.length && timingSafeEqual(said, expected);
  };
  return {
    method: 'POST',
    path: '/api/graph/notifications',
    maxBodyBytes: 256 * 1024,
    async handle(request) {
      const token = new URL(request.url).searchParams.get('validationToken');
      // Graph asks whether the address is ours: its token goes back as it came, as plain text and nothing else.
      if (token !== null && token.length <= 1_000)
        return new Response(token, {
          status: 200,
          headers: { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' },
        });
      const read = notifications.safeParse(await request.json().catch(() => null));
      if (!read.success) return new Response(null, { status: 400 });
      const told = read.data.value.filter((each) => ours(each.clientState));
      if (told.length > 0) {
        const renew = told.some(
          ({ lifecycleEvent }) =>
            lifecycleEvent === 'subscriptionRemoved' || lifecycleEvent === 'reauthorizationRequired',
        );
        await heard({ renew });
      }
      return new Response(null, { status: 202 });
    },
  };
}
