import { type Action, printCanonical } from "#wdl";
import { accessOf } from "../../around.ts";
import { connected, DATAVERSE, operation, succeeded } from "../../examples.ts";
import { defineRule } from "../../rule.ts";

/** What asks somebody gives a status, headers and a body. */
const ASKING: ReadonlySet<Action["kind"]> = new Set([
  "connector",
  "legacy-connector",
  "http",
  "child-flow",
]);
const PARTS = ["statusCode", "headers", "body", "queries", "relativePathParameters"];

const reading = (key: string) => ({
  connections: connected(DATAVERSE),
  actions: {
    Get: operation("GetItem", { entityName: "accounts", recordId: "@triggerBody()" }),
    Name: { type: "Compose", inputs: `@outputs('Get')?['${key}']`, runAfter: succeeded("Get") },
  },
});

/** What a call answered is read below its body. */
export const referenceNoOutput = defineRule({
  code: "reference/no-output",
  judges: "flow",
  severity: "warning",
  why: "Outputs are a status code, headers and a body: anything else is null in every run.",
  fact: "flow-language.md §3.4, §7.3",
  examples: () => ({ good: reading("body/name"), bad: reading("name") }),
  check({ flow, references }, report) {
    const [trigger] = flow.triggers;
    for (const reference of references) {
      const access = accessOf(reference);
      if (access?.key.kind !== "string") continue;
      const { call, lower, read, in: place } = reference;
      const isAnswer =
        lower === "outputs"
          ? read !== undefined && ASKING.has(read.action.kind)
          : lower === "triggeroutputs" &&
            (trigger?.kind === "connector" || trigger?.kind === "request");
      const [first = ""] = access.key.value.split("/");
      if (!isAnswer || PARTS.some((part) => part.toLowerCase() === first.toLowerCase())) continue;
      report({
        message: `${printCanonical(access)} is null: there is no "${first}" beside the body.`,
        at: place.at(),
        hint: `Write ${printCanonical(call)}?['body/${access.key.value}'].`,
      });
    }
  },
});
