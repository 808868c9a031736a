import { isJsonObject, type Json } from "#foundation";
import { compose } from "../../examples.ts";
import { defineRule } from "../../rule.ts";

/** Types of the engine beside those that flows use: not judged rather than refused. */
const OF_LOGIC_APPS: ReadonlySet<string> = new Set(
  [
    "AppendToArray",
    "ApiManagement",
    "As2Decode",
    "As2Encode",
    "Batch",
    "FlatFileDecoding",
    "FlatFileEncoding",
    "Function",
    "IntegrationAccountArtifactLookup",
    "JavaScriptCode",
    "Liquid",
    "SendToBatch",
    "ServiceProvider",
    "SlidingWindow",
    "Xslt",
    "XmlValidation",
  ].map((type) => type.toLowerCase()),
);

/** What asks or subscribes by HTTP starts flows too, seldom enough that nothing else here knows it. */
const HTTP: ReadonlySet<string> = new Set(["http", "httpwebhook"]);

/** Actions and triggers are of a type that the service knows, with what the type needs. */
export const shapeUnknownType = defineRule({
  code: "shape/unknown-type",
  judges: "flow",
  severity: "error",
  why: "The flow cannot be switched on.",
  fact: "flow-language.md §2, §3",
  replaces: [
    "flow/unknown-action",
    "flow/unknown-trigger",
    "flow/incomplete-action",
    "flow/incomplete-trigger",
  ],
  examples: () => ({
    good: { actions: { Make: compose(1) } },
    bad: { actions: { Make: { type: "Composed", inputs: 1 } } },
  }),
  check({ flow, steps, at, atTrigger }, report) {
    for (const { kind, name, ...trigger } of flow.triggers) {
      if (kind !== "foreign") continue;
      const type = typeOf((trigger as { readonly json: Json }).json);
      if (OF_LOGIC_APPS.has(type.toLowerCase()) || HTTP.has(type.toLowerCase())) report.notJudged();
      else
        report({ message: `The trigger "${name}" cannot be of type "${type}".`, at: atTrigger() });
    }
    for (const step of steps) {
      if (step.action.kind !== "foreign") continue;
      const type = typeOf(step.action.json);
      if (OF_LOGIC_APPS.has(type.toLowerCase())) report.notJudged();
      else {
        const message = `"${step.action.name}" is no complete action of type "${type}".`;
        report({ message, at: at(step) });
      }
    }
  },
});

const typeOf = (json: Json): string => {
  const type = isJsonObject(json) ? json.get("type") : undefined;
  return typeof type === "string" ? type : "";
};
