import type { Column, ColumnKind, Form, FormControl, FormKind, FormSection } from "#dataverse";
import { type Element, element, stableId } from "#foundation";
import type { TableComponent } from "#model";
import { braced, fields } from "./fields.ts";
import { emptyLabelList, labelList, maybeLabelList, type Speech } from "./labels.ts";

/** `forms/@type` of each kind. */
export const FORM_TYPES = {
  main: "main",
  quick: "quick",
  card: "card",
  "quick-create": "quickCreate",
} satisfies Record<FormKind, string>;

export interface FormPlace {
  readonly table: TableComponent;
  readonly tables: readonly TableComponent[];
  readonly introduced: string;
  readonly speech: Speech;
}

export function formNode(form: Form, id: string, place: FormPlace): Element {
  const { speech } = place;
  return element("systemform", {}, [
    ...fields({
      formid: braced(id),
      IntroducedVersion: place.introduced,
      FormPresentation: form.kind === "quick-create" ? 0 : 1,
      FormActivationState: 1,
    }),
    element("form", {}, [element("tabs", {}, tabs(form, id, place))]),
    ...fields({ IsCustomizable: 1, CanBeDeleted: 1 }),
    labelList("LocalizedNames", "LocalizedName", form.labels, speech),
    ...maybeLabelList("Descriptions", "Description", form.descriptions, speech),
  ]);
}

/** Ids inside a form follow from its own, so that they stay as long as it does. */
const inner = (form: string, ...path: readonly string[]): string => braced(stableId(form, ...path));

/** In the order in which sections name them; one that none names is the first tab all the same. */
function tabs({ sections }: Form, id: string, place: FormPlace): readonly Element[] {
  const keys = new Set(sections.map(({ tab }) => tab?.key));
  if (keys.size === 0) keys.add(undefined);
  return [...keys].map((key) => {
    const own = sections.filter(({ tab }) => tab?.key === key);
    const called = own[0]?.tab?.labels ?? own[0]?.labels;
    return element(
      "tab",
      {
        name: key ?? "general",
        verticallayout: "true",
        id: key === undefined ? inner(id, "tab") : inner(id, "tab", key),
        IsUserDefined: "0",
      },
      [
        called
          ? labelList("labels", "label", called, place.speech)
          : emptyLabelList("labels", "label", place.speech),
        element("columns", {}, [
          element("column", { width: "100%" }, [
            element(
              "sections",
              {},
              own.map((one) => section(one, id, place)),
            ),
          ]),
        ]),
      ],
    );
  });
}

const section = (
  { key, labels, columns = 1, rows }: FormSection,
  form: string,
  place: FormPlace,
): Element =>
  element(
    "section",
    {
      name: key,
      showlabel: "false",
      showbar: "false",
      id: inner(form, "section", key),
      IsUserDefined: "0",
      columns: "1".repeat(columns),
    },
    [
      labelList("labels", "label", labels, place.speech),
      element(
        "rows",
        {},
        inRows(rows, columns).map((row) =>
          element(
            "row",
            {},
            row.map((control) => cell(control, [form, key], columns, place)),
          ),
        ),
      ),
    ],
  );

/** So many side by side; rows of another table take the whole width. */
function inRows(
  controls: readonly FormControl[],
  columns: number,
): readonly (readonly FormControl[])[] {
  const rows: FormControl[][] = [];
  for (const control of controls) {
    const last = rows.at(-1);
    const joins = control.kind === "column" && last?.[0]?.kind === "column";
    if (last && joins && last.length < columns) last.push(control);
    else rows.push([control]);
  }
  return rows;
}

