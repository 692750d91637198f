import { sv as terms } from '../cases/sv.ts';

/** Why something could not be done, and what to do. One for each refusal code. */
export const errorsSv = {
  errors: {
    internal: 'Något gick fel hos Trygg. Försök igen om en stund.',
    unauthenticated: 'Din inloggning har gått ut. Logga in igen.',
    network: 'Trygg svarar inte. Kontrollera nätet och försök igen.',
  },
  refusals: {
    ...terms.refusals,
    notFound: 'Det finns inte, eller så får du inte se det.',
    notAllowed: 'Du har inte rätt att göra det.',
    notYourCard: 'Kortet är någon annans.',
    openTasks: 'Ärendet har öppna uppgifter ({count}). Gör klart dem eller låt dem leva vidare utan ärendet först.',
    personalNumber: 'Texten innehåller ett personnummer eller telefonnummer. Ta bort det och försök igen.',
    inputInvalid: 'Något är ifyllt på ett sätt som inte går att spara.',
    fileTooLarge: 'Filen är för stor. Den får vara högst 25 MB.',
    fileTypeRefused:
      'Filtypen går inte att ta emot. Trygg tar emot bilder (JPEG, PNG, WebP), PDF, Word, Excel, PowerPoint, OpenDocument, text och CSV.',
    fileBroken: 'Filen går inte att läsa. Den kan vara skadad eller låst med lösenord.',
    conflict: 'Någon annan ändrade samma sak.',
    pressedBefore: 'Det är redan gjort, med andra uppgifter. Det som gäller visas.',
  },
};
