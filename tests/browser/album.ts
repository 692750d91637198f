export type Album = {
  readonly themes: readonly Theme[];
  /** Pictures of something else than they should be, and why. The walk goes on, and fails at its end. */
  readonly missing: string[];
  /** Where the next pictures go: numbered, and without their look. */
  next(what: string): string;
};

export const allThemes = ['light', 'dark', 'contrast'] as const;
export type Theme = (typeof allThemes)[number];

/** The pictures of one walk, in the order that they are taken. */
export function openAlbum(folder: string, themes: readonly Theme[]): Album {
  let taken = 0;
  return {
    themes,
    missing: [],
    next(what) {
      const name = `${String(++taken).padStart(2, '0')}-${what.replaceAll(/[^\wåäö]+/gi, '-')}`;
      console.log(name);
      return `${folder}${name}`;
    },
  };
}
