import type { Address } from "#foundation";
import {
  type Call,
  type ConditionFold,
  type Expression,
  type ExpressionReference,
  type FlowDefinition,
  type FunctionSignature,
  foldCondition,
  functionNamed,
  lowerName,
  type PlacedTemplate,
  referenceKindOf,
  settingsOfAction,
  type Template,
  templatesOfAction,
  templatesOfTrigger,
} from "#wdl";
import type { Around } from "./around.ts";
import { operandOf } from "./operand.ts";
import type { Step } from "./steps.ts";

/** A string of the flow's file. */
export interface Place {
  /** Undefined in the trigger. */
  readonly step: Step | undefined;
  /** Below the action or the trigger. */
  readonly path: readonly string[];
  readonly at: () => Address;
}

/** An expression at its place in the flow. */
export interface PlacedExpression extends Place {
  readonly expression: Expression;
  /** `@…`, a `@{…}` with nothing around it, or one of several pieces of a text. */
  readonly form: "value" | "sole" | "piece";
  /** Characters of its names, literals and blanks: it is printed in somewhat more. */
  readonly size: number;
}

/**
 * A call with what is around it. The functions that an object of an If names are calls of their
 * operands (flow-language.md §3.1).
 */
export interface PlacedCall {
  readonly call: Call;
  /** Its name in lower case: names are compared so. */
  readonly lower: string;
  /** Undefined for a function that nobody knows. */
  readonly signature: FunctionSignature | undefined;
  readonly around: Around | undefined;
  readonly in: PlacedExpression;
  /** Its place among the calls of the flow. */
  readonly index: number;
}

/** A place where an expression reads something by its name. */
export interface PlacedReference extends PlacedCall {
  readonly kind: ExpressionReference["kind"];
  /** As written; undefined where it is computed, and for the trigger. */
  readonly name: string | undefined;
  /** The action of that name, where the name is to be one's. */
  readonly read: Step | undefined;
}

/** A literal text, also one inside an expression. */
export interface PlacedText {
  readonly text: string;
  /** Whether it stands in the quotes of an expression. */
  readonly quoted: boolean;
  readonly in: Place;
}

export interface Expressions {
  readonly expressions: readonly PlacedExpression[];
  readonly calls: readonly PlacedCall[];
  /** Calls of the functions that are meant, by their names in lower case. */
  readonly callsOf: (isMeant: (lower: string) => boolean) => readonly PlacedCall[];
  readonly references: readonly PlacedReference[];
  /** Every literal text in what is given to the trigger and to actions. */
  readonly texts: readonly PlacedText[];
}

interface Places {
  readonly at: (step: Step, ...path: readonly string[]) => Address;
  readonly atTrigger: (...path: readonly string[]) => Address;
  readonly stepNamed: (name: string) => Step | undefined;
}

