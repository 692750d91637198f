/** The authority gives the app no token, and will not by itself. `code` is its own (`AADSTS7000222`), without content. */
export class TokenRefused extends Error {
  readonly code: string;
  constructor(code: string) {
    super(`The authority gave no token: ${code}`);
    this.name = 'TokenRefused';
    this.code = code;
  }
}
