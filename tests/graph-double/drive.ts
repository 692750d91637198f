/** A file or folder of a library; the path is the key, such as `Protokoll/a.md`. */
export type DriveFile = { readonly id: string; readonly name: string };
