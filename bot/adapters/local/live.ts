import type { Message } from './records.ts';

/** What the page is told as it happens. After a break it fetches everything again, so nothing is numbered. */
export type LiveEvent =
  | { type: 'message'; message: Message; unread: number; isNew: boolean }
  | { type: 'removed'; conversationId: string; id: string }
  | { type: 'typing'; conversationId: string }
  | { type: 'overview' };

export type Live = ReturnType<typeof createLive>;

const heartbeatMs = 15_000;
const mostUnread = 500;

export function createLive() {
  const watchers = new Set<ReadableStreamDefaultController<Uint8Array>>();
  const encoder = new TextEncoder();
  const end = (watcher: ReadableStreamDefaultController<Uint8Array>) => {
    watchers.delete(watcher);
    try {
      watcher.close();
    } catch {
      // Already closed from the other side.
    }
  };
  const send = (text: string) => {
    for (const watcher of watchers) {
      // One that does not read is let go; it connects again and fetches everything.
      if ((watcher.desiredSize ?? -Infinity) < -mostUnread) end(watcher);
      else watcher.enqueue(encoder.encode(text));
    }
  };
  const heartbeat = setInterval(() => send(': still here\n\n'), heartbeatMs);
  heartbeat.unref();

  return {
    tell: (event: LiveEvent) => send(`data: ${JSON.stringify(event)}\n\n`),
    watch(): Response {
      let own: ReadableStreamDefaultController<Uint8Array> | undefined;
      const body = new ReadableStream<Uint8Array>({
        start(controller) {
          own = controller;
          watchers.add(controller);
          controller.enqueue(encoder.encode('retry: 1000\n\n'));
        },
        cancel() {
          if (own !== undefined) watchers.delete(own);
        },
      });
      return new Response(body, {
        headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' },
      });
    },
    stop() {
      clearInterval(heartbeat);
      for (const watcher of watchers) end(watcher);
    },
  };
}
