import type { Manifest } from './shape.ts';

/** Everything in a manifest that a person reads, under the key of its translation. Source: the localisation schema 1.25. */
export function readable(manifest: Manifest): Map<string, { readonly text: string; readonly limit: number }> {
  const found = new Map<string, { text: string; limit: number }>();
  const say = (key: string, text: string | undefined, limit: number) => {
    if (text !== undefined) found.set(key, { text, limit });
  };
  say('name.short', manifest.name.short, 30);
  say('name.full', manifest.name.full, 100);
  say('description.short', manifest.description.short, 80);
  say('description.full', manifest.description.full, 4000);
  for (const [b, bot] of manifest.bots.entries())
    for (const [l, { commands }] of bot.commandLists.entries())
      for (const [c, command] of commands.entries()) {
        say(`bots[${b}].commandLists[${l}].commands[${c}].title`, command.title, 32);
        say(`bots[${b}].commandLists[${l}].commands[${c}].description`, command.description, 128);
      }
  for (const [e, { commands }] of manifest.composeExtensions.entries())
    for (const [c, command] of commands.entries()) {
      say(`composeExtensions[${e}].commands[${c}].title`, command.title, 32);
      say(`composeExtensions[${e}].commands[${c}].description`, command.description, 128);
    }
  for (const [t, tab] of manifest.staticTabs.entries()) say(`staticTabs[${t}].name`, tab.name, 128);
  for (const [a, activity] of manifest.activities.activityTypes.entries()) {
    say(`activities.activityTypes[${a}].description`, activity.description, 128);
    say(`activities.activityTypes[${a}].templateText`, activity.templateText, 128);
  }
  return found;
}

/** What `{…}` a template takes, in no order. */
const slots = (text: string): string =>
  [...text.matchAll(/\{(\w+)\}/g)]
    .map(([slot]) => slot)
    .sort()
    .join();

/** What is wrong with one language's translations; empty when they are whole. */
export function translationProblems(
  manifest: Manifest,
  file: string,
  translated: Readonly<Record<string, unknown>>,
): string[] {
  const wanted = readable(manifest);
  const problems: string[] = [];
  for (const [key, { text, limit }] of wanted) {
    const value = translated[key];
    if (typeof value !== 'string' || value.trim() === '') problems.push(`${file} has no words for ${key}.`);
    else if (value.length > limit)
      problems.push(`${file}: ${key} is ${value.length} characters, and ${limit} is most.`);
    else if (slots(value) !== slots(text)) problems.push(`${file}: ${key} must take ${slots(text) || 'no values'}.`);
  }
  for (const key of Object.keys(translated))
    if (key !== '$schema' && !wanted.has(key)) problems.push(`${file} translates ${key}, which the manifest has not.`);
  return problems;
}
