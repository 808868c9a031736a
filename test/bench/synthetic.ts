import { EMPTY_LOCK, type SolutionDefinition } from "#model";
import { compose, type FlowSource, flow, fn, whenStartedByHand } from "#wdl";
import { buildSolution } from "../../src/build.ts";
import { tiny } from "../tiny/definition.ts";

/** A flow of 75 kB. */
function large(index: number): FlowSource {
  const { trigger, inputs } = whenStartedByHand({
    title: { kind: "text", title: "Title", description: "What to say again and again" },
  });
  return flow({
    key: `flow-${index}`,
    name: `Flow ${index}`,
    description: "Says its title many times.",
    solution: tiny.identity.uniqueName,
    parameters: [],
    trigger,
    steps: (s) => {
      for (let line = 0; line < 205; line += 1) {
        s.do(`Say ${line}`, compose(fn.concat(`Line ${line}: `, fn.toUpper(inputs.title))));
      }
    },
  });
}

/** As many parts beside the three of every package as there are flows: 2,000 are what a zip may hold. */
function synthetic(count: number): SolutionDefinition {
  const flows = Array.from({ length: count }, (_, index) => large(index));
  return { ...tiny, flows, environmentVariables: [], connectionReferences: [] };
}

/** Both zips of so many flows, checked and read back. */
export function buildSynthetic(count: number): void {
  const { outputs, findings } = buildSolution(synthetic(count), EMPTY_LOCK);
  if (outputs.size === 0) throw new Error(findings[0]?.message);
}
