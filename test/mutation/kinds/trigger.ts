import { definitionOf, type Loose, triggerOf } from "../flow-json.ts";
import type { MutantKind } from "../kind.ts";

const TRIGGERS = "flow-language.md §2";

/** Starts the flow by another trigger. */
const startedBy =
  (trigger: Loose, name = "Start") =>
  (root: Loose): boolean => {
    definitionOf(root).triggers = { [name]: trigger };
    return true;
  };

const schedule = (recurrence: Loose) => startedBy({ type: "Recurrence", recurrence });

const asked = (inputs: Loose) => startedBy({ type: "Request", kind: "Http", inputs }, "manual");

const onTrigger =
  (change: (trigger: Loose) => boolean | undefined) =>
  (root: Loose): boolean => {
    const trigger = triggerOf(root);
    return trigger !== undefined && change(trigger) !== false;
  };

/** Of the trigger that listens to a table. */
const onRows = (change: (parameters: Loose) => void) =>
  onTrigger((trigger) => {
    if (trigger.inputs?.host?.operationId !== "SubscribeWebhookTrigger") return false;
    change(trigger.inputs.parameters);
    return true;
  });

const said = (key: string, value: Loose) =>
  onRows((parameters) => {
    parameters[`subscriptionRequest/${key}`] = value;
  });

const forgotten = (key: string) =>
  onRows((parameters) => {
    delete parameters[`subscriptionRequest/${key}`];
  });

export const TRIGGER_KINDS: readonly MutantKind[] = [
  {
    name: "a schedule of an unknown frequency",
    fact: TRIGGERS,
    expects: ["limit", "shape"],
    plant: schedule({ frequency: "Daily", interval: 1 }),
  },
  {
    name: "a schedule of no interval",
    fact: TRIGGERS,
    expects: ["limit", "shape"],
    plant: schedule({ frequency: "Day", interval: 0 }),
  },
  {
    name: "a schedule of more than 500 days",
    fact: TRIGGERS,
    expects: ["limit", "shape"],
    plant: schedule({ frequency: "Day", interval: 501 }),
  },
  {
    name: "a daily schedule with days of the week",
    fact: TRIGGERS,
    expects: ["limit", "shape"],
    plant: schedule({ frequency: "Day", interval: 1, schedule: { weekDays: ["Monday"] } }),
  },
  {
    name: "a schedule in a time zone that Windows does not know",
    fact: "flow-language.md §2, §6",
    expects: ["limit", "shape"],
    plant: schedule({ frequency: "Day", interval: 1, timeZone: "Europe/Berlin" }),
  },
  {
    name: "a path without a method",
    fact: TRIGGERS,
    expects: ["shape"],
    plant: asked({ schema: {}, relativePath: "orders/{id}" }),
  },
  {
    name: "a request's trigger that is not called manual",
    fact: "flow-language.md §1.4",
    expects: ["shape", "name"],
    plant(root) {
      const trigger = triggerOf(root);
      if (trigger?.type !== "Request" || !("manual" in definitionOf(root).triggers)) return false;
      definitionOf(root).triggers = { asked: trigger };
      return true;
    },
  },
  {
    name: "a trigger that is split on plain text",
    fact: TRIGGERS,
    expects: ["shape", "expression"],
    plant: onTrigger((trigger) => {
      trigger.splitOn = "triggerBody()?['value']";
      return true;
    }),
  },
  {
    name: "no run at the same time",
    fact: TRIGGERS,
    expects: ["limit"],
    plant: onTrigger((trigger) => {
      trigger.runtimeConfiguration = { concurrency: { runs: 0 } };
      return true;
    }),
  },
  {
    name: "a single instance beside a bound of runs",
    fact: TRIGGERS,
    expects: ["limit", "shape"],
    plant: onTrigger((trigger) => {
      trigger.runtimeConfiguration = { concurrency: { runs: 5 } };
      trigger.operationOptions = "SingleInstance";
      return true;
    }),
  },
  {
    name: "a trigger's condition that is plain text",
    fact: TRIGGERS,
    expects: ["shape", "expression"],
    plant: onTrigger((trigger) => {
      trigger.conditions = [{ expression: "equals(triggerBody()?['x'], 1)" }];
      return true;
    }),
  },
  {
    name: "a trigger's condition that reads an action",
    fact: TRIGGERS,
    expects: ["reference"],
    plant(root) {
      const [first] = Object.keys(definitionOf(root).actions);
      const trigger = triggerOf(root);
      if (!trigger || first === undefined) return false;
      trigger.conditions = [
        { expression: `@not(empty(outputs('${first.replaceAll("'", "''")}')))` },
      ];
      return true;
    },
  },
  {
    name: "a row's trigger that runs as nobody",
    fact: "flow-language.md §10.1",
    expects: ["dataverse"],
    plant: said("runas", 4),
  },
  {
    name: "a row's trigger without its table",
    fact: "flow-language.md §10.1",
    expects: ["dataverse", "connection"],
    plant: forgotten("entityname"),
  },
  {
    name: "a row's trigger without its message",
    fact: "flow-language.md §10.1",
    expects: ["dataverse", "connection"],
    plant: forgotten("message"),
  },
  {
    name: "a trigger's filter that begins as in a URL",
    fact: "flow-language.md §10.1",
    expects: ["dataverse"],
    plant: said("filterexpression", "$filter=statecode eq 0"),
  },
  {
    name: "a trigger's filter that cannot be parsed",
    fact: "flow-language.md §10.1",
    expects: ["dataverse"],
    plant: said("filterexpression", "statecode eq 0 and"),
  },
  {
    name: "a trigger's filter with signs for words",
    fact: "flow-language.md §10.1",
    expects: ["dataverse"],
    plant: said("filterexpression", "statecode == 0"),
  },
];
