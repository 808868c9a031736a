import { dirname } from "node:path";
import { aboutFile, Problem } from "../problem.ts";
import { VERSION } from "../session.ts";
import type { PackageType, SolutionTool, ToolAnswer } from "./tool.ts";

/** What an action asks its host for. */
interface Entry {
  readonly name: string;
  readonly required: boolean;
}

type Action = (
  parameters: Readonly<Record<"solutionZipFile" | "sourceFolder" | "solutionType", Entry>> & {
    readonly logToConsole: boolean;
  },
  runner: object,
  host: object,
) => Promise<void>;

/** Of the package's exports what we use: `src/index.ts` of microsoft/powerplatform-cli-wrapper. */
interface Wrapper {
  readonly actions: { readonly unpackSolution: Action; readonly packSolution: Action };
}

const PACKAGE = "@microsoft/powerplatform-cli-wrapper";

/** Who calls: SolutionPackager 9.1.1.146, to which the wrapper hands it on, fails without a version. */
const AGENT = `cosell/${VERSION}`;

/** What the wrapper says of its own beside the words of `pac`: its call, and all of them once more. */
const OF_ITS_OWN = /^(?:Calling pac cli inputs|command|\w+ Action Result): /;

/**
 * Microsoft's wrapper around `pac`, if it is installed beside the command. It brings no `pac` of its
 * own. One that is installed and cannot be used is a problem.
 *
 * @param pacPath the program, or its name on the path
 */
export async function pacWrapper(pacPath: string): Promise<SolutionTool | undefined> {
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
      const line = words.join(" ");
      if (!OF_ITS_OWN.test(line)) said.push(line);
    };
    const values: Readonly<Record<string, string>> = { zip, folder, type };
    const host = {
      name: "cosell",
      getInput: ({ name }: Entry) => values[name],
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
          logToConsole: false,
        },
        { workingDir: dirname(folder), runnersDir: ".", pacPath, logger, agent: AGENT },
        host,
      );
      return { ok: true, output: said.join("\n") };
    } catch (error) {
      // Of a `pac` that failed, the error holds every word.
      const told = error instanceof Error ? error.message.trim() : String(error);
      return { ok: false, output: told || said.join("\n") };
    }
  };
  return {
    name: "pac",
    unpack: (zip, folder, type) => run(actions.unpackSolution, zip, folder, type),
    pack: (folder, zip, type) => run(actions.packSolution, zip, folder, type),
  };
}

async function installed(): Promise<Wrapper["actions"] | undefined> {
  try {
    const found = await import("@microsoft/powerplatform-cli-wrapper" as string);
    const { actions } = (found.default ?? found) as Partial<Wrapper>;
    if (actions) return actions;
    throw new Error("It exports no actions.");
  } catch (error) {
    if (isMissing(error)) return undefined;
    const reason = error instanceof Error ? error.message : String(error);
    throw new Problem(
      aboutFile(
        "verify/tool-missing",
        PACKAGE,
        `${PACKAGE} is installed, but cannot be used: ${reason}`,
        "Install it again, or remove it: pac is then called without it.",
      ),
    );
  }
}

/** Whether the package itself is not there; what it wants and lacks would be named instead. */
const isMissing = (error: unknown): boolean =>
  error instanceof Error &&
  "code" in error &&
  (error.code === "MODULE_NOT_FOUND" || error.code === "ERR_MODULE_NOT_FOUND") &&
  error.message.split("\n")[0]?.includes(PACKAGE) === true;
