import { expect, test } from 'vitest';
import { startingUrgency } from '../../../bot/core/routing/urgency.ts';
import { anOrganisation } from './organisations.ts';

const org = anOrganisation({
  urgencies: [
    { kind: 'theft', ongoing: 'over', urgency: 'low' },
    { kind: 'threat', ongoing: 'over', urgency: 'medium' },
    { kind: 'threat', ongoing: 'ongoing', urgency: 'acute' },
    { kind: 'theft', ongoing: 'ongoing', urgency: 'medium' },
  ],
});

test('kind and ongoing risk decide how urgent a case is to begin with', () => {
  expect(startingUrgency(org, ['theft'], 'over')).toBe('low');
  expect(startingUrgency(org, ['threat'], 'over')).toBe('medium');
  expect(startingUrgency(org, ['theft'], 'ongoing')).toBe('medium');
});

test('of several kinds the most urgent holds, in any order', () => {
  expect(startingUrgency(org, ['theft', 'threat'], 'over')).toBe('medium');
  expect(startingUrgency(org, ['threat', 'theft'], 'ongoing')).toBe('acute');
});

test('what the file does not state is high', () => {
  expect(startingUrgency(org, ['fire'], 'over')).toBe('high');
});
