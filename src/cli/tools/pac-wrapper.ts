import type { PackageType, SolutionTool, ToolAnswer } from "./tool.ts";

interface Entry {
  readonly name: string;
  readonly required: boolean;
}

type Action = (
  parameters: Readonly<Record<"solutionZipFile" | "sourceFolder" | "solutionType", Entry>>,
  runner: object,
  host: object,
) => Promise<void>;

/**
 * Microsoft's wrapper around `pac`, if it is installed beside the project. It brings no `pac` of its
 * own, so it is used only where one is named.
 */
export async function pacWrapper(pacPath: string | undefined): Promise<SolutionTool | undefined> {
  if (pacPath === undefined) return undefined;
  const actions = await installed();
  if (!actions) return undefined;
  const run = async (
    action: Action,
    zip: string,
    folder: string,
    type: PackageType,
  ): Promise<ToolAnswer> => {
    const said: string[] = [];
    const hear = (...words: readonly string[]): void => {
      said.push(words.join(" "));
    };
    const values: Readonly<Record<string, string>> = { zip, folder, type };
    const host = {
      name: "cosell",
      getInput: ({ name }: Entry) => values[name],
      getValidInput: (name: string) => values[name],
      getWorkingDirectory: () => folder,
      getArtifactStore: () => ({ upload: async () => {} }),
    };
    const logger = { log: hear, debug: hear, info: hear, warn: hear, error: hear };
    const entry = (name: string): Entry => ({ name, required: true });
    try {
      await action(
        {
          solutionZipFile: entry("zip"),
          sourceFolder: entry("folder"),
          solutionType: entry("type"),
        },
        { workingDir: ".", runnersDir: ".", pacPath, logger, agent: "cosell" },
        host,
      );
      return { ok: true, output: said.join("\n") };
    } catch (error) {
      return { ok: false, output: [...said, String(error)].join("\n") };
    }
  };
  return {
    name: "pac",
    unpack: (zip, folder, type) => run(actions.unpackSolution, zip, folder, type),
    pack: (folder, zip, type) => run(actions.packSolution, zip, folder, type),
  };
}

async function installed(): Promise<
  { readonly unpackSolution: Action; readonly packSolution: Action } | undefined
> {
  try {
    const found = await import("@microsoft/powerplatform-cli-wrapper" as string);
    const actions = found.default ?? found;
    return typeof actions.unpackSolution === "function" &&
      typeof actions.packSolution === "function"
      ? actions
      : undefined;
  } catch {
    return undefined;
  }
}
