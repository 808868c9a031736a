import type { Column, ColumnCommon } from "#dataverse";
import type { JsonObject, PlainJson } from "#foundation";
import { jsonOf } from "#foundation";
import type { SolutionModel } from "#model";
import type { DataverseOptions } from "../../../src/emulator/dataverse/index.ts";
import { createDataverse, DATAVERSE_API } from "../../../src/emulator/dataverse/index.ts";
import type { ConnectorAnswer } from "../../../src/emulator/port.ts";
import { testOutside } from "../outside.ts";

const column = (schemaName: string): ColumnCommon => ({
  schemaName,
  logicalName: schemaName.toLowerCase(),
  labels: { 1033: schemaName },
  required: "none",
  custom: true,
});

const text = (schemaName: string): Column => ({
  ...column(schemaName),
  kind: "text",
  format: "text",
  maxLength: 20,
});

const columnsOf = (columns: readonly Column[]) =>
  Object.fromEntries(columns.map((one) => [one.logicalName, one]));

const ids = { formIds: new Map(), viewIds: new Map(), introducedVersion: "1.0.0.0" };

/** Visits to a customer (key: number), with an opportunity that is theirs, and a colour on it. */
export const VISITS: SolutionModel = {
  identity: {
    uniqueName: "visits",
    labels: { 1033: "Visits" },
    descriptions: {},
    version: "1.0.0.0",
    languages: [1033],
  },
  publisher: {
    uniqueName: "fabrikam",
    labels: {},
    descriptions: {},
    prefix: "fab",
    optionValuePrefix: 10000,
  },
  tables: [
    {
      kind: "own",
      schemaName: "fab_Visit",
      logicalName: "fab_visit",
      setName: "fab_visits",
      primaryId: "fab_visitid",
      primaryName: "fab_name",
      labels: { 1033: "Visit" },
      pluralLabels: { 1033: "Visits" },
      ownership: "user",
      quickCreate: false,
      changeTracking: false,
      views: [],
      forms: [],
      keys: [{ schemaName: "fab_Number", labels: {}, columns: ["fab_number"] }],
      columns: columnsOf([
        { ...text("fab_Name"), required: "required" },
        text("fab_Number"),
        {
          ...column("fab_Opportunity"),
          kind: "lookup",
          form: "simple",
          targets: ["opportunity"],
          navigation: { opportunity: "fab_Opportunity" },
        },
      ]),
      relationships: [
        {
          kind: "one-to-many",
          name: "fab_opportunity_visit",
          many: "fab_Visit",
          one: "Opportunity",
          lookup: "fab_Opportunity",
          behavior: "delete",
        },
      ],
      ...ids,
    },
    {
      kind: "extension",
      schemaName: "Opportunity",
      logicalName: "opportunity",
      setName: "opportunities",
      primaryId: "opportunityid",
      primaryName: "name",
      labels: { 1033: "Opportunity" },
      columns: columnsOf([
        {
          ...column("fab_Color"),
          kind: "choice",
          choice: { kind: "global-choice", name: "fab_color" },
        },
      ]),
      relationships: [],
      ...ids,
    },
  ],
  relationships: [],
  choices: [
    {
      kind: "global-choice",
      name: "fab_color",
      labels: {},
      options: [
        { value: 100000000, labels: { 1033: "Red" } },
        { value: 100000001, labels: { 1033: "Blue" } },
      ],
    },
  ],
  roles: [],
  flows: [],
  environmentVariables: [],
  connectionReferences: [],
  dependencies: [],
};

export function organization(options: DataverseOptions = {}) {
  const outside = testOutside();
  const dataverse = createDataverse(VISITS, outside, options);
  const call = (
    operationId: string,
    parameters: Readonly<Record<string, PlainJson>>,
    caller: Partial<{ flow: string; action: string; run: string }> = {},
  ): ConnectorAnswer => {
    const answer = dataverse.invoke(
      {
        api: DATAVERSE_API,
        operationId,
        parameters: objectOf(parameters),
        connection: "fab_dataverse",
        caller: { flow: "Flow", action: "Action", run: "run-1", ...caller },
      },
      outside.now(),
    );
    if (!answer) throw new Error("the organisation does not serve its own connector");
    return answer;
  };
  return { outside, dataverse, call };
}

export const objectOf = (plain: Readonly<Record<string, PlainJson>>): JsonObject =>
  jsonOf(plain) as JsonObject;

export const bodyOf = ({ body }: ConnectorAnswer): JsonObject => body as JsonObject;

/** The names in `value` of a list. */
export const namesIn = (answer: ConnectorAnswer): readonly unknown[] =>
  (bodyOf(answer).get("value") as JsonObject[]).map((row) => row.get("name"));

/** A GUID that is easy to see. */
export const guid = (number: number): string =>
  `aaaaaaaa-0000-4000-8000-${String(number).padStart(12, "0")}`;
