import { everyAction, type Loose, ofType, triggerOf } from "../flow-json.ts";
import type { MutantKind } from "../kind.ts";
import { changed } from "./solution.ts";

/** Sets a value at a place of any action that fits. */
const onAction =
  (types: readonly string[], change: (json: Loose, root: Loose) => boolean | undefined) =>
  (root: Loose, random: { readonly pick: <Item>(items: readonly Item[]) => Item | undefined }) => {
    const one = random.pick(types.length === 0 ? everyAction(root) : ofType(root, ...types));
    return one !== undefined && change(one.json, root) !== false;
  };

const settings = (json: Loose, change: Loose): boolean => {
  json.runtimeConfiguration = { ...json.runtimeConfiguration, ...change };
  return true;
};

const onTrigger =
  (fits: (trigger: Loose) => boolean, change: (trigger: Loose, root: Loose) => void) =>
  (root: Loose): boolean => {
    const trigger = triggerOf(root);
    if (!trigger || !fits(trigger)) return false;
    change(trigger, root);
    return true;
  };

const onSchema = (change: (schema: Loose) => void) =>
  onAction(["ParseJson"], ({ inputs }) => {
    if (typeof inputs.schema !== "object") return false;
    change(inputs.schema);
    return true;
  });

const isRequest = ({ type }: Loose): boolean => type === "Request";