/** One walk over everything a flow says, for every rule. */
export function expressionsOf(
  { triggers }: FlowDefinition,
  steps: readonly Step[],
  { at, atTrigger, stepNamed }: Places,
): Expressions {
  const expressions: PlacedExpression[] = [];
  const calls: PlacedCall[] = [];
  const references: PlacedReference[] = [];
  const texts: PlacedText[] = [];
  const spelled = new Map<string, CallsOfFunction>();
  const functions = new Map<string, CallsOfFunction>();

  /** The way to where the walk is. */
  let way: string[] = [];
  let step: Step | undefined;
  let size = 0;
  /** The functions of an If's objects that what is walked stands in. */
  let decisions: Around | undefined;

  const addressOf = (here: Step | undefined, path: readonly string[]) => (): Address =>
    here ? at(here, ...path) : atTrigger(...path);
  const placeHere = (): Place => {
    const path = way.slice();
    return { step, path, at: addressOf(step, path) };
  };
  // Field by field: there are so many that a spread would cost a tenth of a check.
  const placedHere = (expression: Expression, form: PlacedExpression["form"]) => {
    const path = way.slice();
    return { step, path, at: addressOf(step, path), expression, form, size: 0 };
  };

  const add = (expression: Expression, form: PlacedExpression["form"]): void => {
    const place = placedHere(expression, form);
    expressions.push(place);
    size = 0;
    visit(expression, decisions, place);
    place.size = size;
  };

  const functionAs = (name: string): CallsOfFunction => {
    const known = spelled.get(name);
    if (known) return known;
    const lower = lowerName(name);
    const found = functions.get(lower) ?? {
      lower,
      signature: functionNamed(lower),
      kind: referenceKindOf(lower),
      calls: [],
    };
    functions.set(lower, found);
    spelled.set(name, found);
    return found;
  };

  const addCall = (call: Call, around: Around | undefined, place: PlacedExpression): void => {
    const { lower, signature, kind, calls: same } = functionAs(call.name);
    const index = calls.length;
    if (kind) {
      const [first] = call.args;
      const name = kind !== "trigger" && first?.kind === "string" ? first.value : undefined;
      const read = name !== undefined && NAMES_ACTION.has(kind) ? stepNamed(name) : undefined;
      const placed = { call, lower, signature, around, in: place, index, kind, name, read };
      calls.push(placed);
      same.push(placed);
      references.push(placed);
    } else {
      const placed = { call, lower, signature, around, in: place, index };
      calls.push(placed);
      same.push(placed);
    }
  };

  const visit = (node: Expression, around: Around | undefined, place: PlacedExpression): void => {
    size += 1 + (node.before?.length ?? 0);
    if (node.kind === "string") {
      size += node.value.length;
      texts.push({ text: node.value, quoted: true, in: place });
    } else if (node.kind === "access") {
      const inside = { node, around };
      if (node.key.kind === "string") size += node.key.value.length;
      visit(node.of, inside, place);
      if (node.key.kind === "call" || node.key.kind === "access") visit(node.key, inside, place);
    } else if (node.kind === "call") {
      const { args } = node;
      size += node.name.length;
      addCall(node, around, place);
      if (args.length === 0) return;
      const inside = { node, around };
      for (let index = 0; index < args.length; index += 1) {
        visit(args[index] as Expression, inside, place);
      }
    }
  };

  const walk = (template: Template): void => {
    switch (template.kind) {
      case "constant":
        return;
      case "text":
        texts.push({ text: template.value, quoted: false, in: placeHere() });
        return;
      case "expression":
        add(template.expression, "value");
        return;
      case "interpolation":
        for (const part of template.parts) {
          if (part.kind === "text")
            texts.push({ text: part.value, quoted: false, in: placeHere() });
          else add(part.expression, template.parts.length === 1 ? "sole" : "piece");
        }
        return;
      case "list": {
        const { items } = template;
        for (let index = 0; index < items.length; index += 1) {
          way.push(String(index));
          walk(items[index] as Template);
          way.pop();
        }
        return;
      }
      case "record":
        for (const { key, value } of template.entries) {
          if (key.kind !== "text") walk(key);
          way.push(key.kind === "text" ? key.value : "@");
          walk(value);
          way.pop();
        }
        return;
    }
  };

  const below = (owner: Step | undefined, placed: readonly PlacedTemplate[]): void => {
    step = owner;
    for (const { path, template } of placed) {
      way = path.slice();
      walk(template);
    }
  };
  /** An If's objects: each is a call of what its operands are. */
  const decide: ConditionFold<Expression> = {
    template: (template) => {
      walk(template);
      return operandOf(template);
    },
    function: ({ name }, operands) => {
      const args: Expression[] = [];
      const call: Call = { kind: "call", name, args };
      const outside = decisions;
      addCall(call, outside, placedHere(call, "value"));
      decisions = { node: call, around: outside };
      args.push(...operands());
      decisions = outside;
      return call;
    },
  };

  for (const trigger of triggers) below(undefined, templatesOfTrigger(trigger));
  for (const one of steps) {
    const { action } = one;
    if (action.kind === "if" && action.expression.kind === "function") {
      step = one;
      way = ["expression"];
      foldCondition(action.expression, decide, way);
      below(one, settingsOfAction(action));
    } else below(one, templatesOfAction(action));
  }
  return {
    expressions,
    calls,
    callsOf: (isMeant) => {
      const found: PlacedCall[][] = [];
      functions.forEach(({ lower, calls: same }) => {
        if (isMeant(lower)) found.push(same);
      });
      if (found.length < 2) return found[0] ?? NO_CALLS;
      return found.flat().sort((one, other) => one.index - other.index);
    },
    references,
    texts,
  };
}

const NO_CALLS: readonly PlacedCall[] = Object.freeze([]);

const NAMES_ACTION: ReadonlySet<ExpressionReference["kind"]> = new Set([
  "action",
  "container",
  "loop",
]);

/** A function with its calls, however they spell it. */
interface CallsOfFunction {
  readonly lower: string;
  readonly signature: FunctionSignature | undefined;
  readonly kind: ExpressionReference["kind"] | undefined;
  readonly calls: PlacedCall[];
}

export const isCall = (node: Expression | undefined, ...names: readonly string[]): node is Call =>
  node?.kind === "call" && names.includes(lowerName(node.name));
