import { en as terms } from '../cases/en.ts';
import type { errorsSv } from './errors.sv.ts';

export const errorsEn: typeof errorsSv = {
  errors: {
    internal: 'Something went wrong in Trygg. Try again in a while.',
    unauthenticated: 'Your sign-in has ended. Sign in again.',
    network: 'Trygg does not answer. Check the network and try again.',
  },
  refusals: {
    ...terms.refusals,
    notFound: 'It does not exist, or you may not see it.',
    notAllowed: 'You do not have the right to do that.',
    notYourCard: 'The card is someone else’s.',
    openTasks: 'The case has open tasks ({count}). Finish them, or let them live on without the case, first.',
    personalNumber: 'The text holds a personal identity number or a phone number. Remove it and try again.',
    inputInvalid: 'Something is filled in in a way that cannot be saved.',
    fileTooLarge: 'The file is too large. It may be at most 25 MB.',
    fileTypeRefused:
      'Trygg does not take this kind of file. It takes pictures (JPEG, PNG, WebP), PDF, Word, Excel, PowerPoint, OpenDocument, text and CSV.',
    fileBroken: 'The file cannot be read. It may be damaged, or locked with a password.',
    conflict: 'Someone else changed the same thing.',
    pressedBefore: 'It is already done, with other inputs. What is kept is shown.',
  },
};
