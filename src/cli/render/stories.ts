import { type Coverage, type Played, type PlayedActions, traceOf } from "#emulator";

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
  used: Coverage & { readonly flows: readonly PlayedActions[] },
): readonly string[] {
  const { triggers, actions, functions, operations, flows } = used;
  const kinds = Object.entries({ triggers, actions, functions, operations });
  return [
    ...kinds.flatMap(([kind, list]) => [
      `${kind}: ${list.filter(({ by }) => by === "simulated").length} of ${list.length} simulated`,
      ...list
        .filter(({ by }) => by === "simulated")
        .map(({ name, uses }) => `  ${name} (${uses === 1 ? "once" : `${uses} times`})`),
      ...list.filter(({ by }) => by !== "simulated").map(({ name, by }) => `  ${name} (${by})`),
    ]),
    ...flows.flatMap(({ flow, played, never }) => [
      `${flow}: ${played} of ${played + never.length} actions played`,
      ...never.map((action) => `  never: ${action}`),
    ]),
  ];
}
