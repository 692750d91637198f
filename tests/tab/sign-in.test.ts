import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { claimsOf, failureOf, refusalOf, type SignInKind } from '../../tab/sign-in/failure.ts';
import { keepTokens } from '../../tab/sign-in/tokens.ts';

const tokenWith = (claims: object) => `h.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.s`;
const kindOf = (reason: string, asked = false) => failureOf(new Error(reason), asked, true).kind;

describe('what a failed getAuthToken means', () => {
  test.each<[SignInKind, string]>([
    ['consent', 'resourceRequiresConsent'],
    ['consent', 'invalid_grant: AADSTS65001: The user or administrator has not consented to use the application'],
    ['consent', 'CancelledByUser'],
    ['approval', 'AADSTS90094: An administrator must consent'],
    ['approval', 'AADSTS650056: Misconfigured application'],
    ['stepUp', 'resourceRequiresMfa'],
    ['stepUp', 'invalid_grant: AADSTS50076: you must use multi-factor authentication'],
    ['stepUp', 'tokenRevoked'],
    ['policy', 'invalid_grant: AADSTS53003: Access has been blocked'],
    ['policy', 'AADSTS530032: blocked by security policy'],
    ['notAssigned', 'AADSTS50105: not assigned to a role'],
    ['wrongAccount', 'AADSTS50020: does not exist in tenant'],
    ['cookies', 'login_required: AADSTS50058: A silent sign-in request was sent'],
    ['popup', 'FailedToOpenWindow'],
    ['network', 'Failed to fetch'],
    ['setup', 'resourceDisabled'],
    ['setup', 'App webApplicationInfo or resource not defined in manifest'],
    ['setup', 'invalid_client: AADSTS7000112: Application is disabled'],
    ['setup', 'Cannot get token. App resource defined in manifest and iframe origin do not match'],
    ['unknown', 'unknownAuthError'],
    ['unknown', ''],
  ])('%s: %s', (kind, reason) => {
    expect(kindOf(reason)).toBe(kind);
  });

  test('one number that begins another is not taken for it', () => {
    expect(kindOf('AADSTS530039: something new')).toBe('unknown');
    expect(kindOf('AADSTS500201: something new')).toBe('unknown');
  });

  test('consent that is still missing after a window is for an administrator, unless the person said no', () => {
    expect(kindOf('resourceRequiresConsent', true)).toBe('approval');
    expect(kindOf('AADSTS65004: declined to consent', true)).toBe('consent');
    expect(kindOf('CancelledByUser', true)).toBe('consent');
  });

  test('without a net it is the net, whatever else is said; what is no error at all is unknown', () => {
    expect(failureOf(new Error('resourceRequiresConsent'), false, false).kind).toBe('network');
    expect(failureOf({ some: 'object' }, false, true).kind).toBe('unknown');
  });

  test('of a reason only coined words and numbers are kept, whatever a person or a server wrote in it', () => {
    const known =
      /^(AADSTS\d{4,7}|FailedToOpenWindow|CancelledByUser|resourceRequires(Consent|Mfa)|tokenRevoked|resourceDisabled|unknownAuthError|(invalid|unauthorized|interaction|login|consent)_(resource|client|grant|required))$/i;
    fc.assert(
      fc.property(
        fc.string(),
        fc.constantFrom('', 'AADSTS50105: ', 'login_required '),
        fc.string(),
        (before, code, after) => {
          const failure = failureOf(new Error(before + code + after), false, true);
          expect(failure.code === null || known.test(failure.code)).toBe(true);
          expect(failure.message).toBe('');
        },
      ),
    );
    expect(
      failureOf(new Error("AADSTS50105: user 'Anna Svensson' anna_svensson@region.example"), false, true).code,
    ).toBe('AADSTS50105');
  });
});

describe('what a refused token means', () => {
  const tenant = '0b0b0b0b-0000-4000-8000-000000000002';
  const at = Date.parse('2026-11-22T12:00:00Z');
  const seconds = (minutes: number) => at / 1000 + minutes * 60;
  const kind = (claims: object) => refusalOf(tokenWith(claims), tenant, at).kind;
  test('another tenant, a clock that is behind or ahead, or something else', () => {
    expect(kind({ tid: 'another', nbf: seconds(-5), exp: seconds(60) })).toBe('wrongAccount');
    expect(kind({ tid: tenant, nbf: seconds(5), exp: seconds(60) })).toBe('clock');
    expect(kind({ tid: tenant, nbf: seconds(-90), exp: seconds(-5) })).toBe('clock');
    expect(kind({ tid: tenant, nbf: seconds(-5), exp: seconds(60) })).toBe('refused');
  });
  test('a token that cannot be read is no reason to break', () => {
    fc.assert(
      fc.property(fc.string(), (token) => {
        expect(claimsOf(token)).toEqual({ tid: null, nbf: null, exp: null });
      }),
    );
    expect(refusalOf('nonsense', tenant, at).kind).toBe('refused');
  });
});

describe('keeping a token', () => {
  const minute = 60_000;
  /** Tokens numbered as they are given, each good for an hour by a clock that the test moves. */
  function source(lifetime = 60 * minute) {
    const asked: boolean[] = [];
    const clock = { now: 1_000_000_000_000 };
    const tokens = keepTokens(
      async (mayOpenWindow) => {
        asked.push(mayOpenWindow);
        return tokenWith({ n: asked.length, exp: (clock.now + lifetime) / 1000 });
      },
      () => clock.now,
    );
    return { asked, clock, tokens };
  }

  test('all who wait get the same one, asked for once; also all whose token was refused', async () => {
    const { asked, tokens } = source();
    const [first, ...rest] = await Promise.all([tokens.current(), tokens.current(), tokens.current()]);
    expect(rest).toEqual([first, first]);
    expect(asked).toEqual([false]);
    const renewed = await Promise.all([tokens.renew(first), tokens.renew(first), tokens.renew(first)]);
    expect(new Set(renewed).size).toBe(1);
    expect(renewed[0]).not.toBe(first);
    // Who comes late with the old one gets the new, and asks nobody.
    expect(await tokens.renew(first)).toBe(renewed[0]);
    expect(asked).toEqual([false, false]);
  });

  test('it is asked for anew five minutes before its end, not earlier', async () => {
    const { asked, clock, tokens } = source();
    await tokens.current();
    clock.now += 54 * minute;
    await tokens.current();
    expect(asked).toHaveLength(1);
    clock.now += 2 * minute;
    await tokens.current();
    expect(asked).toHaveLength(2);
  });

  test('a clock that calls every token old makes no storm: at most one question a minute', async () => {
    const { asked, clock, tokens } = source(-60 * minute);
    for (let call = 0; call < 50; call += 1) await tokens.current();
    expect(asked).toHaveLength(1);
    clock.now += minute;
    await tokens.current();
    expect(asked).toHaveLength(2);
  });

  test('a failure is not kept, and a window is opened only after a press', async () => {
    const asked: boolean[] = [];
    const tokens = keepTokens(async (mayOpenWindow) => {
      asked.push(mayOpenWindow);
      if (!mayOpenWindow) throw new Error('resourceRequiresConsent');
      return 'good';
    });
    await expect(tokens.current()).rejects.toThrow();
    await expect(tokens.current()).rejects.toThrow();
    expect(await tokens.ask()).toBe('good');
    expect(await tokens.current()).toBe('good');
    expect(asked).toEqual([false, false, true]);
  });
});
