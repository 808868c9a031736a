import { type Element, element, printJson } from "#foundation";
import type { FlowComponent, SolutionFile } from "#model";
import { writeFlow } from "#wdl";
import { braced, fields } from "./fields.ts";
import type { Speech } from "./labels.ts";

/** The `Workflow` node of a cloud flow (solution-format.md §15.1). */
export function flowNode(flow: FlowComponent, { languages: [base = 1033] }: Speech): Element {
  const { id, name, description } = flow;
  const on = flow.state === "on";
  /** Alone among all labels these write the language first. */
  const named = (list: string, item: string, text: string): Element =>
    element(list, {}, [element(item, { languagecode: String(base), description: text })]);
  return element(
    "Workflow",
    { WorkflowId: braced(id), Name: name, Description: description || undefined },
    [
      ...fields({
        JsonFileName: `/${flow.part}`,
        Type: 1,
        Subprocess: 0,
        Category: 5,
        Mode: 0,
        Scope: 4,
        OnDemand: 0,
        TriggerOnCreate: 0,
        TriggerOnDelete: 0,
        AsyncAutodelete: 0,
        SyncWorkflowLogOnFailure: 0,
        StateCode: on ? 1 : 0,
        StatusCode: on ? 2 : 1,
        RunAs: 1,
        IsTransacted: 1,
        IntroducedVersion: flow.introducedVersion,
        IsCustomizable: 1,
        BusinessProcessType: 0,
        IsCustomProcessingStepAllowedForOtherPublishers: 1,
        ModernFlowType: 0,
        PrimaryEntity: "none",
      }),
      named("LocalizedNames", "LocalizedName", name),
      ...(description ? [named("Descriptions", "Description", description)] : []),
    ],
  );
}

export const flowFile = ({ part, definition }: FlowComponent): SolutionFile => ({
  path: part,
  content: Buffer.from(printJson(writeFlow(definition), { lineBreak: "\r\n" }), "utf8"),
});
