import { byText } from "#foundation";
import type { FlowComponent } from "#model";
import {
  type Action,
  allActions,
  expressionsIn,
  functionNamed as knownFunction,
  type Template,
  templatesOfAction,
  templatesOfTrigger,
  walkExpression,
} from "#wdl";
import { DATAVERSE_ACTIONS, DATAVERSE_API, DATAVERSE_OPERATIONS } from "./dataverse/index.ts";
import { functionNamed } from "./interpreter/functions/all-functions.ts";
import { SERVED_HERE } from "./partner-center/index.ts";

/** Something that flows use: how often, and whether the interpreter does it. */
export interface Covered {
  readonly name: string;
  readonly uses: number;
  /** `mocked`: it runs, but what it gives must be said by a mock. */
  readonly by: "simulated" | "mocked" | "refused";
}

export interface Coverage {
  readonly triggers: readonly Covered[];
  readonly actions: readonly Covered[];
  readonly functions: readonly Covered[];
  /** `api/operation`. */
  readonly operations: readonly Covered[];
}

/** What a simulated system does, and which of its triggers start flows. */
export interface Served {
  readonly api: string;
  readonly operations: readonly string[];
  readonly triggers?: readonly string[];
  /** What operations that name an action know of them, by their own names; all when absent. */
  readonly actions?: readonly string[];
}

/** The systems of this house. */
const SIMULATED: readonly Served[] = [
  {
    api: DATAVERSE_API,
    operations: Object.keys(DATAVERSE_OPERATIONS),
    triggers: ["SubscribeWebhookTrigger"],
    actions: DATAVERSE_ACTIONS,
  },
  ...SERVED_HERE,
];

/** What these flows use and whether it is simulated; `served` are the systems at hand. */
export function coverageOf(
  flows: readonly Pick<FlowComponent, "definition">[],
  served: readonly Served[] = SIMULATED,
): Coverage {
  const does = (part: "operations" | "triggers", api: string, operation: string): boolean =>
    served.some((one) => one.api === api && one[part]?.includes(operation));
  const knows = (api: string, action: string): boolean =>
    served.some((one) => one.api === api && (one.actions?.includes(action) ?? true));
  const triggers = new Map<string, Count>();
  const actions = new Map<string, Count>();
  const functions = new Map<string, Count>();
  const operations = new Map<string, Count>();
  for (const { definition } of flows) {
    const apiOf = (key: string, apiId: string): string =>
      definition.connections.find((one) => one.key === key)?.apiName ??
      apiId.split("/").at(-1) ??
      key;
    for (const trigger of definition.triggers) {
      const by = trigger.kind === "legacy-connector" || trigger.kind === "foreign";
      count(triggers, trigger.kind, by ? "refused" : "simulated");
      if (trigger.kind === "connector") {
        const { connectionName, apiId, operationId } = trigger.host;
        const api = apiOf(connectionName, apiId);
        const known = does("triggers", api, operationId);
        count(operations, `${api}/${operationId}`, known ? "simulated" : "refused");
      }
      for (const { template } of templatesOfTrigger(trigger)) countCalls(functions, template);
    }
    for (const { action } of allActions(definition.actions)) {
      if (action.kind === "connector") {
        const api = apiOf(action.host.connectionName, action.host.apiId);
        const { operationId } = action.host;
        const part = action.webhook ? "triggers" : "operations";
        const asked = actionIn(action.parameters);
        const known = asked === undefined || knows(api, asked);
        const by = does(part, api, operationId) && known ? "simulated" : "mocked";
        count(operations, `${api}/${operationId}${asked === undefined ? "" : ` ${asked}`}`, by);
        count(actions, kindOf(action), action.webhook ? by : "simulated");
      } else count(actions, kindOf(action), howDone(action));
      for (const { template } of templatesOfAction(action)) countCalls(functions, template);
    }
  }
  return {
    triggers: sorted(triggers),
    actions: sorted(actions),
    functions: sorted(functions),
    operations: sorted(operations),
  };
}

/** The action that an operation is told to do, without its namespace; undefined for others. */
function actionIn(parameters: Template | undefined): string | undefined {
  if (parameters?.kind !== "record") return undefined;
  for (const { key, value } of parameters.entries) {
    if (key.kind !== "text" || key.value !== "actionName") continue;
    return value.kind === "text" ? value.value.split(".").at(-1) : undefined;
  }
  return undefined;
}

interface Count {
  uses: number;
  by: Covered["by"];
}

function count(counts: Map<string, Count>, name: string, by: Covered["by"]): void {
  const known = counts.get(name);
  if (!known) {
    counts.set(name, { uses: 1, by });
    return;
  }
  known.uses += 1;
  // A kind is simulated when every use of it is.
  if (known.by === "simulated") known.by = by;
}

function countCalls(
  functions: Map<string, Count>,
  template: Parameters<typeof expressionsIn>[0],
): void {
  for (const expression of expressionsIn(template)) {
    for (const { node } of walkExpression(expression)) {
      if (node.kind !== "call") continue;
      const name = knownFunction(node.name)?.name ?? node.name;
      count(functions, name, isDone(node.name) ? "simulated" : "refused");
    }
  }
}

const CHOOSING = new Set(["if", "and", "or", "coalesce"]);
const isDone = (name: string): boolean =>
  CHOOSING.has(name.toLowerCase()) || functionNamed(name.toLowerCase()) !== undefined;

const kindOf = (action: Action): string =>
  "webhook" in action && action.webhook ? `${action.kind} (webhook)` : action.kind;

function howDone({ kind }: Action): Covered["by"] {
  return kind === "foreign" || kind === "http" || kind === "legacy-connector"
    ? "mocked"
    : "simulated";
}

const sorted = (counts: ReadonlyMap<string, Count>): readonly Covered[] =>
  [...counts]
    .map(([name, { uses, by }]) => ({ name, uses, by }))
    .toSorted((left, right) => right.uses - left.uses || byText(left.name, right.name));
