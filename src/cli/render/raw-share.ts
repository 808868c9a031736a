import { isJsonArray, isJsonObject, type Json } from "#foundation";
import { allActions, type FlowDefinition, type Layout, writeFlow } from "#wdl";

/** How much of the flows is carried through unread, of all objects, lists and values in them. */
export interface RawShare {
  readonly raw: number;
  readonly values: number;
}

export const rawShare = (flows: readonly FlowDefinition[]): RawShare => ({
  raw: flows.reduce((sum, flow) => sum + rawIn(flow), 0),
  values: flows.reduce((sum, flow) => sum + sizeOf(writeFlow(flow)), 0),
});

/** Nodes of unknown type, and properties that no word of the language says. */
function rawIn(flow: FlowDefinition): number {
  const actions = allActions(flow.actions).map(({ action }) => action);
  const steps = [...flow.triggers, ...actions];
  const nodes = [
    flow,
    ...flow.connections,
    ...flow.parameters,
    ...steps,
    ...actions.flatMap((action) => (action.kind === "switch" ? action.cases : [])),
    ...actions.flatMap((action) => (action.kind === "initialize-variable" ? action.variables : [])),
  ];
  const foreign = steps.filter(({ kind }) => kind === "foreign").length;
  return nodes.reduce((sum, { layout }) => sum + carriedBy(layout), foreign);
}

const carriedBy = (layout: Layout | undefined): number =>
  Object.values(layout ?? {}).reduce((sum, { rest }) => sum + Object.keys(rest ?? {}).length, 0);

function sizeOf(json: Json): number {
  const children = isJsonObject(json) ? [...json.values()] : isJsonArray(json) ? json : [];
  return children.reduce<number>((sum, child) => sum + sizeOf(child), 1);
}
