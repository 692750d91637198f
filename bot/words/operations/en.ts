import type { OperationsWords } from './sv.ts';

export const en: OperationsWords = {
  proofEndsSoon:
    'The proof of who the app is ({setting}) ends on {on}. Make a new one on the app registration in Entra and change it before then: otherwise Trygg cannot send messages.',
  proofEnded:
    'The proof of who the app is ({setting}) ended on {on}. Trygg cannot send messages. Make a new one on the app registration in Entra, change it and restart.',
};
