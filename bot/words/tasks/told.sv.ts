/** What people are told of a task in chat: its number, never what anyone wrote. */
export const toldSv = {
  summary: (number: string) => `Om uppgift ${number}`,
  summaryMany: (count: number) => `Om ${count} uppgifter`,
  title: 'Uppgifter',
  given: (number: string) => `Du ansvarar nu för ${number}.`,
  joined: (number: string) => `Du deltar nu i ${number}.`,
  mentioned: (number: string) => `Du nämns i en kommentar till ${number}.`,
  more: (count: number) => `Och ${count} till.`,
  open: (number: string) => `Öppna ${number}`,
  all: 'Visa mina uppgifter',
};
export type ToldWords = typeof toldSv;
