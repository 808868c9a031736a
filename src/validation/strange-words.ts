import type { Address } from "#foundation";
import type { Action, Template, Trigger } from "#wdl";
import type { FlowView } from "./flow-view.ts";
import { literalText, memberOf } from "./literal.ts";
import { oncePer } from "./once-per.ts";

/** A word that has to be one of several and is none of them. */
export interface StrangeWord {
  readonly word: string;
  readonly words: readonly string[];
  /** Whether there are no others for certain. */
  readonly complete: boolean;
  readonly at: () => Address;
}

interface Enumeration {
  /** Below the action or trigger. */
  readonly path: readonly string[];
  readonly of: string | undefined;
  readonly words: readonly string[];
  readonly complete: boolean;
}

const UNITS = ["Second", "Minute", "Hour", "Day", "Week", "Month"];
/** Whose connection it is (flow-language.md §1.1). */
const SOURCES = ["embedded", "invoker"];
const OLD_SOURCES = ["Embedded", "Invoker"];
const STATUSES = ["Succeeded", "Failed", "Skipped", "TimedOut"];
const isStatus = (word: string): boolean => STATUSES.includes(word);
const NOTHING: readonly Enumeration[] = Object.freeze([]);
const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE"];
const REQUEST_KINDS = [
  "Http",
  "Button",
  "PowerApp",
  "PowerAppV2",
  "Skills",
  "VirtualAgent",
  "PowerPages",
  "ApiConnection",
];
const DATA_OPERATIONS = [
  "CurrentTime",
  "AddToTime",
  "SubtractFromTime",
  "GetFutureTime",
  "GetPastTime",
  "ConvertTimeZone",
  "FormatNumber",
  "IndexOf",
  "Substring",
];
/** Of actions and triggers (flow-language.md §2, §3, §5). */
const OPTIONS = [
  "DisableAsyncPattern",
  "Asynchronous",
  "FailWhenLimitsReached",
  "SuppressWorkflowHeaders",
  "SuppressWorkflowHeadersOnResponse",
  "DisableAutomaticDecompression",
  "EnableSchemaValidation",
  "SingleInstance",
  "Sequential",
];

const open = (of: string | undefined, words: readonly string[], ...path: readonly string[]) => ({
  path,
  of,
  words,
  complete: false,
});

const closed = (of: string | undefined, words: readonly string[], ...path: readonly string[]) => ({
  path,
  of,
  words,
  complete: true,
});

/** Every word of a flow that should be one of a list and is not, as far as it is written out. */
export const strangeWordsIn = oncePer((view: FlowView): readonly StrangeWord[] => {
  const { flow, steps, at, atTrigger, atFlow } = view;
  const words: StrangeWord[] = [];
  const add = (found: readonly Enumeration[], place: (...path: string[]) => Address): void => {
    for (const { path, of: word, ...rest } of found) {
      if (word === undefined || rest.words.includes(word)) continue;
      words.push({ word, ...rest, at: () => place(...path) });
    }
  };
  for (const { key, legacy, runtimeSource } of flow.connections) {
    const place = ["connectionReferences", key, legacy ? "source" : "runtimeSource"];
    add([closed(runtimeSource, legacy ? OLD_SOURCES : SOURCES, ...place)], atFlow);
  }
  for (const trigger of flow.triggers) add(ofTrigger(trigger), atTrigger);
  for (const step of steps) {
    const found = ofAction(step.action);
    if (found.length > 0) add(found, (...path) => at(step, ...path));
  }
  return words;
});

const ofTrigger = (trigger: Trigger): readonly Enumeration[] => [
  ...options(trigger.operationOptions),
  closed(textAt(trigger.recurrence, "frequency"), UNITS, "recurrence", "frequency"),
  ...(trigger.kind === "request"
    ? [
        open(trigger.requestKind, REQUEST_KINDS, "kind"),
        open(textAt(trigger.inputs, "method"), METHODS, "inputs", "method"),
      ]
    : []),
];

function ofAction(action: Action): readonly Enumeration[] {
  const { runAfter = [], runtimeConfiguration, operationOptions } = action;
  const own = ofKind(action);
  // Nearly every action waits as it should and says no more: nothing is made for it.
  const waitsAsItShould = runAfter.every(({ statuses }) => statuses.every(isStatus));
  if (waitsAsItShould && operationOptions === undefined && !runtimeConfiguration) return own;
  return [
    ...runAfter.flatMap(({ action: name, statuses }) =>
      statuses.map((status, index) => open(status, STATUSES, "runAfter", name, String(index))),
    ),
    ...options(operationOptions),
    ...(runtimeConfiguration ? ofSettings(runtimeConfiguration) : []),
    ...own,
  ];
}

const options = (text: string | undefined): readonly Enumeration[] =>
  text === undefined
    ? NOTHING
    : text.split(",").map((one) => closed(one.trim(), OPTIONS, "operationOptions"));

function ofSettings(settings: Template): readonly Enumeration[] {
  const hidden = memberOf(settings, "secureData", "properties");
  const place = (...path: readonly string[]) => ["runtimeConfiguration", ...path];
  return [
    closed(
      textAt(settings, "contentTransfer", "transferMode"),
      ["Chunked"],
      ...place("contentTransfer", "transferMode"),
    ),
    closed(
      textAt(settings, "staticResult", "staticResultOptions"),
      ["Enabled", "Disabled"],
      ...place("staticResult", "staticResultOptions"),
    ),
    ...(hidden?.kind === "list" ? hidden.items : []).map((item, index) =>
      closed(
        literalText(item),
        ["inputs", "outputs"],
        ...place("secureData", "properties", String(index)),
      ),
    ),
  ];
}

function ofKind(action: Action): readonly Enumeration[] {
  switch (action.kind) {
    case "terminate":
      return [
        open(
          literalText(action.runStatus),
          ["Succeeded", "Failed", "Cancelled"],
          "inputs",
          "runStatus",
        ),
      ];
    case "wait":
      return [
        closed(textAt(action.inputs, "interval", "unit"), UNITS, "inputs", "interval", "unit"),
      ];
    case "data-operation":
      return [
        closed(action.operation, DATA_OPERATIONS, "kind"),
        closed(textAt(action.inputs, "timeUnit"), [...UNITS, "Year"], "inputs", "timeUnit"),
      ];
    case "table":
      return [closed(literalText(action.format), ["HTML", "CSV"], "inputs", "format")];
    case "http":
      return [open(textAt(action.inputs, "method"), METHODS, "inputs", "method")];
    case "response":
      return [
        closed(
          action.responseKind,
          ["Http", "PowerApp", "Skills", "PowerPages", "VirtualAgent"],
          "kind",
        ),
      ];
    default:
      return NOTHING;
  }
}

const textAt = (template: Template | undefined, ...path: readonly string[]) =>
  literalText(memberOf(template, ...path));
