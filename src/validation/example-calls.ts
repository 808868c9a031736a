import { exampleId } from "./example.ts";

/** A call of a flow of the same example. */
export const callOf = (flow: string, body: { readonly [key: string]: string } = {}) => ({
  type: "Workflow",
  inputs: { host: { workflowReferenceName: exampleId(flow) }, body },
});
