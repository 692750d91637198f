/** One thing to mend in the organisation file; line and column count from 1. */
export type Problem = { readonly line: number; readonly column: number; readonly message: string };

/** The file is refused whole. The message lists every problem as `file:line:column message`, in the order of the file. */
export class OrganisationFileError extends Error {
  readonly file: string;
  readonly problems: readonly Problem[];

  constructor(file: string, problems: readonly Problem[]) {
    const sorted = [...problems].sort((a, b) => a.line - b.line || a.column - b.column);
    const lines = sorted.map(({ line, column, message }) => `${file}:${line}:${column} ${message}`);
    super(`The organisation file is refused:\n${lines.join('\n')}`);
    this.name = 'OrganisationFileError';
    this.file = file;
    this.problems = sorted;
  }
}
