import type { Action, IfAction } from "./action.ts";
import { foldCondition } from "./condition.ts";
import type { Expression } from "./expression/ast.ts";
import type { Template } from "./template.ts";
import type { Trigger } from "./trigger.ts";

/** A template of an action or trigger with its JSON path inside it. */
export interface PlacedTemplate {
  readonly path: readonly string[];
  readonly template: Template;
}

/** Every template an action holds itself, not those of the actions inside it. */
export const templatesOfAction = (action: Action): readonly PlacedTemplate[] => [
  ...settingsOfAction(action),
  ...ownTemplates(action),
];

/** What an action of any kind may say beside its own. */
export const settingsOfAction = (action: Action): readonly PlacedTemplate[] => [
  ...placed(action.runtimeConfiguration, "runtimeConfiguration"),
  ...placed(action.limit, "limit"),
  ...placed(action.trackedProperties, "trackedProperties"),
];

function ownTemplates(action: Action): readonly PlacedTemplate[] {
  switch (action.kind) {
    case "scope":
    case "foreign":
      return [];
    case "if":
      return conditionTemplates(action);
    case "switch":
      return placed(action.expression, "expression");
    case "for-each":
      return placed(action.foreach, "foreach");
    case "until":
      return placed(action.expression, "expression");
    case "terminate":
      return [
        ...placed(action.runStatus, "inputs", "runStatus"),
        ...placed(action.runError, "inputs", "runError"),
      ];
    case "wait":
    case "compose":
    case "data-operation":
    case "legacy-connector":
    case "http":
    case "changeset":
      return placed(action.inputs, "inputs");
    case "child-flow":
      return [
        ...placed(action.headers, "inputs", "headers"),
        ...placed(action.body, "inputs", "body"),
        ...placed(action.retryPolicy, "inputs", "retryPolicy"),
      ];
    case "initialize-variable":
      return action.variables.flatMap(({ value }, index) =>
        placed(value, "inputs", "variables", String(index), "value"),
      );
    case "set-variable":
    case "increment-variable":
    case "decrement-variable":
    case "append-to-string-variable":
    case "append-to-array-variable":
      return [
        ...placed(action.variable, "inputs", "name"),
        ...placed(action.value, "inputs", "value"),
      ];
    case "parse-json":
      return [
        ...placed(action.content, "inputs", "content"),
        ...placed(action.schema, "inputs", "schema"),
      ];
    case "filter-array":
      return [...placed(action.from, "inputs", "from"), ...placed(action.where, "inputs", "where")];
    case "select":
      return [
        ...placed(action.from, "inputs", "from"),
        ...placed(action.select, "inputs", "select"),
      ];
    case "table":
      return [
        ...placed(action.from, "inputs", "from"),
        ...placed(action.format, "inputs", "format"),
        ...placed(action.columns, "inputs", "columns"),
      ];
    case "join":
      return [
        ...placed(action.from, "inputs", "from"),
        ...placed(action.joinWith, "inputs", "joinWith"),
      ];
    case "connector":
      return [
        ...placed(action.parameters, "inputs", "parameters"),
        ...placed(action.authentication, "inputs", "authentication"),
        ...placed(action.retryPolicy, "inputs", "retryPolicy"),
      ];
    case "response":
      return [
        ...placed(action.statusCode, "inputs", "statusCode"),
        ...placed(action.headers, "inputs", "headers"),
        ...placed(action.body, "inputs", "body"),
        ...placed(action.schema, "inputs", "schema"),
      ];
  }
}

export function templatesOfTrigger(trigger: Trigger): readonly PlacedTemplate[] {
  return [
    ...placed(trigger.recurrence, "recurrence"),
    ...placed(trigger.splitOn, "splitOn"),
    ...placed(trigger.conditions, "conditions"),
    ...placed(trigger.runtimeConfiguration, "runtimeConfiguration"),
    ...placed(trigger.correlation, "correlation"),
    ...triggerTemplates(trigger),
  ];
}

function triggerTemplates(trigger: Trigger): readonly PlacedTemplate[] {
  switch (trigger.kind) {
    case "foreign":
      return [];
    case "recurrence":
    case "request":
    case "legacy-connector":
      return placed(trigger.inputs, "inputs");
    case "connector":
      return [
        ...placed(trigger.parameters, "inputs", "parameters"),
        ...placed(trigger.authentication, "inputs", "authentication"),
        ...placed(trigger.retryPolicy, "inputs", "retryPolicy"),
      ];
  }
}

function conditionTemplates({ expression }: IfAction): readonly PlacedTemplate[] {
  const found: PlacedTemplate[] = [];
  foldCondition<void>(expression, {
    template: (template, way) => void found.push({ path: way.slice(), template }),
    function: (_, operands) => void operands(),
  });
  return found;
}

const placed = (template: Template | undefined, ...path: string[]): PlacedTemplate[] =>
  template === undefined ? [] : [{ path, template }];

/** Every expression in a template, in the order written. */
export function expressionsIn(template: Template): readonly Expression[] {
  const found: Expression[] = [];
  collect(template, found);
  return found;
}

function collect(template: Template, found: Expression[]): void {
  switch (template.kind) {
    case "constant":
    case "text":
      return;
    case "expression":
      found.push(template.expression);
      return;
    case "interpolation":
      for (const part of template.parts) {
        if (part.kind === "expression") found.push(part.expression);
      }
      return;
    case "list":
      for (const item of template.items) collect(item, found);
      return;
    case "record":
      for (const { key, value } of template.entries) {
        if (key.kind !== "text") collect(key, found);
        collect(value, found);
      }
      return;
  }
}
