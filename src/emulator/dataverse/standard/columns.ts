import type {
  ChoiceColumn,
  Column,
  ColumnCommon,
  Columns,
  DateColumn,
  DecimalColumn,
  LookupColumn,
  MemoColumn,
  MoneyColumn,
  RequiredLevel,
  StandardTable,
  StateColumn,
  StatusColumn,
  TextColumn,
  UniqueIdentifierColumn,
  WholeNumberColumn,
  YesNoColumn,
} from "#dataverse";

/** Short words for the columns that Dataverse itself brings. The logical name is the key. */

const common = (schemaName: string, required: RequiredLevel = "none"): ColumnCommon => ({
  schemaName,
  logicalName: schemaName.toLowerCase(),
  labels: {},
  required,
  custom: false,
});

const readOnly = { api: { create: false, read: true, update: false } } as const;

export const text = (
  schemaName: string,
  maxLength: number,
  required?: RequiredLevel,
  format: TextColumn["format"] = "text",
): TextColumn => ({ ...common(schemaName, required), kind: "text", format, maxLength });

export const memo = (schemaName: string, maxLength: number): MemoColumn => ({
  ...common(schemaName),
  kind: "memo",
  format: "textarea",
  maxLength,
});

export const money = (schemaName: string): MoneyColumn => ({
  ...common(schemaName),
  kind: "money",
  min: -922337203685477,
  max: 922337203685477,
  precision: 2,
});

/** What `column` is worth in the base currency: reckoned by Dataverse, never written. */
export const inBaseCurrency = (column: string): MoneyColumn => ({
  ...money(`${column}_Base`),
  ...readOnly,
});

export const whole = (schemaName: string, min = -2147483648, max = 2147483647) =>
  ({ ...common(schemaName), kind: "whole-number", min, max }) satisfies WholeNumberColumn;

export const decimal = (schemaName: string, precision: number): DecimalColumn => ({
  ...common(schemaName),
  kind: "decimal",
  min: 1e-12,
  max: 100000000000,
  precision,
});

export const date = (schemaName: string): DateColumn => ({
  ...common(schemaName),
  kind: "date",
  format: "date",
  behavior: "date-only",
});

export const moment = (schemaName: string): DateColumn => ({
  ...common(schemaName),
  kind: "date",
  format: "datetime",
  behavior: "user-local",
});

export const yesNo = (schemaName: string, defaultValue: boolean): YesNoColumn => ({
  ...common(schemaName),
  kind: "yes-no",
  yes: { 1033: "Yes" },
  no: { 1033: "No" },
  defaultValue,
});

type Listed = Readonly<Record<number, string>>;
const options = (listed: Listed) =>
  Object.entries(listed).map(([value, label]) => ({
    value: Number(value),
    labels: { 1033: label },
  }));

export const choice = (
  schemaName: string,
  listed: Listed,
  defaultValue?: number,
): ChoiceColumn => ({
  ...common(schemaName),
  kind: "choice",
  choice: { kind: "local-choice", options: options(listed) },
  ...(defaultValue === undefined ? {} : { defaultValue }),
});

export const state = (
  listed: Readonly<Record<number, readonly [string, number]>>,
): StateColumn => ({
  ...common("StateCode", "systemrequired"),
  kind: "state",
  states: Object.entries(listed).map(([value, [label, defaultStatus]]) => ({
    value: Number(value),
    labels: { 1033: label },
    invariantName: label,
    defaultStatus,
  })),
});

export const status = (
  listed: Readonly<Record<number, readonly [string, number]>>,
): StatusColumn => ({
  ...common("StatusCode"),
  kind: "status",
  statuses: Object.entries(listed).map(([value, [label, of]]) => ({
    value: Number(value),
    labels: { 1033: label },
    state: of,
  })),
});

export const lookup = (
  schemaName: string,
  target: string,
  form: LookupColumn["form"] = "simple",
): LookupColumn => ({
  ...common(schemaName),
  kind: "lookup",
  form,
  targets: [target],
  navigation: { [target]: schemaName.toLowerCase() },
});

/** A lookup with several targets: the name before `@odata.bind` says which. */
export const customer = (schemaName: string): LookupColumn => {
  const name = schemaName.toLowerCase();
  return {
    ...lookup(schemaName, "account", "customer"),
    targets: ["account", "contact"],
    navigation: { account: `${name}_account`, contact: `${name}_contact` },
  };
};

export const id = (schemaName: string): UniqueIdentifierColumn => ({
  ...common(schemaName, "systemrequired"),
  kind: "unique-identifier",
  primaryKey: true,
});

export const readOnlyMoment = (schemaName: string): DateColumn => ({
  ...moment(schemaName),
  ...readOnly,
});

export const readOnlyLookup = (schemaName: string, target: string): LookupColumn => ({
  ...lookup(schemaName, target),
  ...readOnly,
});

export const owner = (): LookupColumn => ({
  ...lookup("OwnerId", "systemuser", "owner"),
  required: "systemrequired",
  targets: ["systemuser", "team"],
  navigation: { systemuser: "ownerid", team: "ownerid" },
});

export const table = (
  schemaName: string,
  setName: string,
  primaryName: string,
  list: readonly Column[],
  primaryId = `${schemaName}Id`,
): StandardTable => ({
  kind: "standard",
  schemaName,
  logicalName: schemaName.toLowerCase(),
  setName,
  primaryId: primaryId.toLowerCase(),
  primaryName,
  columns: columnsOf([id(primaryId), ...list]),
});

export const columnsOf = (list: readonly Column[]): Columns =>
  Object.fromEntries(list.map((column) => [column.logicalName, column]));
