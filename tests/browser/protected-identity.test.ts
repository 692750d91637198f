import { expect, it } from 'vitest';
import { faultsInEveryLook } from './look.ts';
import { onStage } from './setup.ts';
import { report, type See, take, write } from './story.ts';

const world = onStage();

/** Nothing of this may stand in anything that anyone else reads. */
const telling = /Nora|Exempelsson|Sjuksköterska/i;

it('a protected reporter is asked, answers and reads the outcome, and nobody else reads a name', {
  timeout: 180_000,
}, async () => {
  const { stage } = world;
  const found: string[] = [];
  const see: See = async (what, { message }) => {
    found.push(...(await faultsInEveryLook(stage, message)).map((fault) => `${what}: ${fault}`));
  };
  /** All that the chosen person's chat and tab show, page by page. */
  const nameless = async (): Promise<void> => {
    expect(await stage.text()).not.toMatch(telling);
    for (const page of ['Uppgifter', 'Ärenden']) {
      await stage.tab().getByRole('link', { name: page, exact: true }).click();
      await stage
        .tab()
        .getByRole('heading', { name: page === 'Uppgifter' ? page : 'Kö' })
        .first()
        .waitFor();
      expect(await stage.text()).not.toMatch(telling);
    }
  };

  // A sentence begins it, sealed until the question of protected identity is answered.
  const number = await report(
    stage,
    'nora',
    { typed: 'en man hotade mig i entrén', kinds: [], protectedIdentity: true },
    see,
  );
  expect(await stage.text()).toContain('Din identitet är skyddad i ärendet.');

  let triage = await take(stage, 'siri', number);
  await triage.shows('Anmälare skyddad');
  await nameless();
  await triage.press('Visa');
  await triage.shows('en man hotade mig i entrén');
  await triage.shows('Anmälare: Anmälare skyddad');
  await triage.at.getByRole('link', { name: 'Öppna i fliken' }).click();
  await stage.tab().getByText('en man hotade mig i entrén').waitFor();
  await stage.tab().getByText('Tidslinje').waitFor();
  expect(await stage.text()).not.toMatch(telling);
  found.push(...(await faultsInEveryLook(stage, undefined, await world.tabFrame())));
  await triage.press('Tillbaka');
  const asking = { opens: 'Fråga anmälaren', field: 'Din fråga', text: 'Kände du igen honom?', sends: 'Skicka frågan' };
  await write(triage, asking);

  // The colleagues of the function have a card each, and no name either.
  await stage.become('samir');
  await (await stage.card(number)).shows('Siri Provlund har tagit ärendet.');
  await nameless();

  await stage.become('nora');
  const question = await stage.card('Du har fått en fråga i ditt ärende.');
  await question.press('Läs frågan');
  await question.shows('Den som läser svaret ser inte vem du är.');
  expect(await question.at.innerText()).not.toContain('Siri');
  await question.at.getByLabel('Ditt svar').fill('Nej, aldrig sett honom.');
  await question.change('Skicka svar');

  await stage.become('siri');
  triage = await stage.card('Anmälaren har svarat.');
  await triage.press('Visa');
  await triage.shows('Nej, aldrig sett honom.');
  await stage.tab().getByRole('link', { name: 'Ärenden', exact: true }).click();
  await nameless();
  await triage.press('Tillbaka');
  const closing = {
    opens: 'Avsluta',
    field: 'Besked till anmälaren',
    text: 'Vi har pratat med väktarna.',
    sends: 'Avsluta',
  };
  await write(triage, closing);
  await nameless();

  await stage.become('nora');
  const outcome = await stage.card('Ditt ärende är avslutat.');
  await outcome.press('Läs beskedet');
  await outcome.shows('Vi har pratat med väktarna.');
  expect(found).toEqual([]);
});
