import { runFlow } from "#emulator";
import {
  isJsonArray,
  isJsonObject,
  type Json,
  type JsonObject,
  jsonOf,
  plainOf,
  printJson,
} from "#foundation";
import type { FlowComponent, SolutionModel } from "#model";
import { allActions, readFlow, writeFlow } from "#wdl";
import {
  actionsIn,
  definitionOf,
  everyAction,
  type Loose,
  listsOf,
  ofType,
  replaceEntry,
  textsIn,
} from "./flow-json.ts";
import type { Subject } from "./mutation.ts";
import type { Random } from "./random.ts";

/** A change that a kind of defect leaves out because it breaks nothing. */
export interface HarmlessKind {
  readonly name: string;
  /** The fact that allows it. */
  readonly fact: string;
  /** Areas of the kinds that leave it out: they must keep silent about it. */
  readonly silent: readonly string[];
  readonly plant: (root: Loose, random: Random) => boolean;
}

/** Lists of actions, but for those whose results are read as a list: they come as they stand. */
function everyList(root: Loose): Loose[] {
  const text = JSON.stringify(root);
  const isRead = (name: string): boolean =>
    text.includes(`result('${name.replaceAll("'", "''")}')`);
  return [
    definitionOf(root).actions,
    ...everyAction(root).flatMap(({ name, json }) => (isRead(name) ? [] : listsOf(json))),
  ];
}

const CHANGES = /^(?:Set|Increment|Decrement|AppendTo\w+)Variable$/i;

const inText =
  (change: (text: string) => string) =>
  (root: Loose, random: Random): boolean => {
    const site = random.pick(textsIn(root).filter(({ text }) => change(text) !== text));
    if (!site) return false;
    site.holder[site.key] = change(site.text);
    return true;
  };

