import type { ChangeVariableAction, InitializeVariableAction, VariableDeclaration } from "#wdl";
import type { FlowView } from "./flow-view.ts";
import { literalText } from "./literal.ts";
import { oncePer } from "./once-per.ts";
import type { Step } from "./steps.ts";

/** A variable with the action that makes it. */
export interface Declaration {
  readonly variable: VariableDeclaration;
  readonly step: Step<InitializeVariableAction>;
  /** Its place in the action's list. */
  readonly index: number;
}

export const CHANGES = [
  "set-variable",
  "increment-variable",
  "decrement-variable",
  "append-to-string-variable",
  "append-to-array-variable",
] as const;

/** The first declaration of every variable, by name in lower case: names are compared so. */
export const declarationsIn = oncePer((flow: FlowView): ReadonlyMap<string, Declaration> => {
  const declarations = new Map<string, Declaration>();
  for (const one of allDeclarations(flow)) {
    const key = one.variable.name.toLowerCase();
    if (!declarations.has(key)) declarations.set(key, one);
  }
  return declarations;
});

export const allDeclarations = ({ stepsOfKind }: FlowView): readonly Declaration[] =>
  stepsOfKind("initialize-variable").flatMap((step) =>
    step.action.variables.map((variable, index) => ({ variable, step, index })),
  );

export const changesIn = ({
  stepsOfKind,
}: FlowView): readonly { readonly step: Step<ChangeVariableAction>; readonly name: string }[] =>
  stepsOfKind(...CHANGES).flatMap((step) => {
    const name = literalText(step.action.variable);
    return name === undefined ? [] : [{ step, name }];
  });
