import fc from "fast-check";
import {
  compose,
  type FlowDefinition,
  fn,
  increment,
  initialize,
  record,
  type Steps,
  set,
  type Typed,
  type Variable,
} from "#wdl";

/** A plan of steps: what a flow does, before it has names. */
export type Plan =
  | { readonly kind: "compose"; readonly text: string }
  | { readonly kind: "read"; readonly which: number }
  | { readonly kind: "count" }
  | { readonly kind: "remember"; readonly which: number }
  | { readonly kind: "scope" | "when" | "each" | "until"; readonly inside: readonly Plan[] };

const leaf: fc.Arbitrary<Plan> = fc.oneof(
  fc.record({ kind: fc.constant("compose" as const), text: fc.string() }),
  fc.record({ kind: fc.constant("read" as const), which: fc.nat(9) }),
  fc.record({ kind: fc.constant("count" as const) }),
  fc.record({ kind: fc.constant("remember" as const), which: fc.nat(9) }),
);

export const anyPlan: fc.Arbitrary<readonly Plan[]> = fc.letrec<{
  readonly plan: Plan;
  readonly plans: readonly Plan[];
}>((tie) => ({
  plan: fc.oneof(
    { maxDepth: 6, withCrossShrink: true },
    { weight: 4, arbitrary: leaf },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constantFrom("scope" as const, "when" as const, "each" as const, "until" as const),
        inside: tie("plans"),
      }),
    },
  ),
  plans: fc.array(tie("plan"), { minLength: 1, maxLength: 4 }),
})).plans;

/** The flow of a plan, said with the builders: whatever the plan is, it can be switched on. */
export function flowOf(plan: readonly Plan[]): FlowDefinition {
  let count = 0;
  const name = (what: string): string => {
    count += 1;
    return `${what} ${count}`;
  };
  const { actions } = record((steps) => {
    const counter = steps.do("Start counting", initialize("count", "Integer", 0));
    const memory = steps.do("Start remembering", initialize("memory", "String", ""));
    play(plan, steps, [], { counter, memory, name });
  });
  return {
    connections: [],
    parameters: [],
    triggers: [{ kind: "request", requestKind: "Button", name: "manual" }],
    actions,
  };
}

interface Tools {
  readonly counter: Variable<number>;
  readonly memory: Variable<string>;
  readonly name: (what: string) => string;
}

/** `seen` are outputs that may be read here; what is said inside a container can be read behind it. */
function play(plan: readonly Plan[], steps: Steps, seen: Typed<unknown>[], tools: Tools): void {
  const { counter, memory, name } = tools;
  for (const one of plan) {
    const before = [...seen];
    const read = (which: number): Typed<unknown> =>
      before[which % Math.max(1, before.length)] ?? counter.value;
    switch (one.kind) {
      case "compose":
        seen.push(steps.do(name("Compose"), compose({ text: one.text })).output);
        break;
      case "read":
        seen.push(steps.do(name("Read"), compose(read(one.which))).output);
        break;
      case "count":
        steps.do(name("Count"), increment(counter));
        break;
      case "remember":
        steps.do(name("Remember"), set(memory, fn.string(read(one.which))));
        break;
      case "scope":
        steps.scope(name("Scope"), (inner) => play(one.inside, inner, seen, tools));
        break;
      case "when":
        steps.when(
          name("When"),
          fn.less(counter.value, 3),
          (inner) => play(one.inside, inner, seen, tools),
          (inner) => play(one.inside, inner, [...before], tools),
        );
        break;
      case "each":
        steps.forEach(name("Each"), fn.split(memory.value, ","), (item, inner) => {
          seen.push(inner.do(name("Item"), compose(item)).output);
          play(one.inside, inner, seen, tools);
        });
        break;
      case "until":
        steps.until(name("Until"), { count: 5, timeout: "PT1H" }, (inner) => {
          play(one.inside, inner, seen, tools);
          return fn.greater(counter.value, 3);
        });
        break;
    }
  }
}

export const anyValidFlow: fc.Arbitrary<FlowDefinition> = anyPlan.map(flowOf);
