import { defineRule } from "../../rule.ts";

const STANDARD = ["$authentication", "$connections"];

/** A flow that calls connectors has the two parameters that carry its connections. */
export const parameterStandard = defineRule({
  code: "parameter/standard",
  judges: "flow",
  severity: "info",
  why: "The designer writes both into every flow; tools that move flows look for them.",
  fact: "flow-language.md §1.3; solution-format.md §23.41",
  examples: () => ({
    good: {},
    bad: { parameters: { $connections: { defaultValue: {}, type: "String" } } },
  }),
  check({ flow, atDefinition }, report) {
    for (const name of STANDARD) {
      const parameter = flow.parameters.find((one) => one.name === name);
      const type = name === "$connections" ? "Object" : "SecureObject";
      if (parameter?.type.toLowerCase() === type.toLowerCase()) continue;
      // The designer leaves $connections out of flows that need none.
      if (!parameter && name === "$connections" && flow.connections.length === 0) continue;
      report({
        message: parameter ? `"${name}" is of type ${type}.` : `There is no parameter "${name}".`,
        at: atDefinition("parameters", ...(parameter ? [name] : [])),
      });
    }
  },
});
