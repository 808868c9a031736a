import { type Address, atPart } from "#foundation";
import type { Action, FlowDefinition } from "#wdl";
import { type Expressions, expressionsOf } from "./expressions.ts";
import type { KnownTables } from "./known-tables.ts";
import { type Order, orderOf } from "./order.ts";
import { type Step, stepsOf } from "./steps.ts";

/** What a flow stands among. */
export interface Surroundings {
  readonly tables: KnownTables;
  /** The flow that a call names by its id, where it is part of the same solution. */
  readonly calledFlow: (id: string) => FlowView | undefined;
}

/** A flow with every question that rules ask of it answered once. */
export interface FlowView extends Expressions, Order, Surroundings {
  readonly flow: FlowDefinition;
  /** The flow's file. */
  readonly part: string;
  /** Whether only the definition was given: its connections are elsewhere. */
  readonly isBare: boolean;
  /** Every action, parents before children. */
  readonly steps: readonly Step[];
  /** Without regard to case. */
  readonly stepNamed: (name: string) => Step | undefined;
  readonly stepsOfKind: <Kind extends Action["kind"]>(
    ...kinds: readonly Kind[]
  ) => readonly Step<Extract<Action, { readonly kind: Kind }>>[];
  /** A place below an action. */
  readonly at: (step: Step, ...path: readonly string[]) => Address;
  readonly atTrigger: (...path: readonly string[]) => Address;
  /** A place in the flow's file, from its root. */
  readonly atFile: (...path: readonly string[]) => Address;
  /** A place in the flow's file outside triggers and actions. */
  readonly atFlow: (...path: readonly string[]) => Address;
  readonly atDefinition: (...path: readonly string[]) => Address;
}

const NO_STEPS: readonly Step[] = Object.freeze([]);

export function viewOf(flow: FlowDefinition, part: string, among: Surroundings): FlowView {
  const steps = stepsOf(flow.actions);
  const byName = new Map<string, Step>();
  for (const step of steps) {
    const key = step.action.name.toLowerCase();
    if (!byName.has(key)) byName.set(key, step);
  }
  const { outer, definition, isBare } = prefixesOf(flow);
  const trigger = flow.triggers[0]?.name ?? "";
  const places = {
    at: (step: Step, ...path: readonly string[]) =>
      atPart(part, ...definition, ...step.path(), ...path),
    atTrigger: (...path: readonly string[]) =>
      atPart(part, ...definition, "triggers", trigger, ...path),
    atFile: (...path: readonly string[]) => atPart(part, ...path),
    atFlow: (...path: readonly string[]) => atPart(part, ...outer, ...path),
    atDefinition: (...path: readonly string[]) => atPart(part, ...definition, ...path),
  };
  const stepNamed = (name: string) => byName.get(name.toLowerCase());
  const byKind = new Map<string, Step[]>();
  for (const step of steps) {
    const same = byKind.get(step.action.kind);
    if (same) same.push(step);
    else byKind.set(step.action.kind, [step]);
  }
  const ofKind = (kind: Action["kind"] | undefined) =>
    (byKind.get(kind ?? "") ?? NO_STEPS) as readonly Step<never>[];
  return {
    flow,
    part,
    isBare,
    ...among,
    steps,
    stepNamed,
    stepsOfKind: (first, ...others) => {
      const found = ofKind(first);
      return others.length === 0 ? found : [found, ...others.map(ofKind)].flat();
    },
    ...places,
    ...expressionsOf(flow, steps, { ...places, stepNamed }),
    ...orderOf(steps),
  };
}

/** Where the connections and the definition stand in the file: a whole file, `properties`, or bare. */
function prefixesOf({ layout }: FlowDefinition) {
  const keys = layout?.[""]?.order;
  if (!keys || keys.includes("properties")) {
    return { outer: ["properties"], definition: ["properties", "definition"], isBare: false };
  }
  return keys.includes("definition")
    ? { outer: [], definition: ["definition"], isBare: false }
    : { outer: [], definition: [], isBare: !keys.includes("connectionReferences") };
}
