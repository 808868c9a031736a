export type PackageType = "Managed" | "Unmanaged";

/** What a tool said about one job; `ok` is false when it failed or could not run to its end. */
export interface ToolAnswer {
  readonly ok: boolean;
  readonly output: string;
}

/** Microsoft's own unpacker and packer, whichever way it is reached. Paths are absolute. */
export interface SolutionTool {
  readonly name: string;
  readonly unpack: (zip: string, folder: string, type: PackageType) => Promise<ToolAnswer>;
  readonly pack: (folder: string, zip: string, type: PackageType) => Promise<ToolAnswer>;
}