function cell(
  control: FormControl,
  [form = "", section = ""]: readonly string[],
  columns: number,
  place: FormPlace,
) {
  const { speech, table } = place;
  if (control.kind === "subgrid") {
    const path = ["cell", section, "subgrid", control.key];
    const colspan = columns === 1 ? undefined : String(columns);
    return element("cell", { id: inner(form, ...path), showlabel: "false", colspan }, [
      labelList("labels", "label", control.labels, speech),
      element(
        "control",
        {
          id: control.key,
          classid: CLASSES.subgrid,
          indicationOfSubgrid: "true",
          uniqueid: inner(form, ...path, "control"),
        },
        [element("parameters", {}, subgrid(control, place))],
      ),
    ]);
  }
  const { column } = control;
  const known = Object.values(table.columns).find(({ logicalName }) => logicalName === column);
  const disabled = known?.readOnlyInUi ?? false;
  return element(
    "cell",
    { id: inner(form, "cell", section, column), showlabel: "true", locklevel: "0" },
    [
      emptyLabelList("labels", "label", speech),
      element("control", {
        id: column,
        classid: known ? classOf(known) : (SYSTEM_CLASSES[column] ?? CLASSES.text),
        datafieldname: column,
        disabled: String(disabled),
      }),
    ],
  );
}

function subgrid(
  control: Extract<FormControl, { readonly kind: "subgrid" }>,
  { tables }: FormPlace,
): readonly Element[] {
  const target = tables.find(({ logicalName }) => logicalName === control.target);
  const found = [...(target?.viewIds ?? [])].find(([{ key }]) => key === control.view);
  const view = braced((found?.[1] ?? control.view).toUpperCase());
  return fields({
    TargetEntityType: control.target,
    ViewId: view,
    AutoExpand: "Fixed",
    EnableQuickFind: "false",
    EnableViewPicker: "false",
    ViewIds: view,
    EnableChartPicker: "false",
    RecordsPerPage: 10,
    RelationshipName: control.relationship,
  });
}

/** Kinds of control (solution-format.md §9). */
const CLASSES = {
  text: "{4273EDBD-AC1D-40D3-9FB2-095C621B552D}",
  memo: "{E0DECE4B-6FC8-4A8F-A065-082708572369}",
  url: "{71716B6C-711E-476C-8AB8-5D11542BFB47}",
  email: "{ADA2203E-B4CD-49BE-9DDF-234642B43B52}",
  choice: "{3EF39988-22BB-4F0B-BBBE-64B5A3748AEE}",
  choices: "{4AA28AB7-9C13-4F57-A73D-AD894D048B5F}",
  yesNo: "{67FAC785-CD58-4F9F-ABB3-4B7DDC6ED5ED}",
  lookup: "{270BD3DB-D9AF-4782-9025-509E298DEC0A}",
  date: "{5B773807-9FB2-42DB-97C3-7A91EFF8ADFF}",
  wholeNumber: "{C6D124CA-7EDA-4A60-AEA9-7FB8D318B68F}",
  decimal: "{C3EFE0C3-0EC6-42BE-8349-CBD9079DFD8E}",
  /** As Microsoft's own tools list it for floating point numbers. */
  float: "{0D2C745A-E5A8-4C8F-BA63-C6D3BB604660}",
  money: "{533B9E00-756B-4312-95A0-DC888637AC78}",
  subgrid: "{E7A81278-8635-4D9E-8D4D-59480B391C5B}",
} as const;

const BY_KIND = {
  text: CLASSES.text,
  memo: CLASSES.memo,
  choice: CLASSES.choice,
  choices: CLASSES.choices,
  "yes-no": CLASSES.yesNo,
  lookup: CLASSES.lookup,
  date: CLASSES.date,
  money: CLASSES.money,
  "whole-number": CLASSES.wholeNumber,
  decimal: CLASSES.decimal,
  float: CLASSES.float,
  "unique-identifier": CLASSES.text,
  state: CLASSES.choice,
  status: CLASSES.choice,
  foreign: CLASSES.text,
} satisfies Record<ColumnKind, string>;

const SYSTEM_CLASSES: Readonly<Record<string, string>> = {
  ownerid: CLASSES.lookup,
  createdby: CLASSES.lookup,
  modifiedby: CLASSES.lookup,
  createdon: CLASSES.date,
  modifiedon: CLASSES.date,
  statecode: CLASSES.choice,
  statuscode: CLASSES.choice,
};

function classOf(column: Column): string {
  if (column.kind !== "text") return BY_KIND[column.kind];
  if (column.format === "url") return CLASSES.url;
  if (column.format === "email") return CLASSES.email;
  return column.format === "textarea" ? CLASSES.memo : CLASSES.text;
}
