/** On every answer, whatever it is. */
export const always: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'permissions-policy': 'camera=(), microphone=(), geolocation=()',
};

export const onlyHttps: Readonly<Record<string, string>> = {
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
};

/** Where teams-js reads the newest list of hosts that it may trust; without it, it goes by the one it was built with. */
const teamsList = 'https://res.cdn.office.net';

/**
 * What a page may load, and who may show it in a frame: Teams' own hosts, or in local mode (null) the stage alone.
 * Styles need the nonce because Fluent UI writes style elements.
 */
export function pagePolicy(nonce: string, frames: readonly string[] | null): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    `connect-src 'self'${frames === null ? '' : ` ${teamsList}`}`,
    "frame-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    `frame-ancestors ${frames === null ? "'self'" : frames.join(' ') || "'none'"}`,
  ].join('; ');
}
