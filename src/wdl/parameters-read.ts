import type { Action } from "./action.ts";
import { childActions } from "./containers.ts";
import type { Call } from "./expression/ast.ts";
import { visitCalls } from "./expression/walk.ts";
import type { FlowDefinition } from "./flow.ts";
import {
  expressionsIn,
  type PlacedTemplate,
  templatesOfAction,
  templatesOfTrigger,
} from "./templates-of.ts";

/** Names of parameters that expressions of the flow read, without `$connections` and `$authentication`. */
export function parametersReadBy({ triggers, actions }: FlowDefinition): ReadonlySet<string> {
  const names = new Set<string>();
  const visit = ({ name, args }: Call): void => {
    const first = args[0];
    if (first?.kind !== "string" || first.value.startsWith("$")) return;
    if (name.toLowerCase() === "parameters") names.add(first.value);
  };
  const look = (placed: readonly PlacedTemplate[]): void => {
    for (const { template } of placed) {
      for (const expression of expressionsIn(template)) visitCalls(expression, visit);
    }
  };
  const lookInto = (list: readonly Action[]): void => {
    for (const action of list) {
      look(templatesOfAction(action));
      childActions(action).forEach(lookInto);
    }
  };
  for (const trigger of triggers) look(templatesOfTrigger(trigger));
  lookInto(actions);
  return names;
}