export const HARMLESS_KINDS: readonly HarmlessKind[] = [
  {
    name: "an action is read by its name in another case",
    fact: "flow-language.md §1.4",
    silent: ["reference/unknown-action", "reference/not-before"],
    plant: inText((text) =>
      text.replace(
        /\b(outputs|body)\('([^']+)'\)/,
        (_, read, name) => `${read}('${name.toUpperCase()}')`,
      ),
    ),
  },
  {
    name: "a function is written in another case",
    fact: "flow-language.md §7.2",
    silent: ["expression"],
    plant: inText((text) =>
      text.replace(/\b(concat|equals|coalesce|if|first)\(/, (name) => name.toUpperCase()),
    ),
  },
  {
    name: "blanks between the parts of an expression",
    fact: "flow-language.md §7.2",
    silent: ["expression"],
    plant: inText((text) =>
      text.startsWith("@{") || !/^@\w+\(/.test(text) ? text : text.replace("(", "(\n  "),
    ),
  },
  {
    name: "actions stand in another order",
    fact: "flow-language.md §1.2",
    silent: ["run-after", "reference", "variable"],
    plant(root, random) {
      const list = random.pick(everyList(root).filter((one) => isChain(one)));
      if (!list) return false;
      const entries = Object.entries(list).toReversed();
      for (const [key] of entries) delete list[key];
      for (const [key, value] of entries) list[key] = value;
      return entries.length > 1;
    },
  },
  {
    name: "the first action says nothing about what it runs after",
    fact: "flow-language.md §4",
    silent: ["run-after", "reference", "variable"],
    plant(root, random) {
      const first = random.pick(
        everyAction(root).filter(
          ({ json }) => json.runAfter && Object.keys(json.runAfter).length === 0,
        ),
      );
      if (!first) return false;
      delete first.json.runAfter;
      return true;
    },
  },
  {
    name: "statuses in capitals",
    fact: "flow-language.md §4",
    silent: ["run-after"],
    plant(root, random) {
      const one = random.pick(
        everyAction(root).filter(({ json }) => Object.keys(json.runAfter ?? {}).length > 0),
      );
      if (!one) return false;
      for (const [name, statuses] of Object.entries<Loose>(one.json.runAfter)) {
        one.json.runAfter[name] = statuses.map((status: string) => status.toUpperCase());
      }
      return true;
    },
  },
  {
    name: "no call says its authentication",
    fact: "flow-language.md §1.5",
    silent: ["connection/authentication"],
    plant(root) {
      const calls = ofType(root, "OpenApiConnection").filter(
        ({ json }) => json.inputs?.authentication,
      );
      for (const { json } of calls) delete json.inputs.authentication;
      const [trigger] = Object.values<Loose>(definitionOf(root).triggers);
      delete trigger?.inputs?.authentication;
      return calls.length > 0;
    },
  },
  {
    name: "rounds that write no variable run at the same time",
    fact: "flow-language.md §3.1",
    silent: ["variable"],
    plant(root, random) {
      const loop = random.pick(
        ofType(root, "Foreach").filter(
          ({ json }) => !actionsIn(json.actions ?? {}).some((one) => CHANGES.test(one.json.type)),
        ),
      );
      if (!loop) return false;
      loop.json.runtimeConfiguration = { concurrency: { repetitions: 20 } };
      return true;
    },
  },
  {
    name: "rounds at the same time that all note the same",
    fact: "flow-language.md §3.2",
    silent: ["variable/parallel-write", "loop"],
    plant(root) {
      const { actions } = definitionOf(root);
      const inputs = { variables: [{ name: "notedByAll", type: "Boolean", value: false }] };
      actions["Note_nothing"] = { type: "InitializeVariable", inputs, runAfter: {} };
      actions["Note_in_every_round"] = {
        type: "Foreach",
        foreach: "@createArray(1, 2, 3)",
        actions: {
          Note_it: {
            type: "SetVariable",
            inputs: { name: "notedByAll", value: true },
            runAfter: {},
          },
        },
        runAfter: { Note_nothing: ["Succeeded"] },
        runtimeConfiguration: { concurrency: { repetitions: 20 } },
      };
      return true;
    },
  },
  {
    name: "an action of Dataverse gets an object",
    fact: "flow-language.md §10.2",
    silent: ["dataverse/nested-item"],
    plant(root, random) {
      const one = random.pick(
        ofType(root, "OpenApiConnection").filter(
          ({ json }) => json.inputs?.host?.operationId === "PerformUnboundAction",
        ),
      );
      const parameters = one?.json.inputs.parameters;
      const keys = Object.keys(parameters ?? {}).filter((key) => key.startsWith("item/"));
      if (keys.length === 0) return false;
      parameters.item = {};
      for (const key of keys) {
        parameters.item[key.slice("item/".length)] = parameters[key];
        delete parameters[key];
      }
      return true;
    },
  },
  {
    name: "a creation that brings its row's id is repeated",
    fact: "flow-language.md §5, §15",
    silent: ["failure"],
    plant(root, random) {
      const one = random.pick(
        ofType(root, "OpenApiConnection").filter(
          ({ json }) =>
            json.inputs?.host?.operationId === "CreateRecord" &&
            json.inputs.retryPolicy?.type === "none" &&
            Object.keys(json.inputs.parameters).some((key) => /^item\/\w+id$/.test(key)),
        ),
      );
      if (!one) return false;
      one.json.inputs.retryPolicy = { type: "exponential", count: 4, interval: "PT5S" };
      return true;
    },
  },
  {
    name: "a variable is declared that nobody uses",
    fact: "flow-language.md §3.2",
    silent: ["variable/not-before", "variable/undeclared"],
    plant(root) {
      const { actions } = definitionOf(root);
      const inputs = { variables: [{ name: "nobodyUsesThis", type: "String" }] };
      actions["Declare_for_nobody"] = { type: "InitializeVariable", inputs, runAfter: {} };
      return true;
    },
  },
  {
    name: "an Until that reads an action inside it",
    fact: "flow-language.md §6",
    silent: ["reference"],
    plant(root) {
      definitionOf(root).actions["Once"] = {
        type: "Until",
        expression: "@equals(outputs('Inside'), 1)",
        limit: { count: 5, timeout: "PT1H" },
        actions: { Inside: { type: "Compose", inputs: 1, runAfter: {} } },
        runAfter: {},
      };
      return true;
    },
  },
  {
    name: "an identifier of the designer is gone",
    fact: "flow-language.md §1.6",
    silent: ["shape", "reference"],
    plant(root, random) {
      const one = random.pick(everyAction(root).filter(({ json }) => json.metadata !== undefined));
      if (!one) return false;
      const { metadata: _, ...rest } = one.json;
      replaceEntry(one.list, one.name, one.name, rest);
      return true;
    },
  },
];

/** Nothing in such a list runs beside another, so that the order in which it stands cannot be seen. */
const isChain = (list: Loose): boolean => {
  const before = Object.values<Loose>(list).map((one) => Object.keys(one.runAfter ?? {}));
  const firsts = before.filter((names) => names.length === 0).length;
  const waited = new Set(before.flat());
  return Object.keys(list).length > 1 && firsts === 1 && waited.size === before.flat().length;
};

/** What everything outside answers: nothing, rows, or that there is no such thing. */
const ANSWERS: readonly Json[] = [
  jsonOf({ statusCode: 200, body: {} }),
  jsonOf({ statusCode: 200, body: { id: "1", name: "a", value: [{ id: "1" }, { id: "2" }] } }),
  jsonOf({ statusCode: 404, body: { error: { code: "0x80040217", message: "none" } } }),
];

const TEXTS = Object.fromEntries(["", "_1", "_2", "_3"].map((end) => [`text${end}`, "https://a"]));
const INPUT = jsonOf({ headers: {}, body: { ...TEXTS, id: "1", EventName: "referral-created" } });

/** The flow with the change; undefined where it does not fit. */
export function changed(
  kind: HarmlessKind,
  flow: FlowComponent,
  random: Random,
): FlowComponent | undefined {
  const root: Loose = structuredClone(plainOf(writeFlow(flow.definition)));
  if (!kind.plant(root, random)) return undefined;
  return { ...flow, definition: readFlow(jsonOf(root), flow.part).value };
}

const withFlow = (model: SolutionModel, flow: FlowComponent): SolutionModel => ({
  ...model,
  flows: model.flows.map((one) => (one.id === flow.id ? flow : one)),
});

/** Runs both with each answer; the answers for which the runs differ in anything but time. */
export function differences(
  { model }: Subject,
  before: FlowComponent,
  after: FlowComponent,
): readonly string[] {
  return ANSWERS.flatMap((answer, index) => {
    const [one, other] = [before, after].map((flow) => {
      const names = allActions(flow.definition.actions).map(({ action }) => action.name);
      const mocks: Json = new Map(names.map((name) => [name, answer]));
      const { record, findings } = runFlow(withFlow(model, flow), flow.id, { input: INPUT, mocks });
      return record ? printJson(told(record, before)) : findings.map(({ code }) => code).join(" ");
    });
    return one === other ? [] : [`answer ${index}: ${one}\n  ${other}`];
  });
}

/** What a run did, without its moments, and without actions that only one of both has. */
function told(record: JsonObject, { definition }: FlowComponent): JsonObject {
  const actions = record.get("actions");
  const known = allActions(definition.actions)
    .map(({ action }) => action.name)
    .toSorted();
  const done = isJsonObject(actions)
    ? known.map((name) => [name, plain(actions.get(name) ?? null)] as const)
    : [];
  return new Map<string, Json>([
    ["status", record.get("status") ?? null],
    ["response", plain(record.get("response") ?? null)],
    ["actions", new Map(done)],
  ]);
}

function plain(json: Json, under = ""): Json {
  if (isJsonArray(json)) {
    const items = json.map((item) => plain(item));
    const byText = (left: Json, right: Json) => (printJson(left) < printJson(right) ? -1 : 1);
    // Rounds at the same time end in any order.
    return under === "repetitions" ? items.toSorted(byText) : items;
  }
  if (!isJsonObject(json)) return json;
  const members = [...json].filter(([key]) => !/^(?:startTime|endTime|trackingId)$/i.test(key));
  return new Map(members.map(([key, value]) => [key, plain(value, key)]));
}
