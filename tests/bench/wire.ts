import { once } from 'node:events';
import { connect as connectTo } from 'node:net';

/**
 * One keep-alive HTTP connection that asks one thing at a time, on bare sockets: the load shares its cores with the
 * bots it measures, so each microsecond spent here would be missing there.
 */
export type Connection = {
  /** Sends a whole request, as bytes. Rejects when the connection breaks or the answer has no length. */
  ask(request: Buffer): Promise<Answered>;
  close(): void;
};

export type Answered = { readonly status: number; readonly body: Buffer };

const blank = Buffer.from('\r\n\r\n');

export async function connect(port: number): Promise<Connection> {
  const socket = connectTo({ port, host: '127.0.0.1', noDelay: true });
  await once(socket, 'connect');
  let waiting: { resolve(answer: Answered): void; reject(error: Error): void } | null = null;
  let seen: Buffer = Buffer.alloc(0);

  const fail = (error: Error): void => {
    waiting?.reject(error);
    waiting = null;
  };
  const read = (): void => {
    const head = seen.indexOf(blank);
    if (head < 0 || waiting === null) return;
    const headers = seen.toString('latin1', 0, head);
    const length = /\r\ncontent-length: *(\d+)/i.exec(headers)?.[1];
    if (length === undefined) {
      fail(new Error('an answer without a length'));
      return;
    }
    const end = head + blank.length + Number(length);
    if (seen.length < end) return;
    const { resolve } = waiting;
    waiting = null;
    const body = seen.subarray(head + blank.length, end);
    seen = seen.subarray(end);
    resolve({ status: Number(headers.slice(9, 12)), body });
  };
  socket.on('data', (chunk: Buffer) => {
    seen = seen.length === 0 ? chunk : Buffer.concat([seen, chunk]);
    read();
  });
  socket.on('error', fail);
  socket.on('close', () => fail(new Error('the connection was closed')));

  return {
    ask: (request) =>
      new Promise((resolve, reject) => {
        waiting = { resolve, reject };
        socket.write(request);
      }),
    close: () => socket.destroy(),
  };
}
