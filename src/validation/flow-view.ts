import { type Address, atPart } from "#foundation";
import type { Action, FlowDefinition } from "#wdl";
import { type Expressions, expressionsOf } from "./expressions.ts";
import type { KnownTables } from "./known-tables.ts";
import type { Remembering } from "./once-per.ts";
import { type Order, orderOf } from "./order.ts";
import { pathOf, type Step, stepsOf } from "./steps.ts";
import type { Shape } from "./value-shape.ts";

/** What a flow stands among. */
export interface Surroundings {
  readonly tables: KnownTables;
  /** What a flow answers when it is called by its id, where it is part of the same solution. */
  readonly answerOf: (id: string) => Shape | undefined;
}

/** A flow with every question that rules ask of it answered once. */
export interface FlowView extends Expressions, Order, Surroundings, Remembering {
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
      atPart(part, ...definition, ...pathOf(step), ...path),
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
  const own: OwnAnswers = {
    answers: new Map(),
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
    said: later(() => expressionsOf(flow, steps, { ...places, stepNamed })),
    order: later(() => orderOf(steps)),
  };
  return Object.assign(Object.create(LATE_ANSWERS), own);
}

/** The same view of the flow as it would be otherwise. */
export const viewAs = (view: FlowView, flow: FlowDefinition): FlowView =>
  Object.create(view, { flow: { value: flow, enumerable: true } });

interface Late {
  readonly said: () => Expressions;
  readonly order: () => Order;
}

type OwnAnswers = Omit<FlowView, keyof Expressions | keyof Order> & Late;

/**
 * Of a flow that another one starts or calls few questions are asked, so these are answered when they
 * are. One object for all views: accessors written into each would give each a shape of its own, and
 * with the shape the engine would keep all the view knows until it looks through all of its memory.
 */
const LATE_ANSWERS: Expressions & Order & ThisType<Late> = Object.freeze({
  get expressions() {
    return this.said().expressions;
  },
  get calls() {
    return this.said().calls;
  },
  get callsOf() {
    return this.said().callsOf;
  },
  get references() {
    return this.said().references;
  },
  get texts() {
    return this.said().texts;
  },
  get isBefore() {
    return this.order().isBefore;
  },
  get predecessors() {
    return this.order().predecessors;
  },
});

/** Worked out when it is first asked for. */
function later<Answer>(work: () => Answer): () => Answer {
  let found: { readonly answer: Answer } | undefined;
  return () => {
    found ??= { answer: work() };
    return found.answer;
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
