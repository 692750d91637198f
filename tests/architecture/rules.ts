import type { Import, Source } from './source.ts';

/** What a folder or file may ask of others; paths from the root. The longest `where` that fits a file counts. */
export type Row = {
  readonly where: string;
  /** May import values and types of these folders and files. */
  readonly may: readonly string[];
  /** May import only types of these. */
  readonly types?: readonly string[];
  readonly packages?: readonly string[];
  /** May use what Node itself brings. */
  readonly node?: boolean;
};

const within = (path: string, place: string) => path === place || path.startsWith(`${place}/`);

/** Everything that is wrong with the file, a line each. */
export function complaints(source: Source, table: readonly Row[]): string[] {
  const { path, uses, lines } = source;
  const said: string[] = [];
  const fitting = table.filter(({ where }) => within(path, where)).sort((a, b) => b.where.length - a.where.length);
  const [row] = fitting;
  if (row) said.push(...source.imports.flatMap((found) => forbidden(found, row)));
  else said.push('stands in no row of the import table');
  if (within(path, 'bot/core')) {
    for (const use of uses) if (use !== 'process.env') said.push(`uses ${use} in core: it comes in by port`);
  }
  const readsNodeEnv = source.imports.some(({ kind, target }) => kind === 'node' && target === 'process');
  if (within(path, 'bot') && path !== 'bot/config.ts' && (uses.has('process.env') || readsNodeEnv)) {
    said.push('reads process.env: only bot/config.ts does');
  }
  if (lines > 400) said.push(`has ${lines} lines: split above 400`);
  const vague = /(?:^|[/-])(utils?|helpers?|common|services?|manager|lib)(?=[/.-]|$)/.exec(path)?.[1];
  if (vague) said.push(`is named "${vague}", which says nothing`);
  return said.map((line) => `${path} ${line}`);
}

function forbidden({ target, kind, typeOnly }: Import, row: Row): string[] {
  if (kind === 'node') return row.node ? [] : [`imports Node's ${target}: ${row.where} may not use Node`];
  if (kind === 'package') {
    return row.packages?.includes(target) ? [] : [`imports package ${target}: not in the row of ${row.where}`];
  }
  if (row.may.some((place) => within(target, place))) return [];
  if (row.types?.some((place) => within(target, place))) {
    return typeOnly ? [] : [`imports ${target}: ${row.where} may import only its types (import type)`];
  }
  return [`imports ${target}: ${row.where} may not`];
}

/** The files directly in `folder` that its index.ts, the table, does not import. */
export function missingInTable(folder: string, sources: readonly Source[]): string[] {
  const table = sources.find(({ path }) => path === `${folder}/index.ts`);
  const listed = new Set(table?.imports.filter(({ typeOnly }) => !typeOnly).map(({ target }) => target));
  const direct = sources.filter(({ path }) => path.lastIndexOf('/') === folder.length && within(path, folder));
  return direct.filter((source) => source !== table && !listed.has(source.path)).map(({ path }) => path);
}
