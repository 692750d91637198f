import { z } from 'zod';

export type ProvisionColumn = {
  readonly name: string;
  readonly displayName: string;
  readonly kind: 'text' | 'choice' | 'person' | 'date' | 'instant';
  readonly indexed: boolean;
  readonly unique?: true;
  /** Of a choice column. */
  readonly choices?: readonly string[];
};

/** A column as Graph shows it. */
export const columnsShape = z.object({
  id: z.string(),
  name: z.string(),
  displayName: z.string().nullish(),
  indexed: z.boolean().nullish(),
  enforceUniqueValues: z.boolean().nullish(),
  text: z.unknown().optional(),
  personOrGroup: z.unknown().optional(),
  choice: z.object({ choices: z.array(z.string()).nullish() }).nullish(),
  dateTime: z.object({ format: z.string().nullish() }).nullish(),
});

export function facetOf(column: z.infer<typeof columnsShape>): ProvisionColumn['kind'] | 'other' {
  if (column.choice) return 'choice';
  if (column.dateTime) return column.dateTime.format === 'dateOnly' ? 'date' : 'instant';
  if (column.personOrGroup) return 'person';
  return column.text ? 'text' : 'other';
}

/** A column as Graph takes it. Source: columnDefinition. */
export function definitionOf({ name, displayName, kind, indexed, unique, choices = [] }: ProvisionColumn) {
  return {
    name,
    displayName,
    indexed,
    ...(unique ? { enforceUniqueValues: true } : {}),
    ...facet(kind, choices),
  };
}

function facet(kind: ProvisionColumn['kind'], choices: readonly string[]) {
  switch (kind) {
    case 'text':
      return { text: { allowMultipleLines: false, maxLength: 255 } };
    case 'choice':
      return { choice: { allowTextEntry: false, choices, displayAs: 'dropDownMenu' } };
    case 'person':
      return { personOrGroup: { allowMultipleSelection: false, chooseFromType: 'peopleOnly' } };
    case 'date':
      return { dateTime: { format: 'dateOnly', displayAs: 'default' } };
    case 'instant':
      return { dateTime: { format: 'dateTime', displayAs: 'default' } };
  }
}
