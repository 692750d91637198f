/**
 * Graph said no, and asking again will not help: rights, shapes, what is not there. `code` is Graph's own word
 * (`accessDenied`, `itemNotFound`), never its message, which may quote what was sent.
 */
export class GraphRefused extends Error {
  readonly status: number;
  readonly code: string;
  constructor(status: number, code: string) {
    super(`${status} ${code}`);
    this.name = 'GraphRefused';
    this.status = status;
    this.code = code;
  }
}

/** Whether Graph refused with one of these statuses. */
export function refusedWith(error: unknown, ...statuses: readonly number[]): error is GraphRefused {
  return error instanceof GraphRefused && statuses.includes(error.status);
}
