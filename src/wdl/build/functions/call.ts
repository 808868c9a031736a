import { invariant } from "#foundation";
import type { Expression } from "../../expression/ast.ts";
import type { FunctionName } from "../../expression/functions/index.ts";
import { withBlanksBefore } from "../../expression/walk.ts";
import { type Operand, operandNode, type Typed, typed } from "../typed.ts";

export type Simple = string | number | boolean | null;
export type Text = Operand<string>;
export type Amount = Operand<number>;
export type Truth = Operand<boolean>;

/** For the few functions that take a value of any type. */
export type Anything = Typed<unknown> | Simple;

/** What an operand gives at run time. */
export type ValueOf<Given> = Given extends Typed<infer Value> ? Value : Given;

/** A type that the author must say: it is never taken from where the value is used. */
export type Claimed<Value> = Typed<NoInfer<Value>>;

/** An object that is no array. */
export type Thing = object & { readonly length?: never };

/** Binary content and XML as values: the bytes in base64 and their type. */
export interface Envelope {
  readonly "$content-type": string;
  readonly $content: string;
}

/** A builder of calls of one function; its type says which operands the function takes. */
export const calls = <Build extends (...operands: never[]) => Typed<unknown>>(
  name: FunctionName,
): Build =>
  ((...operands: readonly Anything[]) =>
    typed(callOf(name, operands.map(operandOf)))) as unknown as Build;

/** A call in the designer's spelling: a blank after each comma. */
export const callOf = (name: FunctionName, args: readonly Expression[]): Expression => ({
  kind: "call",
  name,
  args: args.map((argument, index) => (index === 0 ? argument : withBlanksBefore(argument, " "))),
});

function operandOf(operand: Anything): Expression {
  invariant(
    typeof operand !== "number" || Number.isFinite(operand),
    "the language has no literal for NaN and infinity",
  );
  return operandNode(operand);
}
