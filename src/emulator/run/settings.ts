import { isJsonObject, type Json } from "#foundation";
import { jsonOfTemplate, type Template } from "#wdl";

/** What `runtimeConfiguration` and `operationOptions` say of an action or trigger (flow-language.md §5). */
export interface Settings {
  /** `inputs`, `outputs`: hidden in the history. */
  readonly secured: readonly string[];
  /** Turns of a Foreach at a time. */
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

interface Said {
  readonly runtimeConfiguration?: Template;
  readonly operationOptions?: string;
}

const NOTHING: Settings = {
  secured: [],
  repetitions: undefined,
  runs: undefined,
  waitingRuns: undefined,
  staticResult: undefined,
  minimumItems: undefined,
  options: new Set(),
};

const known = new WeakMap<Said, Settings>();

export function settingsOf(said: Said): Settings {
  if (said.runtimeConfiguration === undefined && said.operationOptions === undefined)
    return NOTHING;
  let settings = known.get(said);
  if (!settings) {
    settings = read(said);
    known.set(said, settings);
  }
  return settings;
}

function read({ runtimeConfiguration, operationOptions }: Said): Settings {
  const json = runtimeConfiguration ? jsonOfTemplate(runtimeConfiguration) : null;
  const options = new Set(
    (operationOptions ?? "").split(",").flatMap((option) => option.trim().toLowerCase() || []),
  );
  const secured = at(json, "secureData", "properties");
  const result = at(json, "staticResult");
  const name = at(result, "name");
  const enabled = String(at(result, "staticResultOptions")).toLowerCase() === "enabled";
  return {
    secured: Array.isArray(secured) ? secured.map(String) : [],
    repetitions: options.has("sequential") ? 1 : count(at(json, "concurrency", "repetitions")),
    runs: options.has("singleinstance") ? 1 : runsIn(at(json, "concurrency")),
    waitingRuns: count(at(json, "concurrency", "maximumWaitingRuns")),
    staticResult: enabled && typeof name === "string" ? name : undefined,
    minimumItems: count(at(json, "paginationPolicy", "minimumItemCount")),
    options,
  };
}

/** A limit that is switched on without a number (flow-language.md §2). */
const USUAL_RUNS = 25;

function runsIn(concurrency: Json | undefined): number | undefined {
  if (!isJsonObject(concurrency)) return undefined;
  const runs = concurrency.get("runs");
  return runs === undefined ? USUAL_RUNS : typeof runs === "bigint" ? Number(runs) : undefined;
}

function at(json: Json | undefined, ...path: readonly string[]): Json | undefined {
  let found = json;
  for (const key of path) found = isJsonObject(found) ? found.get(key) : undefined;
  return found;
}

const count = (value: Json | undefined): number | undefined =>
  typeof value === "bigint" && value > 0n ? Number(value) : undefined;
