import { isJsonObject, type Json } from "#foundation";
import { jsonOfTemplate, type Template } from "#wdl";

/** What `runtimeConfiguration` and `operationOptions` say of an action or trigger (flow-language.md §5). */
export interface Settings {
  readonly secureInputs: boolean;
  readonly secureOutputs: boolean;
  /** Iterations of a Foreach at a time. */
  readonly repetitions: number | undefined;
  /** Runs of a trigger at a time, and how many more may wait. */
  readonly runs: number | undefined;
  readonly waitingRuns: number | undefined;
  /** Name of the static result to give instead of acting. */
  readonly staticResult: string | undefined;
  /** Rows to fetch page by page. */
  readonly minimumItems: number | undefined;
  /** In lower case. */
  readonly options: ReadonlySet<string>;
}

const NO_OPTIONS: ReadonlySet<string> = new Set();

const NOTHING: Settings = {
  secureInputs: false,
  secureOutputs: false,
  repetitions: undefined,
  runs: undefined,
  waitingRuns: undefined,
  staticResult: undefined,
  minimumItems: undefined,
  options: NO_OPTIONS,
};

export function settingsOf(said: {
  readonly runtimeConfiguration?: Template;
  readonly operationOptions?: string;
}): Settings {
  const { runtimeConfiguration, operationOptions } = said;
  if (runtimeConfiguration === undefined && operationOptions === undefined) return NOTHING;
  const json = runtimeConfiguration ? jsonOfTemplate(runtimeConfiguration) : null;
  const secured = at(json, "secureData", "properties");
  const secures = (name: string): boolean => Array.isArray(secured) && secured.includes(name);
  const options = new Set(
    (operationOptions ?? "").split(",").flatMap((option) => option.trim().toLowerCase() || []),
  );
  const result = at(json, "staticResult");
  const name = at(result, "name");
  const enabled = at(result, "staticResultOptions");
  return {
    secureInputs: secures("inputs"),
    secureOutputs: secures("outputs"),
    repetitions: options.has("sequential") ? 1 : count(at(json, "concurrency", "repetitions")),
    runs: options.has("singleinstance") ? 1 : count(at(json, "concurrency", "runs")),
    waitingRuns: count(at(json, "concurrency", "maximumWaitingRuns")),
    staticResult:
      typeof name === "string" && String(enabled).toLowerCase() === "enabled" ? name : undefined,
    minimumItems: count(at(json, "paginationPolicy", "minimumItemCount")),
    options,
  };
}

function at(json: Json | undefined, ...path: readonly string[]): Json | undefined {
  let found: Json | undefined = json;
  for (const key of path) found = isJsonObject(found) ? found.get(key) : undefined;
  return found;
}

const count = (value: Json | undefined): number | undefined =>
  typeof value === "bigint" && value > 0n ? Number(value) : undefined;
