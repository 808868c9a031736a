import {
  atPart,
  type Diagnostic,
  hasErrors,
  isJsonObject,
  type Json,
  type JsonObject,
  jsonEquals,
  suggestion,
} from "#foundation";
import { type FlowComponent, flowIdIn, type SolutionModel } from "#model";
import { allActions } from "#wdl";
import type { Profile } from "./interpreter/profile.ts";
import { mocksOf } from "./mocks.ts";
import type { Instant } from "./port.ts";
import { hidesEnding, runRecord } from "./run/history.ts";
import { placesOf } from "./run/places.ts";
import { planProblems } from "./run/plan.ts";
import type { Run } from "./run/run.ts";
import { traceOf } from "./trace.ts";
import { NOT_ON_CODE } from "./world/answers.ts";
import { createWorld } from "./world/world.ts";

export interface RunFlowOptions {
  /** Outputs of the trigger: `{ headers?, body? … }`. */
  readonly input?: Json;
  /** See `mocksOf`. */
  readonly mocks?: Json;
  readonly profile?: Profile;
  readonly seed?: number;
  readonly now?: Instant;
  /** How findings call the input and the mocks. */
  readonly names?: { readonly input?: string; readonly mocks?: string };
}

export interface FlowRun {
  /** In the service's shape; absent when the flow did not start. */
  readonly record?: JsonObject;
  readonly trace: readonly string[];
  /** An error among them when the run failed or did not start. */
  readonly findings: readonly Diagnostic[];
}

/** 2026-01-01T00:00:00Z, so that a run without a moment is the same every time. */
const SOME_DAY: Instant = Date.UTC(2026, 0, 1);

/** The flow with this name (in any case) or id; or what says that there is none. */
export function flowNamed(
  { flows }: SolutionModel,
  name: string,
): { readonly flow: FlowComponent } | { readonly wrong: string } {
  const wanted = name.toLowerCase();
  const flow =
    flows.find((one) => one.name === name) ??
    flows.find((one) => one.name.toLowerCase() === wanted || one.id === wanted);
  if (flow) return { flow };
  const names = flows.map((one) => one.name);
  return { wrong: `There is no flow "${name}".${suggestion(name, names)}` };
}

/** Runs one flow of a solution with canned answers; the flows it calls run too unless they are mocked. */
export function runFlow(model: SolutionModel, name: string, options: RunFlowOptions = {}): FlowRun {
  const found = flowNamed(model, name);
  if ("wrong" in found) {
    return refused({
      code: "run/unknown-flow",
      severity: "error",
      message: found.wrong,
      at: atPart(""),
    });
  }
  const { flow } = found;
  const { input, names } = options;
  const inputName = names?.input ?? "input";
  const outputs = input === undefined ? new Map<string, Json>() : input;
  if (!isJsonObject(outputs)) {
    const message = "The input is what the trigger gives: an object with headers and body.";
    const at = atPart(inputName);
    return refused({ code: "run/input", severity: "error", message, at });
  }
  const mocks = mocksOf(options.mocks, knownNames(model), names?.mocks ?? "mocks");
  const problems = [...unknownParts(outputs, inputName), ...mocks.findings, ...cannotRun(flow)];
  if (hasErrors(problems)) return { trace: [], findings: problems };

  const world = createWorld(model, {
    start: options.now ?? SOME_DAY,
    seed: options.seed ?? 1,
    profile: options.profile ?? "host",
  });
  world.connect(mocks.host);
  for (const one of model.flows) world.assume(one.id);
  const started = world.start(flow.id, outputs);
  const at = atPart(flow.part);
  if (!started?.run) {
    const { code = "NotStarted", message = "" } = started?.refused ?? {};
    const why = started?.of === 0 ? "its splitOn gives nothing" : `${code} ${message}`.trim();
    const finding = { code: "run/not-started", severity: "error", at } as const;
    const said = `"${flow.name}" does not start with this input: ${why}.`;
    return { trace: [], findings: [...problems, { ...finding, message: said }] };
  }
  world.run();
  const loop = world.loop();
  const { run, of, whole } = started;
  return {
    record: runRecord(run),
    trace: traceOf(run),
    findings: [
      ...problems,
      ...(of > 1 ? [splitFinding(flow, of)] : []),
      ...(whole === undefined ? [] : [wholeFinding(flow, whole)]),
      ...world.runs.flatMap((one) => [...one.findings, ...lostChildren(model, one)]),
      ...(loop ? [loopFinding(flow, loop)] : []),
      ...endFinding(flow, run),
    ],
  };
}

/** What triggers give (flow-language.md §2); of a polled one the answer it got. */
const PARTS = ["headers", "body", "queries", "relativePathParameters", "statusCode"];

