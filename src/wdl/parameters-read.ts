import { allActions } from "./containers.ts";
import type { Expression } from "./expression/ast.ts";
import type { FlowDefinition } from "./flow.ts";
import { expressionsIn, templatesOfAction, templatesOfTrigger } from "./templates-of.ts";

/** Names of parameters that expressions of the flow read, without `$connections` and `$authentication`. */
export function parametersReadBy({ triggers, actions }: FlowDefinition): ReadonlySet<string> {
  const names = new Set<string>();
  const visit = (expression: Expression): void => {
    if (expression.kind === "call") {
      const [first] = expression.args;
      if (expression.name.toLowerCase() === "parameters" && first?.kind === "string") {
        if (!first.value.startsWith("$")) names.add(first.value);
      }
      expression.args.forEach(visit);
    } else if (expression.kind === "access") {
      visit(expression.of);
      visit(expression.key);
    }
  };
  const placed = [
    ...triggers.flatMap(templatesOfTrigger),
    ...[...allActions(actions)].flatMap(({ action }) => templatesOfAction(action)),
  ];
  for (const { template } of placed) {
    for (const { expression } of expressionsIn(template)) visit(expression);
  }
  return names;
}
