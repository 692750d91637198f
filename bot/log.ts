import pino from 'pino';

/** Flat and plain: nothing that could carry a whole activity, card or row. */
export type LogFields = { readonly [key: string]: string | number | boolean | null | undefined };

/**
 * The one logger. `event` is a fixed name (`job.stuck`), never a sentence with values in it.
 * Free text, names and identities are never given; see `describe` for errors.
 */
export type Log = {
  debug(event: string, fields?: LogFields): void;
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  error(event: string, fields?: LogFields): void;
  /** A logger that adds these fields to each line. */
  with(fields: LogFields): Log;
};

/** Fields that would hold content or identity if someone logged them by mistake. */
const forbidden = [
  'authorization',
  'token',
  'secret',
  'password',
  'text',
  'body',
  'content',
  'description',
  'message',
  'summary',
  'name',
  'person',
  'personId',
  'from',
  'aadObjectId',
  'email',
  'phone',
  'conversation',
  'url',
  'query',
  'value',
  'data',
];

/** Writes JSON lines to `write`, or to standard output. */
export function createLog(level: string, write?: (line: string) => void): Log {
  const options: pino.LoggerOptions = {
    level,
    base: null,
    messageKey: 'event',
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    redact: { paths: forbidden, censor: '[redacted]' },
  };
  return wrap(write === undefined ? pino(options) : pino(options, { write }));
}

function wrap(logger: pino.Logger): Log {
  return {
    debug: (event, fields = {}) => logger.debug(fields, event),
    info: (event, fields = {}) => logger.info(fields, event),
    warn: (event, fields = {}) => logger.warn(fields, event),
    error: (event, fields = {}) => logger.error(fields, event),
    with: (fields) => wrap(logger.child(fields)),
  };
}

/**
 * What may be said of an error: its name, its code, where it was thrown. Not its message, which may quote
 * what a person wrote (a database names the failing row, a parser the text).
 */
export function describe(error: unknown): LogFields {
  if (!(error instanceof Error)) return { error: typeof error };
  const given = 'code' in error ? String(error.code) : '';
  const code = /^[\w.-]{1,60}$/.test(given) ? given : undefined;
  const stack = error.stack ?? '';
  // A message may have lines of its own that look like the stack's.
  const frames = stack
    .slice(stack.includes(error.message) ? stack.indexOf(error.message) + error.message.length : 0)
    .split('\n')
    .filter((line) => /^ {4}at .*(:\d+:\d+\)?|\(<anonymous>\))$/.test(line))
    .slice(0, 6)
    .map((line) =>
      line
        .trim()
        .replace(/^at /, '')
        .replace(/\(?file:\/\/\S*?\/(?=bot\/|node_modules\/)/, '('),
    );
  const cause = error.cause instanceof Error ? error.cause.name : undefined;
  return { error: error.name, code, cause, at: frames.join(' < ') };
}
