import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { LineCounter, parseDocument } from 'yaml';
import { id, type PersonId } from '../../core/ids.ts';
import type { DirectoryRules } from '../../core/organisation/directory.ts';
import type { Organisation } from '../../core/organisation/organisation.ts';
import type { Cell } from '../../core/routing/coverage.ts';
import { directoryRulesOf, organisationOf } from './build.ts';
import { coverageMessages } from './coverage-problems.ts';
import { knownIn } from './known.ts';
import { locator } from './locate.ts';
import { OrganisationFileError, type Problem } from './problem.ts';
import { fileSchema } from './schema.ts';

export { OrganisationFileError, type Problem } from './problem.ts';

/** The invented Region Halland that ships with Trygg. */
export const shippedFile = fileURLToPath(new URL('region-halland.yaml', import.meta.url));

/** The rule that refuses a routing table with a hole: `uncoveredCells` of core/routing/coverage.ts. */
export type Rules = { readonly uncoveredCells: (org: Organisation) => readonly Cell[] };

/** What only the stage of local mode needs to know: whom to show first, and who has not installed the app. */
export type Stage = { readonly people: readonly PersonId[]; readonly notInstalled: ReadonlySet<PersonId> };

export type OrganisationFile = {
  readonly organisation: Organisation;
  /** What the directory may fill in. */
  readonly directory: DirectoryRules;
  readonly stage: Stage;
};

/** Reads the text of an organisation file. Throws OrganisationFileError with every problem at once. */
export function parseOrganisation(file: string, text: string, rules: Rules): OrganisationFile {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const at = locator(document, lines);
  // Where the file is no YAML its structure is a guess, and so would be all that follows from it.
  const broken = [...document.errors, ...document.warnings].map(
    ({ pos, message }): Problem => ({ ...at.position(pos[0]), message: `This is no YAML: ${message}.` }),
  );
  if (broken.length > 0) throw new OrganisationFileError(file, broken);

  const raw: unknown = document.toJS({ maxAliasCount: -1 });
  const known = knownIn(raw);
  const problems = known.duplicates.map(
    ({ id, path, first }): Problem => ({
      ...at.value(path),
      message: `"${id}" is already the name of another, on line ${at.value(first).line}. Give this one a name of its own.`,
    }),
  );
  const read = fileSchema(known).safeParse(raw);
  for (const issue of read.error?.issues ?? []) {
    if (issue.code !== 'unrecognized_keys') problems.push({ ...at.value(issue.path), message: issue.message });
    else
      for (const key of issue.keys)
        problems.push({ ...at.key(issue.path, key), message: `"${key}" is not known here. ${issue.message}` });
  }
  if (!read.success || problems.length > 0) throw new OrganisationFileError(file, problems);

  // The stated version and what the file really held: two files that say the same version are still told apart.
  const held = createHash('sha256').update(text).digest('hex').slice(0, 8);
  const organisation = organisationOf({ ...read.data, version: `${read.data.version}+${held}` });
  const directory = directoryRulesOf(read.data);
  const holes = coverageMessages(organisation, rules.uncoveredCells(withSomeone(organisation, directory)));
  if (holes.length > 0) {
    const position = at.value(['rules']);
    throw new OrganisationFileError(
      file,
      holes.map((message) => ({ ...position, message })),
    );
  }
  const { people, notInstalled } = read.data.stage;
  return { organisation, directory, stage: { people, notInstalled: new Set(notInstalled) } };
}

/** Someone in each function that a group gives holders to: who they are is the directory's to say, when is the file's. */
function withSomeone(organisation: Organisation, { functions }: DirectoryRules): Organisation {
  const someone = id<PersonId>('someone');
  const filled = [...organisation.functions.values()].map((each) =>
    each.holders.length === 0 && functions.get(each.id)?.holders.length ? { ...each, holders: [someone] } : each,
  );
  return { ...organisation, functions: new Map(filled.map((each) => [each.id, each])) };
}

/** Reads the file and what it says for the stage. Throws OrganisationFileError, also when it cannot be opened. */
export async function readOrganisationFile(path: string, rules: Rules): Promise<OrganisationFile> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    const message = `The file cannot be read (${code}). Check its path and that Trygg may read it.`;
    throw new OrganisationFileError(path, [{ line: 1, column: 1, message }]);
  });
  return parseOrganisation(path, text, rules);
}

/** Reads the organisation alone. */
export async function readOrganisation(path: string, rules: Rules): Promise<Organisation> {
  return (await readOrganisationFile(path, rules)).organisation;
}
