import type { SolutionModel } from "#model";
import type { Action, FlowDefinition } from "#wdl";
import { product as productOf } from "./product.ts";

export { checkFlow, checkSolution } from "#validation";

const { model: product } = productOf();

/** A flow of one chain in scopes of ten, each action reading the one before it. */
export function chain(count: number): FlowDefinition {
  const scopes = Array.from({ length: Math.ceil(count / 11) }, (_, scope): Action => {
    const names = Array.from({ length: 10 }, (_, index) => `Step_${scope}_${index}`);
    return {
      kind: "scope",
      name: `Scope_${scope}`,
      runAfter: scope === 0 ? [] : [{ action: `Scope_${scope - 1}`, statuses: ["Succeeded"] }],
      actions: names.map((name, index): Action => {
        const before = names[index - 1];
        return {
          kind: "compose",
          name,
          runAfter: before === undefined ? [] : [{ action: before, statuses: ["Succeeded"] }],
          inputs: {
            kind: "expression",
            expression: {
              kind: "call",
              name: "concat",
              args:
                before === undefined
                  ? [{ kind: "string", value: "a" }]
                  : [{ kind: "call", name: "outputs", args: [{ kind: "string", value: before }] }],
            },
          },
        };
      }),
    };
  });
  return {
    connections: [],
    parameters: [],
    triggers: [{ kind: "request", name: "manual", requestKind: "Button" }],
    actions: scopes,
  };
}

/** What rules remember hangs on a definition: each round gets one of its own. */
export const copyOf = (definition: FlowDefinition): FlowDefinition => structuredClone(definition);

export const solutionOf = (flows: number, definition: FlowDefinition): SolutionModel => ({
  ...product,
  flows: Array.from({ length: flows }, (_, index) => ({
    id: `00000000-0000-4000-8000-${String(index).padStart(12, "0")}`,
    name: `Flow ${index}`,
    state: "on",
    introducedVersion: "1.0.0.0",
    definition: copyOf(definition),
    part: `Workflows/${index}.json`,
  })),
});

/** The product with definitions that no rule has seen. */
export const unseen = (): SolutionModel => ({
  ...product,
  flows: product.flows.map((flow) => ({ ...flow, definition: copyOf(flow.definition) })),
});
