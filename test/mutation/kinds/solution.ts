import { jsonOf, plainOf } from "#foundation";
import type { FlowComponent, SolutionModel } from "#model";
import { readFlow, writeFlow } from "#wdl";
import { everyAction, type Loose, ofType, triggerOf } from "../flow-json.ts";
import type { MutantKind, SolutionMutant } from "../kind.ts";
import type { Random } from "../random.ts";

/** The same flow with changed JSON. */
export const changed = (flow: FlowComponent, change: (root: Loose) => void): FlowComponent => {
  const root: Loose = structuredClone(plainOf(writeFlow(flow.definition)));
  change(root);
  return { ...flow, definition: readFlow(jsonOf(root), flow.part).value };
};

/** Operations that leave something changed, by their names. */
const WRITES = /^(Create|Update|Delete|Patch|Post|Send|Associate|Disassociate)(?!.*Profile)/;

const written = new WeakMap<FlowComponent, Loose>();

/** To look at, never to change. */
function jsonOfFlow(flow: FlowComponent): Loose {
  const known = written.get(flow);
  if (known) return known;
  const root: Loose = plainOf(writeFlow(flow.definition));
  written.set(flow, root);
  return root;
}

export const withFlow = (model: SolutionModel, flow: FlowComponent): SolutionMutant => ({
  model: { ...model, flows: model.flows.map((one) => (one.id === flow.id ? flow : one)) },
});

/** Changes one of the flows that fit. */
const onFlow =
  (
    fits: (root: Loose, flow: FlowComponent, model: SolutionModel) => boolean,
    change: (root: Loose, model: SolutionModel, flow: FlowComponent) => void,
  ) =>
  (model: SolutionModel, random: Random): SolutionMutant | undefined => {
    const flow = random.pick(model.flows.filter((one) => fits(jsonOfFlow(one), one, model)));
    return (
      flow &&
      withFlow(
        model,
        changed(flow, (root) => change(root, model, flow)),
      )
    );
  };

const isCalled = (_: Loose, { id }: FlowComponent, { flows }: SolutionModel): boolean =>
  flows.some((flow) =>
    calls(jsonOfFlow(flow)).some((call) => call.json.inputs.host.workflowReferenceName === id),
  );

const calls = (root: Loose) => ofType(root, "Workflow");

/** Calls with inputs of flows that are known. */
const callsWithInputs = (root: Loose, { flows }: SolutionModel) =>
  calls(root).filter(
    ({ json }) =>
      Object.keys(json.inputs.body ?? {}).length > 0 &&
      flows.some(({ id }) => id === json.inputs.host.workflowReferenceName),
  );

/** Parameters of calls of Dataverse whose table is one of the solution's. */
const ownWrites = (root: Loose, { tables }: SolutionModel) =>
  ofType(root, "OpenApiConnection").flatMap(({ json }) => {
    const parameters = json.inputs?.parameters ?? {};
    const table = tables.find(({ setName }) => setName === parameters.entityName);
    return table ? [{ parameters, table }] : [];
  });

/** Renames or replaces one parameter of a call on an own table. */
export const onOwnItem = (
  fits: (key: string, table: SolutionModel["tables"][number], model: SolutionModel) => boolean,
  change: (parameters: Loose, key: string) => void,
) =>
  onFlow(
    (root, _, model) =>
      ownWrites(root, model).some(({ parameters, table }) =>
        Object.keys(parameters).some((key) => fits(key, table, model)),
      ),
    (root, model) => {
      for (const { parameters, table } of ownWrites(root, model)) {
        const key = Object.keys(parameters).find((one) => fits(one, table, model));
        if (key) return change(parameters, key);
      }
    },
  );

const renamed = (parameters: Loose, key: string, to: string): void => {
  parameters[to] = parameters[key];
  delete parameters[key];
};

/** Lists of rows of the solution's own tables. */
const ownLists = (root: Loose, model: SolutionModel) =>
  ownWrites(root, model).filter(
    ({ parameters, table }) =>
      table.kind === "own" &&
      ["$filter", "$select", "$top", "$orderby"].some((key) => key in parameters) &&
      !("recordId" in parameters) &&
      !("fetchXml" in parameters),
  );

