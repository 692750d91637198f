import { existsSync, readFileSync } from 'node:fs';
import { AppManifestUtils } from '@microsoft/app-manifest';
import { Ajv } from 'ajv';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { activityTypes } from '../../bot/adapters/graph/activity-types.ts';
import { calls } from '../../bot/adapters/graph/calls.ts';
import { commandIn } from '../../bot/cards/chat/commands.ts';
import { REPORT_MESSAGE } from '../../bot/cards/chat/from-message.ts';
import { activityWords } from '../../bot/words/activities/index.ts';
import { words } from '../../bot/words/index.ts';
import { problemsIn } from '../../manifest/check.ts';
import { fill, Unfilled } from '../../manifest/fill.ts';
import { demandFit, pack, Unfit } from '../../manifest/package.ts';
import { entityOf } from '../../tab/link.ts';
import { startTrygg, type Trygg } from '../setup/trygg.ts';
import { english, environment, files, manifest, with_ } from './package.ts';

const official = new URL('../../../shared/contracts/teams-manifest-v1.25.schema.json', import.meta.url);
const pngOf = (side: number, background: { r: number; g: number; b: number; alpha: number }) =>
  sharp({ create: { width: side, height: side, channels: 4, background } })
    .png()
    .toBuffer();
const white = { r: 255, g: 255, b: 255 };
const teal = { r: 27, g: 75, b: 90 };
const pictures = {
  large: await pngOf(48, { ...white, alpha: 0.5 }),
  glass: await pngOf(192, { ...teal, alpha: 0.5 }),
  solid: await pngOf(32, { ...white, alpha: 1 }),
  coloured: await pngOf(32, { ...teal, alpha: 0.5 }),
  empty: await pngOf(32, { ...white, alpha: 0 }),
};

describe('the package', () => {
  it('is one that Teams takes, by Microsoft’s own check and by ours', async () => {
    await demandFit(files);
  });

  it.skipIf(!existsSync(official))(
    'fits the official schema beside the project, and what does not fit is refused',
    async () => {
      const schema = JSON.parse(readFileSync(official, 'utf8'));
      const check = (json: object) => AppManifestUtils.validateAgainstSchema(Object(json), schema);
      const whole = JSON.parse(new TextDecoder().decode(files.get('manifest.json')));
      expect(await check(whole)).toEqual([]);
      expect(await check({ ...whole, id: 'x' })).not.toEqual([]);
      expect(await check({ ...whole, unheardOf: true })).not.toEqual([]);
    },
  );

  it('has English words that fit the official schema of translations', () => {
    const schema = JSON.parse(
      readFileSync(
        new URL(
          '../../node_modules/@microsoft/app-manifest/build/json-schemas/teams/v1.25/MicrosoftTeams.Localization.schema.json',
          import.meta.url,
        ),
        'utf8',
      ),
    );
    delete schema.$schema;
    // Its patterns are not ones that a Unicode expression may hold.
    const validate = new Ajv({ strict: false, unicodeRegExp: false, validateFormats: false }).compile(schema);
    expect(validate(english) ? [] : validate.errors).toEqual([]);
    expect(validate({ ...english, 'staticTabs[0].title': 'x' })).toBe(false);
  });

  it('is the same bytes each time, and holds what it names, at the top', () => {
    expect(Buffer.from(pack(files)).equals(Buffer.from(pack(new Map([...files].reverse()))))).toBe(true);
    expect([...files.keys()].sort()).toEqual(['color.png', 'en.json', 'manifest.json', 'outline.png']);
  });

  it('has the version of the product', () => {
    const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
    expect(manifest.version).toBe(version);
  });
});

