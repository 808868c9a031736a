import { suggestion } from "#foundation";
import { connected, DATAVERSE } from "../../examples.ts";
import { defineRule } from "../../rule.ts";

const flow = { connections: connected(DATAVERSE, "ex_dataverse") };

/** A connection reference of the solution's own prefix is in the solution, for the same connector. */
export const connectionUnknownReference = defineRule({
  code: "connection/unknown-reference",
  judges: "flow-in-solution",
  severity: "error",
  why: "Connection references are the one thing an import checks in a flow: it fails.",
  fact: "flow-language.md §6, solution-format.md §23.39",
  examples: () => ({
    good: { flows: { Sync: flow }, references: { ex_dataverse: DATAVERSE } },
    bad: { flows: { Sync: flow }, references: { ex_datavers: DATAVERSE } },
  }),
  check({ view }, report, { model, comesFromElsewhere }) {
    const known = new Map(
      model.connectionReferences.map((one) => [one.logicalName.toLowerCase(), one]),
    );
    const prefix = `${model.publisher.prefix}_`.toLowerCase();
    for (const { key, logicalName, apiName } of view.flow.connections) {
      if (logicalName === undefined) continue;
      const reference = known.get(logicalName.toLowerCase());
      const at = view.atFlow(
        "connectionReferences",
        key,
        "connection",
        "connectionReferenceLogicalName",
      );
      if (reference) {
        if (apiName === undefined || reference.apiName === apiName) continue;
        report({
          message: `"${logicalName}" is for "${reference.apiName}", not for "${apiName}".`,
          at,
        });
      } else if (
        known.size > 0 &&
        prefix.length > 1 &&
        !comesFromElsewhere("connectionreference", logicalName) &&
        logicalName.toLowerCase().startsWith(prefix)
      ) {
        const names = model.connectionReferences.map((one) => one.logicalName);
        report({
          message: `The solution has no connection reference "${logicalName}".${suggestion(logicalName, names)}`,
          at,
        });
      } else report.notJudged();
    }
  },
});
