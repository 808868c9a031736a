import { dataverse } from "#connectors";
import type { Trigger } from "#wdl";
import { compose, DAILY } from "../../examples.ts";
import { defineRule } from "../../rule.ts";

const READERS: ReadonlySet<string> = new Set([
  ...["triggerformdatavalue", "triggerformdatamultivalues", "triggermultipartbody"],
]);

const reading = (triggers: object) => ({
  triggers: triggers as never,
  actions: { Read: compose("@triggerFormDataValue('Subject')") },
});

/** A form, or a body of several parts, is read where a request over HTTP may have brought one. */
export const referenceNoForm = defineRule({
  code: "reference/no-form",
  judges: "flow",
  severity: "warning",
  why: "What started the flow has no form and no parts: the action fails in every run.",
  fact: "flow-language.md §7.7, §10.1",
  examples: () => ({
    good: reading({ manual: { type: "Request", kind: "Http", inputs: {} } }),
    bad: reading(DAILY),
  }),
  check({ flow, callsOf }, report) {
    const [trigger] = flow.triggers;
    if (!trigger || mayBringForm(trigger)) return;
    for (const { call, in: place } of callsOf((name) => READERS.has(name))) {
      const message = `${call.name}(…) reads a form, and "${trigger.name}" brings none.`;
      report({ message, at: place.at() });
    }
  },
});

/** Dataverse tells of rows as JSON, apps and buttons send JSON; of other connectors nobody knows. */
function mayBringForm(trigger: Trigger): boolean {
  switch (trigger.kind) {
    case "recurrence":
      return false;
    case "request":
      return (trigger.requestKind ?? "Http").toLowerCase() === "http";
    case "connector":
      return !trigger.host.apiId.endsWith(`/${dataverse.apiName}`);
    case "legacy-connector":
    case "foreign":
      return true;
  }
}
