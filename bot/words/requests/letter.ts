import { sv } from './sv.ts';

/** All that a letter says, as people read it. */
export type Letter = {
  readonly number: string;
  readonly party: string;
  readonly organisation: string;
  readonly place: string;
  readonly measure: string;
  readonly object: string;
  readonly count: number;
  /** YYYY-MM-DD */
  readonly dueDate: string;
};

/** The letter to a Swedish company, in Swedish whoever sends it: plain text, a line a fact. */
export function letterOf({ number, party, organisation, place, measure, object, count, dueDate }: Letter): {
  readonly subject: string;
  readonly text: string;
} {
  const what = `${measure} ${object}`;
  const lines = [
    `Begäran: ${number}`,
    `Till: ${party}`,
    `Från: ${organisation}`,
    `Plats: ${place}`,
    `Åtgärd: ${what}`,
    `Antal: ${count}`,
    `Klart senast: ${dueDate}`,
    '',
    `Bekräfta att ni har fått begäran och säg till när den är klar. Skriv numret ${number} i svaret.`,
    'Skriv inga personuppgifter i svaret.',
    '',
  ];
  return { subject: `Begäran ${number}: ${what}, ${place}`, text: lines.join('\n') };
}

/** The words of the letter, which is Swedish. */
export const letterWords = sv;
