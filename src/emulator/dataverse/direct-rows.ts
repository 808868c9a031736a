import type { LookupColumn } from "#dataverse";
import type { Json, JsonObject, PlainJson } from "#foundation";
import { jsonOf } from "#foundation";
import type { Outside } from "../port.ts";
import { closeOpportunity } from "./close-opportunity.ts";
import type { Refused } from "./errors.ts";
import { isRefused, refused } from "./errors.ts";
import type { TableMetadata } from "./metadata.ts";
import { changesOf, referenceOf } from "./payload.ts";
import type { Row } from "./row.ts";
import type { Surface } from "./row-output.ts";
import { rowOutput } from "./row-output.ts";
import { changeSalesTeam } from "./sales-team.ts";
import type { Store } from "./store.ts";
import { idsOf, rowOf } from "./store.ts";
import type { Author, Transaction } from "./transaction.ts";
import { createRow, deleteRow, updateRow } from "./transaction.ts";
import { guidOf } from "./values.ts";
import type { WrittenBy } from "./write-log.ts";

/**
 * Columns by logical name as a story writes them. A lookup is `"accounts(<id>)"`, the id alone when
 * it has one target, or the payload's own `"<navigation>@odata.bind"`.
 */
export type PlainRow = Readonly<Record<string, PlainJson | undefined>>;

/** The way round the connector: what administrators and sellers do. Tables by logical name. */
export interface DirectRows {
  /** A row that was always there: starts no flow. Answers its id. */
  seed(table: string, row: PlainRow): string | Refused;
  /**
   * A seller saves a form: only the changed columns are sent, all at once. An absent id creates the
   * row. A state that only an action gives is reached as the form does it.
   */
  save(table: string, id: string | undefined, changes: PlainRow, byUser?: string): string | Refused;
  delete(table: string, id: string, byUser?: string): Refused | undefined;
  /** A seller adds a colleague to the sales team of an opportunity, or takes them out of it. */
  salesTeam(opportunity: string, user: string, change: "joins" | "leaves"): Refused | undefined;
  /** As the connector would give it; sorted by id. */
  rows(table: string): readonly JsonObject[];
  row(table: string, id: string): JsonObject | undefined;
}

/** What the direct way needs of the organisation around it. */
export interface Access {
  store(): Store;
  begin(): Transaction;
  commit(transaction: Transaction, author: Author, by: WrittenBy): void;
  author(user: string | undefined, kind: Author["kind"]): Author;
  useBaseCurrency(id: string): void;
}

const EVERYTHING = { select: undefined, expand: [] } as const;

export function directRows(surface: Surface, outside: Outside, access: Access): DirectRows {
  const { metadata } = surface;

  function write(
    name: string,
    id: string | undefined,
    plain: PlainRow,
    author: Author,
    by: WrittenBy,
  ): string | Refused {
    const table = metadata.tables.get(name);
    if (!table) return noTable(name);
    const begun = access.begin();
    const item = itemFrom(surface, table, plain);
    if (isRefused(item)) return item;
    const verb = by.kind === "seed" ? "seed" : id === undefined ? "create" : "update";
    const said = changesOf(metadata, begun.store, table, item, verb);
    if (isRefused(said)) return said;
    const own = said.get(table.primaryId);
    const target = id ?? (typeof own === "string" ? own : outside.newId());
    const done =
      id === undefined
        ? createRow(begun, table, target, said, author)
        : updateRow(begun, table, id, said, author);
    if (isRefused(done)) return done;
    access.commit(done, author, by);
    return target;
  }

  return {
    seed(table, row) {
      const id = write(table, undefined, row, access.author(undefined, "system"), { kind: "seed" });
      if (table === "transactioncurrency" && !isRefused(id)) access.useBaseCurrency(id);
      return id;
    },
    save(table, id, changes, byUser) {
      const author = access.author(byUser, "program");
      const { statecode, statuscode, ...rest } = changes;
      const state = Number(statecode ?? 0);
      const closes = table === "opportunity" && id !== undefined && (state === 1 || state === 2);
      if (!closes) return write(table, id, changes, author, { kind: "person" });
      if (Object.keys(rest).length > 0) {
        const saved = write(table, id, rest, author, { kind: "person" });
        if (isRefused(saved)) return saved;
      }
      const close = new Map<string, Json>([["opportunityid@odata.bind", `opportunities(${id})`]]);
      const parameters = new Map<string, Json>([
        ["item/Status", jsonOf(statuscode ?? -1)],
        ["item/OpportunityClose", close],
      ]);
      const request = { surface, parameters, transaction: access.begin(), author, pageSize: 1 };
      const action = state === 1 ? "WinOpportunity" : "LoseOpportunity";
      const closed = closeOpportunity({ ...request, newId: outside.newId }, action);
      if (isRefused(closed)) return closed;
      access.commit(closed, author, { kind: "person" });
      return id;
    },
    delete(name, id, byUser) {
      const table = metadata.tables.get(name);
      if (!table) return noTable(name);
      const author = access.author(byUser, "program");
      const done = deleteRow(metadata, access.begin(), table, id, author);
      if (isRefused(done)) return done;
      access.commit(done, author, { kind: "person" });
      return undefined;
    },
    salesTeam(opportunity, user, change) {
      const author = access.author(undefined, "program");
      const done = changeSalesTeam(metadata, outside, access.begin(), author, {
        opportunity,
        user,
        change,
      });
      if (isRefused(done)) return done;
      access.commit(done, author, { kind: "person" });
      return undefined;
    },
    rows(name) {
      const store = access.store();
      return [...idsOf(store, name)]
        .sort()
        .flatMap((id) => shown(name, rowOf(store, name, id)) ?? []);
    },
    row: (name, id) => shown(name, rowOf(access.store(), name, id)),
  };

  function shown(name: string, row: Row | undefined): JsonObject | undefined {
    const table = metadata.tables.get(name);
    return table && row && rowOutput(surface, access.store(), table, row, EVERYTHING);
  }
}

const noTable = (name: string): Refused => refused("set-unknown", `There is no table '${name}'.`);

/** A story's row as a payload: lookups become bindings. */
function itemFrom(surface: Surface, table: TableMetadata, plain: PlainRow): JsonObject | Refused {
  const item = new Map<string, Json>();
  for (const [name, value] of Object.entries(plain)) {
    if (value === undefined) continue;
    const column = table.columns.get(name);
    if (column?.kind !== "lookup") {
      item.set(name, jsonOf(value));
      continue;
    }
    if (value === null) {
      item.set(bindingOf(column, column.targets[0]), null);
      continue;
    }
    const only = column.targets.length === 1 ? column.targets[0] : undefined;
    const set = surface.metadata.tables.get(only ?? "")?.setName;
    const text = guidOf(jsonOf(value)) && set ? `${set}(${String(value)})` : jsonOf(value);
    const reference = referenceOf(surface.metadata, text);
    if (isRefused(reference)) return reference;
    item.set(bindingOf(column, reference.table), text);
  }
  return item;
}

const bindingOf = ({ navigation, schemaName }: LookupColumn, target = ""): string =>
  `${navigation[target] ?? schemaName}@odata.bind`;
