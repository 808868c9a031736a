import type { Address } from "#foundation";
import {
  type Call,
  type Expression,
  type ExpressionReference,
  expressionsIn,
  type FlowDefinition,
  type PlacedTemplate,
  referenceKindOf,
  templatesOfAction,
  templatesOfTrigger,
} from "#wdl";
import type { Step } from "./steps.ts";

/** An expression at its place in the flow. */
export interface PlacedExpression {
  /** Undefined in the trigger. */
  readonly step: Step | undefined;
  /** Below the action or the trigger, to the string that holds it. */
  readonly path: readonly string[];
  readonly expression: Expression;
  readonly at: () => Address;
}

/** A call with what is around it, the nearest last. */
export interface PlacedCall {
  readonly call: Call;
  readonly parents: readonly Expression[];
  readonly in: PlacedExpression;
}

/** A place where an expression reads something by its name. */
export interface PlacedReference extends PlacedCall {
  readonly kind: ExpressionReference["kind"];
  /** As written; undefined where it is computed, and for the trigger. */
  readonly name: string | undefined;
}

export interface Expressions {
  readonly expressions: readonly PlacedExpression[];
  readonly calls: readonly PlacedCall[];
  readonly references: readonly PlacedReference[];
}

interface Places {
  readonly at: (step: Step, ...path: readonly string[]) => Address;
  readonly atTrigger: (...path: readonly string[]) => Address;
}

export function expressionsOf(
  { triggers }: FlowDefinition,
  steps: readonly Step[],
  { at, atTrigger }: Places,
): Expressions {
  const expressions: PlacedExpression[] = [];
  const calls: PlacedCall[] = [];
  const references: PlacedReference[] = [];
  const add = (step: Step | undefined, placed: readonly PlacedTemplate[]): void => {
    for (const { path: outer, template } of placed) {
      for (const { path: inner, expression } of expressionsIn(template)) {
        const path = inner.length === 0 ? outer : [...outer, ...inner];
        const one = {
          step,
          path,
          expression,
          at: () => (step ? at(step, ...path) : atTrigger(...path)),
        };
        expressions.push(one);
        collect(expression, [], one, calls, references);
      }
    }
  };
  for (const trigger of triggers) add(undefined, templatesOfTrigger(trigger));
  for (const step of steps) add(step, templatesOfAction(step.action));
  return { expressions, calls, references };
}

function collect(
  node: Expression,
  parents: readonly Expression[],
  place: PlacedExpression,
  calls: PlacedCall[],
  references: PlacedReference[],
): void {
  if (node.kind === "access") {
    const below = [...parents, node];
    collect(node.of, below, place, calls, references);
    if (node.key.kind === "call" || node.key.kind === "access") {
      collect(node.key, below, place, calls, references);
    }
    return;
  }
  if (node.kind !== "call") return;
  calls.push({ call: node, parents, in: place });
  const kind = referenceKindOf(node.name);
  if (kind) {
    const [first] = node.args;
    const name = kind !== "trigger" && first?.kind === "string" ? first.value : undefined;
    references.push({ call: node, parents, in: place, kind, name });
  }
  if (node.args.length === 0) return;
  const below = [...parents, node];
  for (const argument of node.args) collect(argument, below, place, calls, references);
}

/** Arguments by position; undefined is a missing one. */
export const textOf = (node: Expression | undefined): string | undefined =>
  node?.kind === "string" ? node.value : undefined;

export const isCall = (node: Expression | undefined, ...names: readonly string[]): node is Call =>
  node?.kind === "call" && names.includes(node.name.toLowerCase());
