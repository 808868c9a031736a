import type { TableNames, View, ViewCondition, ViewFilter, ViewKind } from "#dataverse";
import { type Element, element, type Node } from "#foundation";
import { braced, fields } from "./fields.ts";
import { labelList, maybeLabelList, type Speech } from "./labels.ts";

interface KindFacts {
  readonly queryType: number;
  readonly isDefault: boolean;
  readonly canBeDeleted?: boolean;
  /** Rows with this statecode only. */
  readonly state?: 0 | 1;
  /** Grid and row are named after the table. */
  readonly named?: boolean;
  readonly preview?: false;
}

/** The kinds of a fresh table (solution-format.md §8). */
const KINDS = {
  active: { queryType: 0, isDefault: true, state: 0 },
  inactive: { queryType: 0, isDefault: false, state: 1 },
  "advanced-find": { queryType: 1, isDefault: true },
  associated: { queryType: 2, isDefault: true, state: 0, named: true },
  "quick-find": { queryType: 4, isDefault: true, state: 0 },
  lookup: { queryType: 64, isDefault: true, state: 0, named: true, preview: false },
  public: { queryType: 0, isDefault: false, canBeDeleted: true },
} satisfies Record<ViewKind, KindFacts>;

export function viewNode(
  view: View,
  id: string,
  table: TableNames,
  introduced: string,
  speech: Speech,
): Element {
  const kind: KindFacts = KINDS[view.kind];
  return element("savedquery", {}, [
    ...fields({
      IsCustomizable: 1,
      CanBeDeleted: kind.canBeDeleted ?? false,
      isquickfindquery: view.kind === "quick-find",
      isprivate: 0,
      isdefault: kind.isDefault,
      savedqueryid: braced(id),
    }),
    element("layoutxml", {}, [grid(view, table, kind)]),
    ...fields({ querytype: kind.queryType }),
    element("fetchxml", {}, [fetch(view, table, kind)]),
    ...fields({ IntroducedVersion: introduced }),
    labelList("LocalizedNames", "LocalizedName", view.labels, speech),
    ...maybeLabelList("Descriptions", "Description", view.descriptions, speech),
  ]);
}

const grid = ({ columns }: View, table: TableNames, { named, preview }: KindFacts): Element =>
  element(
    "grid",
    {
      name: named ? table.setName : "resultset",
      jump: table.primaryName,
      select: "1",
      icon: "1",
      preview: preview === false ? "0" : "1",
    },
    [
      element(
        "row",
        { name: named ? table.logicalName : "result", id: table.primaryId },
        columns.map(({ column, width }) => element("cell", { name: column, width: String(width) })),
      ),
    ],
  );

function fetch(view: View, table: TableNames, { state }: KindFacts): Element {
  const names = new Set([table.primaryId, ...view.columns.map(({ column }) => column)]);
  const conditions: readonly Node[] =
    state === undefined ? [] : [condition("statecode", "eq", { value: String(state) })];
  return element("fetch", { version: "1.0", mapping: "logical" }, [
    element("entity", { name: table.logicalName }, [
      ...[...names].map((name) => element("attribute", { name })),
      element("order", {
        attribute: view.order.column,
        descending: String(view.order.descending),
      }),
      ...(conditions.length > 0 ? [element("filter", { type: "and" }, conditions)] : []),
      ...(view.filter ? [filter(view.filter)] : []),
      ...(view.kind === "quick-find" ? [quickFind(view, table)] : []),
    ]),
  ]);
}

/** Searches the name and every other text the view shows. */
function quickFind({ columns }: View, table: TableNames): Element {
  const texts = new Set(
    Object.values(table.columns)
      .filter(({ kind }) => kind === "text")
      .map(({ logicalName }) => logicalName),
  );
  const searched = new Set([
    table.primaryName,
    ...columns.map(({ column }) => column).filter((column) => texts.has(column)),
  ]);
  return element(
    "filter",
    { type: "or", isquickfindfields: "1" },
    [...searched].map((column) => condition(column, "like", { value: "{0}" })),
  );
}

const filter = ({ match, conditions }: ViewFilter): Element =>
  element("filter", { type: match === "all" ? "and" : "or" }, conditions.map(said));

function said(one: ViewCondition): Element {
  const { column, operator } = one;
  if ("values" in one) {
    const values = one.values.map((value) => element("value", {}, String(value)));
    return condition(column, operator, {}, values);
  }
  return condition(column, operator, "value" in one ? { value: text(one.value) } : {});
}

const condition = (
  attribute: string,
  operator: string,
  value: { readonly value?: string },
  values: readonly Element[] = [],
): Element => element("condition", { attribute, operator, ...value }, values);

const text = (value: string | number | boolean): string =>
  String(typeof value === "boolean" ? Number(value) : value);