describe('what it says is what the product does', () => {
  it('its commands are words that the bot understands, the same in both languages', () => {
    const [sv, en] = [words('sv').report.help, words('en').report.help];
    const listed = manifest.bots[0]?.commandLists[0]?.commands.map(({ title }) => title);
    expect(listed).toEqual([sv.report, sv.mine, sv.queue, 'Hjälp']);
    const translated = [0, 1, 2, 3].map((at) => english[`bots[0].commandLists[0].commands[${at}].title`] ?? '');
    expect(translated).toEqual([en.report, en.mine, en.queue, 'Help']);
    expect(listed?.map(commandIn)).toEqual(['report', 'mine', 'queue', 'help']);
    expect(translated.map(commandIn)).toEqual(['report', 'mine', 'queue', 'help']);
  });

  it('its message action is the one that the bot answers, under the same name', () => {
    const [action] = manifest.composeExtensions[0]?.commands ?? [];
    expect(action).toMatchObject({ id: REPORT_MESSAGE, type: 'action', context: ['message'], fetchTask: true });
    expect(action?.title).toBe(words('sv').report.dialog.title);
    expect(english['composeExtensions[0].commands[0].title']).toBe(words('en').report.dialog.title);
  });

  it('its activity types and their words are those that the bot sends', () => {
    const types = manifest.activities.activityTypes;
    expect(types.map(({ type }) => type).sort()).toEqual(Object.keys(activityTypes).sort());
    for (const [at, { type, description, templateText }] of types.entries()) {
      const sv = Object.entries(activityWords.sv).find(([name]) => name === type)?.[1];
      const en = Object.entries(activityWords.en).find(([name]) => name === type)?.[1];
      expect({ description, template: templateText }).toEqual(sv);
      expect(english[`activities.activityTypes[${at}].description`]).toBe(en?.description);
      expect(english[`activities.activityTypes[${at}].templateText`]).toBe(en?.template);
    }
  });

  it('its tabs are those that links lead to', () => {
    for (const { entityId, contentUrl } of manifest.staticTabs)
      expect(entityOf(new URL(contentUrl).hash)).toBe(entityId);
    expect(manifest.staticTabs.map(({ entityId }) => entityId)).toEqual(['tasks', 'cases']);
  });

  it('asks for the permissions that belong to a resource, and that is what the bot calls by', () => {
    const asked: unknown = manifest.authorization;
    const byResource = calls.flatMap(({ permission }) => (permission === 'TeamsActivity.Send.User' ? permission : []));
    expect(JSON.stringify(asked)).toContain(`"${byResource[0]}"`);
    // The tab alone uses the other one, through Teams: to show a meeting on its stage.
    expect(JSON.stringify(asked).match(/"name":"[^"]*"/g)).toEqual([
      `"name":"${byResource[0]}"`,
      '"name":"MeetingStage.Write.Chat"',
    ]);
  });

  describe('on a running server', () => {
    let trygg: Trygg;
    beforeAll(async () => {
      trygg = await startTrygg();
    });
    afterAll(() => trygg.stop());

    it('every address of a tab is one that it answers', async () => {
      const addresses = [
        ...manifest.staticTabs.flatMap(({ contentUrl, websiteUrl }) => [contentUrl, websiteUrl ?? contentUrl]),
        ...manifest.configurableTabs.map(({ configurationUrl }) => configurationUrl),
      ];
      expect(addresses.length).toBeGreaterThan(4);
      for (const address of addresses) {
        const { pathname } = new URL(address);
        const answer = await fetch(trygg.url + pathname);
        expect([address, answer.status]).toEqual([address, 200]);
        expect(answer.headers.get('content-type')).toContain('text/html');
      }
    });
  });
});

describe('settings', () => {
  const template = new TextDecoder().decode(readFileSync(new URL('../../manifest/manifest.json', import.meta.url)));
  it.each(Object.keys(environment))('without %s it is not made, and the message says so with a remedy', (name) => {
    const without = Object.fromEntries(Object.entries(environment).filter(([each]) => each !== name));
    expect(() => fill(template, without)).toThrow(new RegExp(`^ {2}${name} is missing: .{10,}`, 'm'));
  });

  it('that are wrong are all named at once, each with a remedy', () => {
    const wrong = {
      ...environment,
      PUBLIC_URL: 'http://127.0.0.1:3978',
      TEAMS_APP_ID: 'x',
      PRIVACY_URL: 'http://a.example',
    };
    const complain = () => fill(template, wrong);
    expect(complain).toThrow(Unfilled);
    for (const name of ['PUBLIC_URL', 'TEAMS_APP_ID', 'PRIVACY_URL'])
      expect(complain).toThrow(`${name} cannot be used`);
  });

  it.each(['https://*.region.example', 'https://trygg.region.example:8443', 'https://localhost'])(
    'an address such as %s, which Teams would not match, is refused',
    (address) => {
      expect(() => fill(template, { ...environment, PUBLIC_URL: address })).toThrow('PUBLIC_URL cannot be used');
    },
  );

  it('the toolkit’s own names serve as well', () => {
    const { BOT_APP_ID, PUBLIC_URL: _, ...rest } = environment;
    const named = { ...rest, AAD_APP_CLIENT_ID: BOT_APP_ID, BOT_DOMAIN: 'trygg.region.example' };
    expect(fill(template, named)).toBe(fill(template, environment));
  });

  it('a value cannot break out of where it stands', () => {
    const filled = JSON.parse(fill(template, { ...environment, DEVELOPER_NAME: 'A", "id": "x\\' }));
    expect(filled.developer.name).toBe('A", "id": "x\\');
    expect(filled.id).toBe(environment.TEAMS_APP_ID);
  });
});

