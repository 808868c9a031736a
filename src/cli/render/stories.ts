import { type Coverage, type Played, type PlayedActions, traceOf } from "#emulator";
import type { CoverageOfPath } from "../coverage-of.ts";

/** A line for each story, with what happened in its runs below it when asked for. */
export function storyLines(
  { name, ok, profile, writes, runs }: Played,
  trace: boolean,
): readonly string[] {
  const { dataverse, partnerCenter } = writes;
  const wrote = `${dataverse} writes to the CRM, ${partnerCenter} to Partner Center`;
  return [
    `${ok ? "ok  " : "FAIL"} ${name} (${profile}; ${wrote})`,
    ...(trace ? runs.flatMap((run) => traceOf(run)).map((line) => `       ${line}`) : []),
  ];
}

/** What the flows use and whether it is simulated, and which actions no story reached. */
export function coverageLines(
  used: Coverage & {
    readonly flows: readonly PlayedActions[];
    readonly others?: readonly CoverageOfPath[];
  },
): readonly string[] {
  const { flows, others = [] } = used;
  return [
    ...usedLines(used),
    ...flows.flatMap(({ flow, played, never }) => [
      `${flow}: ${played} of ${played + never.length} actions played`,
      ...never.map((action) => `  never: ${action}`),
    ]),
    ...others.flatMap((other) => [
      `${other.path}: ${other.count === 1 ? "1 flow" : `${other.count} flows`}`,
      ...usedLines(other).map((line) => `  ${line}`),
    ]),
  ];
}

function usedLines({ triggers, actions, functions, operations }: Coverage): readonly string[] {
  return Object.entries({ triggers, actions, functions, operations }).flatMap(([kind, list]) => [
    `${kind}: ${list.filter(({ by }) => by === "simulated").length} of ${list.length} simulated`,
    ...list
      .filter(({ by }) => by === "simulated")
      .map(({ name, uses }) => `  ${name} (${uses === 1 ? "once" : `${uses} times`})`),
    ...list.filter(({ by }) => by !== "simulated").map(({ name, by }) => `  ${name} (${by})`),
  ]);
}
