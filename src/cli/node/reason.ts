/** Why the system refused, in plain words. */
const REASONS: Readonly<Record<string, string>> = {
  EACCES: "access is denied",
  EDQUOT: "the disk is full",
  EEXIST: "something else has that name",
  EFBIG: "it is too long for a file there",
  EIO: "the device fails",
  EISDIR: "it is a folder",
  ENAMETOOLONG: "its name is too long",
  ENOENT: "there is no such file or folder",
  ENOSPC: "the disk is full",
  ENOTDIR: "a part of its path is a file",
  ENOTEMPTY: "a folder has that name",
  EPERM: "access is denied",
  EROFS: "the disk is read-only",
};

export const codeOf = (error: unknown): string =>
  error instanceof Error && "code" in error ? String(error.code) : "";

export const reasonOf = (error: unknown): string =>
  REASONS[codeOf(error)] ?? (error instanceof Error ? error.message : String(error));
