import type { Address } from "#foundation";
import { type Expression, type Template, templatesOfAction, templatesOfTrigger } from "#wdl";
import type { FlowView } from "./flow-view.ts";

/** A literal text, also one inside an expression. */
export interface PlacedText {
  readonly text: string;
  readonly at: () => Address;
}

const known = new WeakMap<FlowView, readonly PlacedText[]>();

/** Every literal text that a flow holds in what it gives to actions. */
export function textsIn(view: FlowView): readonly PlacedText[] {
  const found = known.get(view);
  if (found) return found;
  const texts: PlacedText[] = [];
  for (const trigger of view.flow.triggers) {
    for (const { template, path } of templatesOfTrigger(trigger)) {
      collect(template, path, (...inner) => view.atTrigger(...inner), texts);
    }
  }
  for (const step of view.steps) {
    for (const { template, path } of templatesOfAction(step.action)) {
      collect(template, path, (...inner) => view.at(step, ...inner), texts);
    }
  }
  known.set(view, texts);
  return texts;
}

function collect(
  template: Template,
  path: readonly string[],
  at: (...path: readonly string[]) => Address,
  texts: PlacedText[],
): void {
  const add = (text: string): void => {
    texts.push({ text, at: () => at(...path) });
  };
  switch (template.kind) {
    case "constant":
      return;
    case "text":
      add(template.value);
      return;
    case "expression":
      inExpression(template.expression, add);
      return;
    case "interpolation":
      for (const part of template.parts) {
        if (part.kind === "text") add(part.value);
        else inExpression(part.expression, add);
      }
      return;
    case "list":
      for (const [index, item] of template.items.entries()) {
        collect(item, [...path, String(index)], at, texts);
      }
      return;
    case "record":
      for (const { key, value } of template.entries) {
        collect(value, [...path, key.kind === "text" ? key.value : "@"], at, texts);
      }
      return;
  }
}

function inExpression(node: Expression, add: (text: string) => void): void {
  if (node.kind === "string") add(node.value);
  else if (node.kind === "call") for (const argument of node.args) inExpression(argument, add);
  else if (node.kind === "access") inExpression(node.of, add);
}