/** Parameters that are called as an environment variable of the solution. */
const linkedIn = (root: Loose, { environmentVariables }: SolutionModel) =>
  Object.entries<Loose>(root.properties.definition.parameters ?? {}).flatMap(([name, parameter]) =>
    environmentVariables.some(
      ({ schemaName }) =>
        name.endsWith(`(${schemaName})`) && parameter.metadata?.schemaName === schemaName,
    )
      ? [parameter]
      : [],
  );

export const kindOf = (key: string, table: SolutionModel["tables"][number]): string | undefined =>
  Object.values(table.columns).find(({ logicalName }) => `item/${logicalName}` === key)?.kind;

export const against = (
  model: SolutionModel,
  change: Partial<SolutionModel>,
  version = "9.0.0.0",
): SolutionMutant => ({
  previous: model,
  model: { ...model, identity: { ...model.identity, version }, ...change },
});

export const SOLUTION_KINDS: readonly MutantKind[] = [
  {
    name: "a called flow without an answer",
    fact: "flow-language.md §3.1",
    expects: ["child-flow"],
    plantInSolution: onFlow(isCalled, (root) => {
      for (const one of ofType(root, "Response")) {
        one.json.type = "Compose";
        one.json.inputs = 1;
        delete one.json.kind;
      }
    }),
  },
  {
    name: "a called flow with a schedule",
    fact: "flow-language.md §3.1",
    expects: ["child-flow"],
    plantInSolution: onFlow(isCalled, (root) => {
      root.properties.definition.triggers = {
        Daily: { type: "Recurrence", recurrence: { frequency: "Day", interval: 1 } },
      };
    }),
  },
  {
    name: "a called flow with its caller's connections",
    fact: "flow-language.md §3.1",
    expects: ["child-flow"],
    plantInSolution: onFlow(
      (root, flow, model) =>
        isCalled(root, flow, model) && Object.keys(root.properties.connectionReferences).length > 0,
      (root) => {
        for (const one of Object.values<Loose>(root.properties.connectionReferences))
          one.runtimeSource = "invoker";
      },
    ),
  },
  {
    name: "a call with an input that the called flow does not have",
    fact: "flow-language.md §2",
    expects: ["child-flow"],
    plantInSolution: onFlow(
      (root, _, model) => callsWithInputs(root, model).length > 0,
      (root, model) => {
        const [call] = callsWithInputs(root, model);
        const [key = ""] = Object.keys(call?.json.inputs.body);
        renamed(call?.json.inputs.body, key, `${key}_9`);
      },
    ),
  },
  {
    name: "a call of a flow that does not exist",
    fact: "solution-format.md §23.42",
    expects: ["child-flow"],
    plantInSolution: onFlow(
      (root) => calls(root).length > 0,
      (root) => {
        const [call] = calls(root);
        if (call)
          call.json.inputs.host.workflowReferenceName = "00000000-0000-4000-8000-000000000000";
      },
    ),
  },
  {
    name: "flows that call each other",
    fact: "flow-language.md §3.1",
    expects: ["activation"],
    plantInSolution(model, random) {
      const parent = random.pick(model.flows.filter((flow) => calls(jsonOfFlow(flow)).length > 0));
      const call = parent && random.pick(calls(jsonOfFlow(parent)));
      const child = model.flows.find(
        ({ id }) => id === call?.json.inputs.host.workflowReferenceName,
      );
      if (!parent || !child) return undefined;
      return withFlow(
        model,
        changed(child, (root) => {
          root.properties.definition.actions["Call_back"] = {
            type: "Workflow",
            inputs: { host: { workflowReferenceName: parent.id }, body: {} },
            runAfter: {},
          };
        }),
      );
    },
  },
  {
    name: "a called flow that arrives switched off",
    fact: "flow-language.md §3.1",
    expects: ["activation"],
    plantInSolution(model, random) {
      const child = random.pick(model.flows.filter((flow) => isCalled(undefined, flow, model)));
      if (!child) return undefined;
      return {
        model: {
          ...model,
          flows: model.flows.map((flow) => ({
            ...flow,
            state: flow === child ? ("off" as const) : ("on" as const),
          })),
        },
      };
    },
  },
  {
    name: "a connection reference that the solution does not have",
    fact: "solution-format.md §23.39",
    expects: ["connection"],
    plantInSolution(model, random) {
      const gone = random.pick(
        model.connectionReferences.filter(
          ({ logicalName }) =>
            logicalName.startsWith(`${model.publisher.prefix}_`) &&
            model.flows.some(({ definition }) =>
              definition.connections.some((one) => one.logicalName === logicalName),
            ),
        ),
      );
      if (!gone || model.connectionReferences.length < 2) return undefined;
      return {
        model: {
          ...model,
          connectionReferences: model.connectionReferences.filter((one) => one !== gone),
        },
      };
    },
  },
  {
    name: "a connection reference of another connector",
    fact: "solution-format.md §23.39",
    expects: ["connection"],
    plantInSolution(model, random) {
      const one = random.pick(
        model.connectionReferences.filter(({ logicalName }) =>
          model.flows.some(({ definition }) =>
            definition.connections.some((used) => used.logicalName === logicalName),
          ),
        ),
      );
      if (!one) return undefined;
      const connectionReferences = model.connectionReferences.map((each) =>
        each === one ? { ...each, apiName: "shared_teams" } : each,
      );
      return { model: { ...model, connectionReferences } };
    },
  },
  {
    name: "a column that the table does not have is written",
    fact: "flow-language.md §6",
    expects: ["dataverse"],
    plantInSolution: onOwnItem(
      (key, table) => kindOf(key, table) !== undefined,
      (parameters, key) => renamed(parameters, key, `${key}x`),
    ),
  },
  {
    name: "a column that the table does not have is selected",
    fact: "flow-language.md §6",
    expects: ["dataverse"],
    plantInSolution: onFlow(
      (root, _, model) =>
        ownWrites(root, model).some(
          ({ parameters }) =>
            typeof parameters.$select === "string" && !parameters.$select.includes("@"),
        ),
      (root, model) => {
        const [one] = ownWrites(root, model).filter(
          ({ parameters }) =>
            typeof parameters.$select === "string" && !parameters.$select.includes("@"),
        );
        if (one) one.parameters.$select += `,${model.publisher.prefix}_gone`;
      },
    ),
  },
  {
    name: "the navigation property of an own table in another case",
    fact: "flow-language.md §16 trap 39",
    expects: ["dataverse"],
    plantInSolution: onOwnItem(
      (key) => key.endsWith("@odata.bind") && key !== "item/ownerid@odata.bind",
      (parameters, key) =>
        renamed(parameters, key, `item/${key.slice(5, -11).toUpperCase()}@odata.bind`),
    ),
  },
  {
    name: "a lookup that is written directly",
    fact: "flow-language.md §10.2",
    expects: ["dataverse"],
    plantInSolution: onOwnItem(
      (key, table) =>
        key.endsWith("@odata.bind") && kindOf(key.slice(0, -11).toLowerCase(), table) === "lookup",
      (parameters, key) => renamed(parameters, key, key.slice(0, -11).toLowerCase()),
    ),
  },
  {
    name: "a lookup that is bound to a logical name",
    fact: "flow-language.md §10.2",
    expects: ["dataverse"],
    plantInSolution: onOwnItem(
      (key, table) =>
        key.endsWith("@odata.bind") && kindOf(key.slice(0, -11).toLowerCase(), table) === "lookup",
      (parameters, key) => {
        parameters[key] = "opportunity(@{triggerOutputs()?['body/id']})";
      },
    ),
  },
  {
    name: "a choice value out of the list",
    fact: "flow-language.md §10.2",
    expects: ["dataverse"],
    plantInSolution: onOwnItem(
      (key, table) => ["choice", "state"].includes(kindOf(key, table) ?? ""),
      (parameters, key) => {
        parameters[key] = 987_654_321;
      },
    ),
  },
  {
    name: "text in a yes-no column",
    fact: "flow-language.md §3.4",
    expects: ["dataverse"],
    plantInSolution: onOwnItem(
      (key, table) => kindOf(key, table) === "yes-no",
      (parameters, key) => {
        parameters[key] = "perhaps";
      },
    ),
  },
  {
    name: "text that is longer than its column",
    fact: "solution-format.md §23.21",
    expects: ["dataverse"],
    plantInSolution: onOwnItem(
      (key, table) => kindOf(key, table) === "text",
      (parameters, key) => {
        parameters[key] = "long ".repeat(1000);
      },
    ),
  },
  {
    name: "the set of an own table with a slip of the pen",
    fact: "flow-language.md §16 trap 38",
    expects: ["dataverse"],
    plantInSolution: onFlow(
      (root, _, model) => ownWrites(root, model).some(({ table }) => table.kind === "own"),
      (root, model) => {
        const one = ownWrites(root, model).find(({ table }) => table.kind === "own");
        if (one) one.parameters.entityName = one.parameters.entityName.slice(0, -1);
      },
    ),
  },
  {
    name: "a trigger that filters by a column that is not there",
    fact: "flow-language.md §10.1",
    expects: ["dataverse"],
    plantInSolution: onFlow(
      (root, _, { tables }) => {
        const parameters = triggerOf(root)?.inputs?.parameters ?? {};
        return tables.some(
          ({ logicalName }) => logicalName === parameters["subscriptionRequest/entityname"],
        );
      },
      (root, { publisher }) => {
        triggerOf(root).inputs.parameters["subscriptionRequest/filteringattributes"] =
          `${publisher.prefix}_gone`;
      },
    ),
  },
  {
    name: "a column that the started row does not have is read",
    fact: "flow-language.md §10.1",
    expects: ["dataverse"],
    plantInSolution: onFlow(
      (root, _, { tables }) => {
        const parameters = triggerOf(root)?.inputs?.parameters ?? {};
        return tables.some(
          ({ logicalName }) => logicalName === parameters["subscriptionRequest/entityname"],
        );
      },
      (root, { publisher }) => {
        root.properties.definition.actions["Read_it"] = {
          type: "Compose",
          inputs: `@triggerOutputs()?['body/${publisher.prefix}_gone']`,
          runAfter: {},
        };
      },
    ),
  },
  {
    name: "an environment variable that the solution does not have",
    fact: "solution-format.md §23.40",
    expects: ["environment"],
    plantInSolution(model, random) {
      const read = new Set(
        model.flows.flatMap(({ definition }) =>
          definition.parameters.flatMap(({ schemaName }) => schemaName ?? []),
        ),
      );
      const gone = random.pick(
        model.environmentVariables.filter(({ schemaName }) => read.has(schemaName)),
      );
      if (!gone || model.environmentVariables.length < 2) return undefined;
      return {
        model: {
          ...model,
          environmentVariables: model.environmentVariables.filter((one) => one !== gone),
        },
      };
    },
  },
  {
    name: "an environment variable of another type",
    fact: "solution-format.md §23.40",
    expects: ["environment"],
    plantInSolution: onFlow(
      (root, _, { environmentVariables }) =>
        Object.values<Loose>(root.properties.definition.parameters).some(({ metadata }) =>
          environmentVariables.some(({ schemaName }) => schemaName === metadata?.schemaName),
        ),
      (root) => {
        const [one] = Object.values<Loose>(root.properties.definition.parameters).filter(
          ({ metadata }) => metadata?.schemaName,
        );
        if (one) one.type = one.type === "Int" ? "Bool" : "Int";
      },
    ),
  },
  {
    name: "a parameter with another name than its variable",
    fact: "solution-format.md §23.40",
    expects: ["environment"],
    plantInSolution(model, random) {
      const read = new Set(
        model.flows.flatMap(({ definition }) =>
          definition.parameters.flatMap(({ schemaName }) => schemaName ?? []),
        ),
      );
      const one = random.pick(
        model.environmentVariables.filter(({ schemaName }) => read.has(schemaName)),
      );
      if (!one) return undefined;
      const environmentVariables = model.environmentVariables.map((each) =>
        each === one ? { ...each, labels: { 1033: "Another name" } } : each,
      );
      return { model: { ...model, environmentVariables } };
    },
  },
  {
    name: "a parameter that no longer says which variable it is",
    fact: "solution-format.md §23.40",
    expects: ["environment/unlinked"],
    plantInSolution: onFlow(
      (root, _, model) => linkedIn(root, model).length > 0,
      (root, model) => {
        const [one] = linkedIn(root, model);
        if (one) delete one.metadata;
      },
    ),
  },
  {
    name: "a connection instead of a connection reference",
    fact: "flow-language.md §1.1",
    expects: ["connection/fixed"],
    plantInSolution: onFlow(
      (root, _, { identity }) =>
        identity.uniqueName !== "" &&
        Object.keys(root.properties.connectionReferences ?? {}).length > 0,
      (root) => {
        const [key = ""] = Object.keys(root.properties.connectionReferences);
        root.properties.connectionReferences[key] = {
          connectionName: "shared-planted-0123",
          id: `/providers/Microsoft.PowerApps/apis/${key}`,
          source: "Embedded",
        };
      },
    ),
  },
  {
    name: "a column that is not there is compared",
    fact: "flow-language.md §10.2",
    expects: ["dataverse/filter-column"],
    plantInSolution: onFlow(
      (root, _, model) => ownLists(root, model).length > 0,
      (root, model) => {
        const [one] = ownLists(root, model);
        if (one) one.parameters.$filter = `${model.publisher.prefix}_gone eq 1`;
      },
    ),
  },
  {
    name: "an empty text for what is no text",
    fact: "flow-language.md §3.4",
    expects: ["dataverse/empty-text"],
    plantInSolution: onOwnItem(
      (key, table) =>
        ["yes-no", "date", "money", "whole-number", "choice"].includes(kindOf(key, table) ?? ""),
      (parameters, key) => {
        parameters[key] = "@{trigger()?['outputs']?['body/planted']}";
      },
    ),
  },
  {
    name: "two flows with one id",
    fact: "solution-format.md §23.45",
    expects: ["solution"],
    plantInSolution({ flows, ...model }) {
      const [first, second, ...others] = flows;
      if (!first || !second) return undefined;
      return { model: { ...model, flows: [first, { ...second, id: first.id }, ...others] } };
    },
  },
  {
    name: "the secret of an application in an action",
    fact: "solution-format.md §23.44",
    expects: ["secret"],
    plant(root, random) {
      const one = random.pick(everyAction(root));
      if (!one) return false;
      const secret = random.pick([
        `client_secret=${"aB3-".repeat(8)}&grant_type=client_credentials`,
        `aB38Q~${"xY_5".repeat(8)}`,
      ]);
      one.list["Token_request"] = { type: "Compose", inputs: secret, runAfter: {} };
      return true;
    },
  },
  {
    name: "a secret in an action",
    fact: "solution-format.md §23.44",
    expects: ["secret"],
    plant(root, random) {
      const one = random.pick(
        everyAction(root).filter(
          ({ json }) => json.type === "Compose" || json.type === "OpenApiConnection",
        ),
      );
      if (!one) return false;
      one.list["Call_back_url"] = {
        type: "Compose",
        inputs:
          "https://prod-01.westeurope.logic.azure.com/workflows/0a/triggers/manual/paths/invoke?api-version=2016-06-01&sp=%2Ftriggers&sv=1.0&sig=AbCdEfGhIjKlMnOpQrStUvWxYz0123456789abcdefg",
        runAfter: {},
      };
      return true;
    },
  },
  {
    name: "a flow without any handling of failures",
    fact: "flow-language.md §14",
    expects: ["failure"],
    plant(root) {
      // One change alone is done or not done: nothing is left half done.
      const changes = ofType(root, "OpenApiConnection", "Workflow").filter(
        ({ json }) => json.type === "Workflow" || WRITES.test(json.inputs?.host?.operationId),
      );
      if (changes.length < 2) return false;
      let handled = false;
      for (const { json } of everyAction(root)) {
        for (const [name, statuses] of Object.entries<Loose>(json.runAfter ?? {})) {
          if (statuses.some((status: string) => /failed|timedout/i.test(status))) handled = true;
          json.runAfter[name] = ["Succeeded"];
        }
      }
      return handled;
    },
  },
  {
    name: "a creation that is repeated",
    fact: "flow-language.md §5, §15",
    expects: ["failure"],
    plant(root, random) {
      const one = random.pick(
        ofType(root, "OpenApiConnection").filter(
          ({ json }) =>
            ["CreateRecord", "CreateReferral"].includes(json.inputs?.host?.operationId) &&
            json.inputs.retryPolicy?.type === "none" &&
            // A row that brings its own id cannot be made twice.
            !Object.keys(json.inputs.parameters).some((key) => /^item\/\w+id$/.test(key)),
        ),
      );
      if (!one) return false;
      one.json.inputs.retryPolicy = { type: "exponential", count: 4, interval: "PT5S" };
      return true;
    },
  },
  {
    name: "the columns a trigger listens to are forgotten, and it hears its own writes",
    fact: "flow-language.md §15",
    expects: ["sync", "dataverse"],
    plantInSolution: onFlow(
      (root) =>
        triggerOf(root)?.inputs?.parameters?.["subscriptionRequest/filteringattributes"] !==
        undefined,
      (root) => {
        const trigger = triggerOf(root);
        delete trigger.inputs.parameters["subscriptionRequest/filteringattributes"];
        delete trigger.conditions;
      },
    ),
  },
  {
    name: "a flow with a new id",
    fact: "solution-format.md §23.45",
    expects: ["upgrade"],
    plantInSolution(model, random) {
      const one = random.pick(model.flows);
      if (!one) return undefined;
      const id = "00000000-0000-4000-8000-000000000001";
      return against(model, {
        flows: model.flows.map((flow) => (flow === one ? { ...flow, id } : flow)),
      });
    },
  },
  {
    name: "a flow is lost",
    fact: "solution-format.md §23.47",
    expects: ["upgrade"],
    plantInSolution(model, random) {
      const one = random.pick(model.flows);
      return one && against(model, { flows: model.flows.filter((flow) => flow !== one) });
    },
  },
  {
    name: "a column is lost",
    fact: "solution-format.md §23.47",
    expects: ["upgrade"],
    plantInSolution: (model, random) => onTable(model, random, (columns) => columns.slice(1)),
  },
  {
    name: "a column of another type",
    fact: "solution-format.md §23.47",
    expects: ["upgrade"],
    plantInSolution: (model, random) =>
      onTable(model, random, ([first, ...others]) => [
        [
          first?.[0] ?? "",
          { ...first?.[1], kind: first?.[1].kind === "money" ? "date" : "money" } as Loose,
        ],
        ...others,
      ]),
  },
  {
    name: "a table is lost",
    fact: "solution-format.md §23.47",
    expects: ["upgrade"],
    plantInSolution(model, random) {
      const one = random.pick(model.tables);
      return one && against(model, { tables: model.tables.filter((table) => table !== one) });
    },
  },
  {
    name: "a connection reference with a new name",
    fact: "solution-format.md §14",
    expects: ["upgrade"],
    plantInSolution(model, random) {
      const one = random.pick(model.connectionReferences);
      if (!one) return undefined;
      const connectionReferences = model.connectionReferences.map((each) =>
        each === one ? { ...each, logicalName: `${each.logicalName}new` } : each,
      );
      return against(model, { connectionReferences });
    },
  },
  {
    name: "an environment variable with a new schema name",
    fact: "solution-format.md §23.48",
    expects: ["upgrade"],
    plantInSolution(model, random) {
      const one = random.pick(model.environmentVariables);
      if (!one) return undefined;
      const environmentVariables = model.environmentVariables.map((each) =>
        each === one ? { ...each, schemaName: `${each.schemaName}New` } : each,
      );
      return against(model, { environmentVariables });
    },
  },
  {
    name: "an option is lost",
    fact: "solution-format.md §23.47",
    expects: ["upgrade"],
    plantInSolution(model, random) {
      const one = random.pick(model.choices);
      if (!one) return undefined;
      const choices = model.choices.map((each) =>
        each === one ? { ...each, options: each.options.slice(1) } : each,
      );
      return against(model, { choices });
    },
  },
  {
    name: "a trigger loses its bound of runs",
    fact: "flow-language.md §2",
    expects: ["upgrade"],
    plantInSolution(model, random) {
      const one = random.pick(model.flows);
      if (!one) return undefined;
      const bounded = changed(one, (root) => {
        triggerOf(root).runtimeConfiguration = { concurrency: { runs: 1 } };
      });
      return { ...against(model, {}), previous: withFlow(model, bounded).model };
    },
  },
  {
    name: "another content under the same version",
    fact: "solution-format.md §23.7",
    expects: ["upgrade"],
    plantInSolution(model, random) {
      const one = random.pick(model.flows);
      if (!one) return undefined;
      const other = changed(one, (root) => {
        root.properties.definition.actions["One_more"] = {
          type: "Compose",
          inputs: 1,
          runAfter: {},
        };
      });
      return {
        ...against(model, withFlow(model, other).model, model.identity.version),
        previous: model,
      };
    },
  },
];

function onTable(
  model: SolutionModel,
  random: Random,
  change: (
    columns: readonly (readonly [string, SolutionModel["tables"][number]["columns"][string]])[],
  ) => Loose,
): SolutionMutant | undefined {
  const one = random.pick(model.tables.filter(({ columns }) => Object.keys(columns).length > 0));
  if (!one) return undefined;
  const columns = Object.fromEntries(change(Object.entries(one.columns)));
  return against(model, {
    tables: model.tables.map((table) => (table === one ? { ...table, columns } : table)),
  });
}