/** Mistakes in what is set beside the work itself. */
export const SETTING_KINDS: readonly MutantKind[] = [
  {
    name: "an IANA time zone",
    fact: "flow-language.md §8",
    expects: ["shape/time-zone"],
    plant: onAction(["Compose"], (json) => {
      json.inputs = "@convertFromUtc(utcNow(), 'Europe/Berlin')";
      return true;
    }),
  },
  {
    name: "a time zone of the schedule that Windows does not know",
    fact: "flow-language.md §2",
    expects: ["shape/time-zone"],
    plant: onTrigger(
      ({ recurrence }) => recurrence !== undefined,
      ({ recurrence }) => {
        recurrence.timeZone = "CET";
      },
    ),
  },
  {
    name: "days of the week in a daily schedule",
    fact: "flow-language.md §2",
    expects: ["shape/schedule"],
    plant: onTrigger(
      ({ recurrence }) => recurrence?.frequency === "Day",
      ({ recurrence }) => {
        recurrence.schedule = { ...recurrence.schedule, weekDays: ["Monday"] };
      },
    ),
  },
  {
    name: "more pages than there may be",
    fact: "flow-language.md §9",
    expects: ["limit/pagination"],
    plant: onAction(["OpenApiConnection"], (json) =>
      settings(json, { paginationPolicy: { minimumItemCount: 100_001 } }),
    ),
  },
  {
    name: "a wait of 31 days",
    fact: "flow-language.md §9",
    expects: ["limit/timeout"],
    plant: onAction(["OpenApiConnection", "Http", "Compose"], (json) => {
      json.limit = { timeout: "P31D" };
      return true;
    }),
  },
  {
    name: "a wait that is no duration",
    fact: "flow-language.md §5",
    expects: ["shape/duration"],
    plant: onAction(["OpenApiConnection", "Http", "Compose"], (json) => {
      json.limit = { timeout: "30 days" };
      return true;
    }),
  },
  {
    name: "tracked properties without end",
    fact: "flow-language.md §9",
    expects: ["limit/tracked-properties"],
    plant: onAction([], (json) => {
      json.trackedProperties = { long: "a".repeat(16_000) };
      return true;
    }),
  },
  {
    name: "a URL without end",
    fact: "flow-language.md §9",
    expects: ["limit/url"],
    plant: onAction(["Http"], (json) => {
      json.inputs.uri = `https://example.com/${"a".repeat(16_384)}`;
      return true;
    }),
  },
  {
    name: "a static result that is not there",
    fact: "flow-language.md §5",
    expects: ["reference/static-result"],
    plant: onAction([], (json) =>
      settings(json, { staticResult: { name: "Gone0", staticResultOptions: "Disabled" } }),
    ),
  },
  {
    name: "a static result that was left on",
    fact: "flow-language.md §5",
    expects: ["failure/static-result"],
    plant: onAction([], (json, root) => {
      root.properties.definition.staticResults = { Left0: { status: "Succeeded" } };
      return settings(json, { staticResult: { name: "Left0", staticResultOptions: "Enabled" } });
    }),
  },
  {
    name: "an option that is misspelled",
    fact: "flow-language.md §5",
    expects: ["shape/unknown-word"],
    plant: onAction([], (json) => {
      json.operationOptions = "DisableAsyncPatern";
      return true;
    }),
  },
  {
    name: "secure data of no such kind",
    fact: "flow-language.md §5",
    expects: ["shape/unknown-word"],
    plant: onAction([], (json) =>
      settings(json, { secureData: { properties: ["inputs", "body"] } }),
    ),
  },
  {
    name: "a schema whose properties are a list",
    fact: "flow-language.md §3.3",
    expects: ["shape/schema"],
    plant: onSchema((schema) => {
      schema.properties = [];
    }),
  },
  {
    name: "a schema of a property that is a list",
    fact: "flow-language.md §3.3",
    expects: ["shape/schema"],
    plant: onSchema((schema) => {
      schema.properties = { ...schema.properties, extra: [] };
    }),
  },
  {
    name: "a word of a schema that is misspelt",
    fact: "flow-language.md §3.3",
    expects: ["shape/schema"],
    plant: onSchema((schema) => {
      schema.properties = { ...schema.properties, extra: { typ: "string" } };
    }),
  },
  {
    name: "an option of a schema that is of another type",
    fact: "flow-language.md §3.3",
    expects: ["shape/schema"],
    plant: onSchema((schema) => {
      schema.properties = { ...schema.properties, extra: { type: "string", enum: ["Yes", 404] } };
    }),
  },
  {
    name: "an object among the keys that a schema asks for",
    fact: "flow-language.md §3.3",
    expects: ["shape/schema"],
    plant: onSchema((schema) => {
      schema.required = [{}];
    }),
  },
  {
    name: "a Response whose kind is misspelt",
    fact: "flow-language.md §3.4, §6",
    expects: ["shape/misspelt-property"],
    plant: onAction(["Response"], (json) => {
      if (json.kind === undefined) return false;
      json.kin = json.kind;
      delete json.kind;
      return true;
    }),
  },
  {
    name: "the name of an action in the place of what it gave",
    fact: "flow-language.md §7.7",
    expects: ["reference/misspelt-text"],
    plant: (root, random) => {
      const [one, other] = [random.pick(everyAction(root)), random.pick(ofType(root, "Compose"))];
      if (!one || !other || one.name === other.name) return false;
      other.json.inputs = `@'${one.name.replaceAll("'", "''")}'`;
      return true;
    },
  },
  {
    name: "a delay until what may be null",
    fact: "flow-language.md §3.1, §7.3",
    expects: ["shape/null-wait"],
    plant: onAction(["Wait"], (json) => {
      json.inputs = { until: { timestamp: "@if(empty(string(utcNow())), null, utcNow())" } };
      return true;
    }),
  },
  {
    name: "a delay until nothing",
    fact: "flow-language.md §3.1",
    expects: ["shape/wait"],
    plant: onAction(["Wait"], (json) => {
      json.inputs = { until: {} };
      return true;
    }),
  },
  {
    name: "a text that is no JSON to parse",
    fact: "flow-language.md §3.3",
    expects: ["shape/parsed-text"],
    plant: onAction(["ParseJson"], (json) => {
      json.inputs.content = "Succeeded";
      return true;
    }),
  },
  {
    name: "a schema with a type that there is not",
    fact: "flow-language.md §3.3",
    expects: ["shape/schema"],
    plant: onAction(["ParseJson"], (json) => {
      if (typeof json.inputs.schema !== "object") return false;
      json.inputs.schema.properties = { ...json.inputs.schema.properties, extra: { type: "text" } };
      return true;
    }),
  },
  {
    name: "a string that begins with @@ and is filled in no more",
    fact: "flow-language.md §7.1",
    expects: ["expression/escaped-text"],
    plant: onAction(["Compose"], (json) => {
      json.inputs = "@@all: @{utcNow()}";
      return true;
    }),
  },
  {
    name: "columns in an object under item",
    fact: "flow-language.md §10.2",
    expects: ["dataverse/nested-item"],
    plant: onAction(["OpenApiConnection"], ({ inputs }) => {
      if (!inputs.host.apiId?.endsWith("shared_commondataserviceforapps")) return false;
      if (/WithOrganization$|boundAction$/.test(inputs.host.operationId)) return false;
      inputs.parameters = { ...inputs.parameters, item: { name: "a" } };
      return true;
    }),
  },
  {
    name: "a request trigger of another name",
    fact: "flow-language.md §1.4",
    expects: ["name/request-trigger"],
    plant: onTrigger(isRequest, (trigger, root) => {
      root.properties.definition.triggers = { Request: trigger };
    }),
  },
  {
    name: "a path of its own without a method",
    fact: "flow-language.md §2",
    expects: ["shape/relative-path"],
    plant: onTrigger(isRequest, (trigger) => {
      trigger.inputs = { ...trigger.inputs, relativePath: "a/{b}" };
      delete trigger.inputs.method;
    }),
  },
  {
    name: "splitting by a text",
    fact: "flow-language.md §2",
    expects: ["shape/split-on"],
    plant: onTrigger(
      () => true,
      (trigger) => {
        trigger.splitOn = "triggerBody()?['value']";
      },
    ),
  },
  {
    name: "runs that wait without end",
    fact: "flow-language.md §9",
    expects: ["limit/waiting-runs"],
    plant: onTrigger(
      () => true,
      (trigger) => settings(trigger, { concurrency: { runs: 1, maximumWaitingRuns: 101 } }),
    ),
  },
  {
    name: "both ways to let runs wait",
    fact: "flow-language.md §2",
    expects: ["shape/single-instance"],
    plant: onTrigger(
      () => true,
      (trigger) => {
        trigger.operationOptions = "SingleInstance";
        settings(trigger, { concurrency: { runs: 1 } });
      },
    ),
  },
  {
    name: "action() where there is no action of one's own",
    fact: "flow-language.md §7.7",
    expects: ["reference/out-of-place"],
    plant: onAction(["Compose"], (json) => {
      json.inputs = "@action()?['status']";
      return true;
    }),
  },
  {
    name: "an error of a run that did not fail",
    fact: "flow-language.md §3.1",
    expects: ["shape/terminate-error"],
    plant: onAction(["Terminate"], ({ inputs }) => {
      inputs.runStatus = "Cancelled";
      inputs.runError = { code: "1", message: "Why." };
      return true;
    }),
  },
  {
    name: "a search that heeds case or not",
    fact: "flow-language.md §8",
    expects: ["expression/case-search"],
    plant: onAction(["Compose"], (json) => {
      json.inputs = "@startsWith(string(triggerBody()), 'Planted')";
      return true;
    }),
  },
  {
    name: "every comparison before a write is taken away",
    fact: "flow-language.md §15",
    expects: ["sync/unguarded-trigger", "sync/loop"],
    plantInSolution: (model) => {
      const isLooped = model.flows.some(({ definition }) =>
        definition.connections.some(({ apiName }) => apiName === "shared_partnercenterref"),
      );
      if (!isLooped) return undefined;
      return {
        model: {
          ...model,
          flows: model.flows.map((flow) =>
            changed(flow, (root) => {
              for (const { json } of ofType(root, "If")) json.expression = { equals: [1, 1] };
            }),
          ),
        },
      };
    },
  },
];