const unknownParts = (outputs: JsonObject, part: string): readonly Diagnostic[] =>
  [...outputs.keys()]
    .filter((key) => !PARTS.includes(key))
    .map((key) => ({
      code: "run/input",
      severity: "warning",
      message: `A trigger gives no "${key}".${suggestion(key, PARTS)}`,
      at: atPart(part, key),
    }));

const refused = (finding: Diagnostic): FlowRun => ({ trace: [], findings: [finding] });

const splitFinding = ({ name, part }: FlowComponent, of: number): Diagnostic => ({
  code: "run/split",
  severity: "info",
  message: `The trigger of "${name}" starts ${of} runs with this input; only the first was done.`,
  at: atPart(part),
});

const wholeFinding = ({ name, part }: FlowComponent, why: string): Diagnostic => ({
  code: "run/split",
  severity: "info",
  message: `The splitOn of "${name}" gives no list with this input, which is taken as one element: ${why}`,
  at: atPart(part),
});

const loopFinding = ({ part }: FlowComponent, loop: readonly string[]): Diagnostic => ({
  code: "run/endless-loop",
  severity: "error",
  message: `Flows start each other without end: ${[...loop, loop[0]].join(" → ")}.`,
  at: atPart(part),
});

/** Calls of flows that are elsewhere: only a mock can answer for them. */
const lostChildren = ({ flows }: SolutionModel, run: Run): readonly Diagnostic[] =>
  run.events().flatMap(({ result: { name, error } }): readonly Diagnostic[] => {
    const { action, pointer = [] } = run.places.get(name.toLowerCase()) ?? {};
    if (action?.kind !== "child-flow" || error?.code !== NOT_ON_CODE) return [];
    const child = flowIdIn(action.workflowReferenceName);
    if (flows.some(({ id }) => id === child)) return [];
    const message = `"${name}" calls a flow that is not in this solution: give it a mock.`;
    return [
      { code: "run/no-child", severity: "warning", message, at: atPart(run.part, ...pointer) },
    ];
  });

function endFinding({ name, part }: FlowComponent, run: Run): readonly Diagnostic[] {
  const { status = "Running", error } = run.ending ?? {};
  if (status === "Succeeded" || status === "Cancelled") return [];
  const { code = "", message: said = "" } = hidesEnding(run) ? {} : (error ?? {});
  const why = code || said ? `: ${[code, said].filter(Boolean).join(" ")}` : "";
  const message =
    status === "Running"
      ? `The run of "${name}" never ended.`
      : `The run of "${name}" ${status === "TimedOut" ? "timed out" : "failed"}${why.replace(/\.$/, "")}.`;
  return [{ code: "run/failed", severity: "error", message, at: atPart(part) }];
}

/** What keeps the platform from switching the flow on. */
function cannotRun({ definition, part }: FlowComponent): readonly Diagnostic[] {
  if (definition.actions.length === 0) {
    const message = "The flow has no action that could be read: there is nothing to run.";
    return [{ code: "run/no-actions", severity: "error", message, at: atPart(part) }];
  }
  const places = placesOf(definition.actions);
  return planProblems(definition.actions).map(({ kind, action, message }) => ({
    code: `run/${kind}`,
    severity: "error",
    message,
    at: atPart(part, ...(places.get(action.name.toLowerCase())?.pointer ?? [])),
  }));
}

function knownNames({ flows }: SolutionModel): readonly string[] {
  const names = new Set<string>();
  for (const { definition } of flows) {
    for (const { action } of allActions(definition.actions)) {
      names.add(action.name);
      if (action.kind === "connector") names.add(action.host.operationId);
    }
  }
  for (const method of ["GET", "POST", "PUT", "PATCH", "DELETE"]) names.add(method);
  return [...names];
}

/** Places at which the two profiles give something else: no flow should depend on which is right. */
export function profileDifferences(
  model: SolutionModel,
  name: string,
  options: Omit<RunFlowOptions, "profile">,
): readonly Diagnostic[] {
  const found = flowNamed(model, name);
  if ("wrong" in found) return [];
  const [host, strict] = (["host", "strict"] as const).map((profile) =>
    actionsOf(runFlow(model, name, { ...options, profile }).record),
  );
  const places = placesOf(found.flow.definition.actions);
  const names = new Set([...(host?.keys() ?? []), ...(strict?.keys() ?? [])]);
  return [...names].flatMap((action): Diagnostic[] => {
    const [left, right] = [host?.get(action), strict?.get(action)];
    if (left !== undefined && right !== undefined && jsonEquals(left, right)) return [];
    return [
      {
        code: "run/profiles-differ",
        severity: "warning",
        message: `"${action}" does not do the same under both readings of the language.`,
        at: atPart(found.flow.part, ...(places.get(action.toLowerCase())?.pointer ?? [])),
      },
    ];
  });
}

function actionsOf(record: JsonObject | undefined): JsonObject {
  const actions = record?.get("actions");
  return isJsonObject(actions) ? actions : new Map();
}
