import { z } from 'zod';

/** The parts of a filled manifest that our own checks read; its official schema sees to the rest. */
const strings = z.object({ title: z.string(), description: z.string().optional() });

export const manifestShape = z.looseObject({
  $schema: z.string(),
  manifestVersion: z.string(),
  version: z.string(),
  localizationInfo: z.object({
    defaultLanguageTag: z.string(),
    additionalLanguages: z.array(z.object({ languageTag: z.string(), file: z.string() })),
  }),
  name: z.object({ short: z.string(), full: z.string().optional() }),
  description: z.object({ short: z.string(), full: z.string() }),
  icons: z.object({ color: z.string(), outline: z.string() }),
  bots: z.array(
    z.looseObject({ botId: z.string(), commandLists: z.array(z.looseObject({ commands: z.array(strings) })) }),
  ),
  composeExtensions: z.array(
    z.looseObject({ botId: z.string(), commands: z.array(z.looseObject({ id: z.string(), ...strings.shape })) }),
  ),
  staticTabs: z.array(
    z.looseObject({
      entityId: z.string(),
      name: z.string(),
      contentUrl: z.string(),
      websiteUrl: z.string().optional(),
    }),
  ),
  configurableTabs: z.array(z.looseObject({ configurationUrl: z.string() })),
  activities: z.object({
    activityTypes: z.array(z.object({ type: z.string(), description: z.string(), templateText: z.string() })),
  }),
  validDomains: z.array(z.string()),
  webApplicationInfo: z.object({ id: z.string(), resource: z.string() }),
});

export type Manifest = z.infer<typeof manifestShape>;
