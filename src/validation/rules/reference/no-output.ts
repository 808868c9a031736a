import { type Action, printCanonical, type Trigger } from "#wdl";
import { accessOf } from "../../around.ts";
import { connected, DATAVERSE, operation, succeeded } from "../../examples.ts";
import { defineRule } from "../../rule.ts";

const ANSWER = ["statusCode", "headers", "body", "queries", "relativePathParameters"];
const MADE = ["body"];

/** What asks somebody gives an answer, what makes something of a list or a text a body alone. */
const PARTS: Readonly<Partial<Record<(Action | Trigger)["kind"], readonly string[]>>> = {
  connector: ANSWER,
  "legacy-connector": ANSWER,
  http: ANSWER,
  "child-flow": ANSWER,
  request: ANSWER,
  "filter-array": MADE,
  select: MADE,
  table: MADE,
  join: MADE,
  "parse-json": MADE,
};

const reading = (key: string) => ({
  connections: connected(DATAVERSE),
  actions: {
    Get: operation("GetItem", { entityName: "accounts", recordId: "@triggerBody()" }),
    Name: { type: "Compose", inputs: `@outputs('Get')?['${key}']`, runAfter: succeeded("Get") },
  },
});

/** What a call answered or an operation made is read below its body. */
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
      const from = lower === "outputs" ? read?.action : lower === "triggeroutputs" && trigger;
      const parts = from ? PARTS[from.kind] : undefined;
      const [first = ""] = access.key.value.split("/");
      if (!parts || parts.some((part) => part.toLowerCase() === first.toLowerCase())) continue;
      report({
        message: `${printCanonical(access)} is null: there is no "${first}" beside the body.`,
        at: place.at(),
        hint: `Write ${printCanonical(call)}?['body/${access.key.value}'].`,
      });
    }
  },
});
