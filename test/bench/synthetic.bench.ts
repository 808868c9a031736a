import { spawnSync } from "node:child_process";
import { bench } from "vitest";
import { EMPTY_LOCK, type SolutionDefinition } from "#model";
import { buildSolution } from "../../src/build.ts";
import { tiny } from "../tiny/definition.ts";

/** Flows of about 75 kB each, made of one flow's actions under other names. */
function synthetic(count: number): SolutionDefinition {
  const [, child] = tiny.flows;
  if (!child) throw new Error("the tiny solution has a second flow");
  const [compose] = child.definition.actions;
  if (!compose) throw new Error("it begins with an action");
  const actions = Array.from({ length: 190 }, (_, index) => ({
    ...compose,
    name: `Say_${index}`,
    runAfter: [],
  }));
  const flows = Array.from({ length: count }, (_, index) => ({
    ...child,
    key: `flow-${index}`,
    name: `Flow ${index}`,
    definition: { ...child.definition, actions },
  }));
  return { ...tiny, flows };
}

const once = { iterations: 1, warmupIterations: 0, time: 0, warmupTime: 0 } as const;

bench("Node starts", () => void spawnSync(process.execPath, ["-e", "0"]), once);

// 1,900 and not 2,000: with its other parts the zip must stay below the reader's 2,000 entries.
for (const count of [500, 1000, 1900]) {
  bench(
    `both zips of ${count} flows, checked and read back`,
    () => {
      const { outputs, findings } = buildSolution(synthetic(count), EMPTY_LOCK);
      if (outputs.size === 0) throw new Error(findings[0]?.message);
    },
    once,
  );
}
