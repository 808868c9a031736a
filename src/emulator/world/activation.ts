import type { EnvironmentVariable } from "#dataverse";
import { type Json, parseJson } from "#foundation";
import { type FlowComponent, flowIdIn, type SolutionModel } from "#model";
import { allActions } from "#wdl";
import { planProblems } from "../run/plan.ts";
import { settingsOf } from "../run/settings.ts";
import { lacksMethod } from "./http-call.ts";

/** Why the platform does not switch a flow on, in its own codes (domain.md §1.2, solution-format.md §15.3). */
export interface ActivationError {
  /** The code of the outer error. */
  readonly code: "0x80060467";
  readonly reason:
    | "ChildFlowNeverPublished"
    | "XrmConnectionReferenceMissingConnection"
    | "InvalidOpenApiFlow";
  readonly message: string;
}

const refused = (reason: ActivationError["reason"], message: string): ActivationError => ({
  code: "0x80060467",
  reason,
  message,
});

export const refusedFlow = (name: string, why: string): ActivationError =>
  refused("InvalidOpenApiFlow", `The flow '${name}' cannot be switched on: ${why}`);

/** Of one flow at the same time (flow-language.md §2). */
const MOST_RUNS = 100;

/** Checks what the platform checks when a flow is switched on. */
export function activationError(
  { name, definition }: FlowComponent,
  { flows, connectionReferences }: SolutionModel,
  organisation: { readonly bound: ReadonlySet<string>; readonly published: ReadonlySet<string> },
): ActivationError | undefined {
  if (definition.triggers.length !== 1) {
    return refused(
      "InvalidOpenApiFlow",
      `The flow '${name}' has ${definition.triggers.length} triggers.`,
    );
  }
  const [trigger] = definition.triggers;
  if (trigger && lacksMethod(trigger)) return refusedFlow(name, "A relative path needs a method.");
  const runs = trigger && settingsOf(trigger).runs;
  if (runs !== undefined && (runs < 1 || runs > MOST_RUNS)) {
    return refusedFlow(name, `1 to ${MOST_RUNS} runs can go at the same time, not ${runs}.`);
  }
  const [problem] = planProblems(definition.actions);
  if (problem) return refusedFlow(name, problem.message);
  for (const { logicalName } of definition.connections) {
    if (logicalName === undefined) continue;
    const known = connectionReferences.some((reference) => reference.logicalName === logicalName);
    if (!known || !organisation.bound.has(logicalName)) {
      return refused(
        "XrmConnectionReferenceMissingConnection",
        `The connection reference '${logicalName}' that the flow '${name}' uses has no connection.`,
      );
    }
  }
  for (const { action } of allActions(definition.actions)) {
    if (action.kind !== "child-flow") continue;
    const child = flows.find(({ id }) => id === flowIdIn(action.workflowReferenceName));
    if (!child || !organisation.published.has(child.id)) {
      return refused(
        "ChildFlowNeverPublished",
        `The flow '${name}' calls '${child?.name ?? action.workflowReferenceName}', which was never published.`,
      );
    }
  }
  return undefined;
}

/** Values of a flow's parameters as they are now: they stay so until it is switched on again. */
export function frozenParameters(
  { definition }: FlowComponent,
  variables: readonly EnvironmentVariable[],
  current: ReadonlyMap<string, Json>,
): ReadonlyMap<string, Json> {
  const values = new Map<string, Json>();
  for (const { name, schemaName, defaultValue } of definition.parameters) {
    const variable = variables.find((one) => one.schemaName === schemaName);
    const own = schemaName === undefined ? undefined : current.get(schemaName);
    const value = own ?? (variable && defaultOf(variable)) ?? defaultValue;
    if (value !== undefined) values.set(name.toLowerCase(), value);
  }
  return values.has(CONNECTIONS) ? values.set(CONNECTIONS, connectionsOf(definition)) : values;
}

/** The parameter in which the service hands a flow its connections: calls before 2020 name them. */
const CONNECTIONS = "$connections";

const APIS = "/providers/Microsoft.PowerApps/apis";

const connectionsOf = ({ connections }: FlowComponent["definition"]): Json =>
  new Map(
    connections.map(({ key, apiName = key, connectionName, logicalName }) => {
      const name = connectionName ?? logicalName ?? key;
      const connection = new Map<string, Json>([
        ["connectionId", `${APIS}/${apiName}/connections/${name}`],
        ["connectionName", name],
        ["id", `${APIS}/${apiName}`],
      ]);
      return [key, connection];
    }),
  );

function defaultOf(variable: EnvironmentVariable): Json | undefined {
  const { defaultValue } = variable;
  if (defaultValue === undefined) return undefined;
  if (variable.kind === "json") {
    const parsed = parseJson(String(defaultValue));
    return parsed.ok ? parsed.value : undefined;
  }
  return typeof defaultValue === "number" && Number.isInteger(defaultValue)
    ? BigInt(defaultValue)
    : defaultValue;
}
