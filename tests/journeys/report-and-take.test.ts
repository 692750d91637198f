import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { textOf } from '../setup/chat.ts';
import { demo, startTrygg, type Trygg } from '../setup/trygg.ts';

// The nurse Nora at the emergency ward in Halmstad; Siri and Samir hold the hospital's function.
const nora = demo(1);
let trygg: Trygg;
beforeAll(async () => {
  trygg = await startTrygg();
});
afterAll(() => trygg.stop());

describe('three answers, routed, taken', () => {
  it('gives a number at once, and the function has the case', async () => {
    const chat = trygg.chat(nora);
    await chat.say('Rapportera');
    const gate = await chat.card((_card, text) => text.includes('Är du i säkerhet nu?'));
    const now = await chat.press(gate, gate.card, 'safe');
    console.log(textOf(now.card));
    const receipt = await chat.press(gate, now.card, 'submit', { kinds: 'threat', ongoing: 'over' });
    console.log(textOf(receipt.card));
    expect(textOf(receipt.card)).toMatch(/RH-\d{4}-\d{5}/);
  });
});
