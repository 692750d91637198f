import type { OperationsWords } from './sv.ts';

export const en: OperationsWords = {
  proofEndsSoon:
    'The proof of who the app is ({setting}) ends on {on}. Make a new one on the app registration in Entra and change it before then: otherwise Trygg cannot send messages.',
  proofEnded:
    'The proof of who the app is ({setting}) ended on {on}. Trygg cannot send messages. Make a new one on the app registration in Entra, change it and restart.',
  directoryNever:
    'Entra ID has not answered yet. Trygg goes by the organisation file alone. Check the permissions of the app (User.Read.All, GroupMember.Read.All, Presence.Read.All) and that Graph can be reached.',
  directoryOld:
    'Entra ID has not answered for {minutes} minutes. Trygg goes by the last known answer. Check the permissions of the app and that Graph can be reached.',
};