type Change = Parameters<typeof with_>[1];
describe('our own checks refuse', () => {
  it.each<[string, string, Change, string]>([
    ['a missing icon', 'color.png', null, 'there is no file color.png'],
    ['an icon of another size', 'outline.png', pictures.large, '48 by 48'],
    ['an icon that is no picture', 'color.png', Buffer.from('<svg/>'), 'not a PNG'],
    ['a transparent colour icon', 'color.png', pictures.glass, 'transparent in places'],
    ['an outline on a ground', 'outline.png', pictures.solid, 'no transparent ground'],
    ['an outline in colour', 'outline.png', pictures.coloured, 'other colours than white'],
    ['an outline of nothing', 'outline.png', pictures.empty, 'shows nothing'],
    ['a wildcard domain', 'manifest.json', { validDomains: ['*.example', 'trygg.region.example'] }, 'not yours'],
    ['a domain with a scheme', 'manifest.json', { validDomains: ['https://trygg.region.example'] }, 'host name alone'],
    ['a tab elsewhere', 'manifest.json', { validDomains: ['other.example'] }, 'not an https address of a host'],
    ['a language that is not there', 'en.json', null, 'en.json is missing'],
    ['a sentence without translation', 'en.json', { 'name.full': undefined }, 'no words for name.full'],
    ['a translation of nothing', 'en.json', { 'staticTabs[7].name': 'x' }, 'translates staticTabs[7].name'],
    ['a translation that is too long', 'en.json', { 'name.short': 'x'.repeat(31) }, '30 is most'],
    [
      'a translated activity that forgets its number',
      'en.json',
      { 'activities.activityTypes[0].templateText': 'A case waits' },
      'must take {number}',
    ],
    [
      'an activity that is too long',
      'manifest.json',
      { activities: activities('x', 'y'.repeat(129)) },
      'longer than 128',
    ],
    ['a type that is too long', 'manifest.json', { activities: activities('x'.repeat(65), 'y') }, 'longer than 64'],
    ['Teams’ own type', 'manifest.json', { activities: activities('systemDefault', 'y') }, 'systemDefault'],
    [
      'a type twice',
      'manifest.json',
      { activities: { activityTypes: [...activities('a', 'y').activityTypes, ...activities('a', 'y').activityTypes] } },
      'stands twice',
    ],
    [
      'a resource of another app',
      'manifest.json',
      { webApplicationInfo: { id: environment.BOT_APP_ID, resource: 'api://x/y' } },
      'webApplicationInfo.resource must be',
    ],
    [
      'a bot of another registration',
      'manifest.json',
      { webApplicationInfo: { id: environment.TEAMS_APP_ID, resource: 'api://trygg.region.example/x' } },
      'another than webApplicationInfo.id',
    ],
    ['a schema of another version', 'manifest.json', { manifestVersion: '1.17' }, 'another manifestVersion'],
    ['something not filled in', 'manifest.json', { accentColor: `$\{{COLOUR}}` }, 'not filled in'],
    ['no manifest', 'manifest.json', null, 'expected'],
  ])('%s', async (_what, name, change, complaint) => {
    const broken = with_(name, change);
    expect((await problemsIn(broken)).join('\n')).toContain(complaint);
    await expect(demandFit(broken)).rejects.toThrow();
  });

  it('and everything at once, in one message', async () => {
    const broken = with_('manifest.json', { validDomains: ['*'], id: 'x' });
    await expect(demandFit(broken)).rejects.toThrow(Unfit);
    await expect(demandFit(broken)).rejects.toThrow(/\/id[\s\S]*not yours/);
  });
});

function activities(type: string, templateText: string) {
  return { activityTypes: [{ type, description: 'x', templateText }] };
}
