import { isJsonArray, isJsonObject, type Json } from "#foundation";
import { answer, notSimulated } from "../connection/answer.ts";
import { associate, disassociate } from "./association.ts";
import { CLOSING_ACTIONS, closeOpportunity, isClosingAction } from "./close-opportunity.ts";
import type { Refused } from "./errors.ts";
import { answerOf, isRefused, refused, rowAbsent } from "./errors.ts";
import { listFetched } from "./fetch/list-fetched.ts";
import type { TableMetadata } from "./metadata.ts";
import { pageOf } from "./page.ts";
import { changesOf, itemOf } from "./payload.ts";
import { queryOf } from "./query.ts";
import { boundActionIn, changeRecordTeam, RECORD_TEAM_ACTIONS } from "./record-team.ts";
import type { Outcome, Request } from "./request.ts";
import { idAt, type RowAddress, rowAddress } from "./row-address.ts";
import type { Surface } from "./row-output.ts";
import { etagOf, rowOutput } from "./row-output.ts";
import { rowOf } from "./store.ts";
import type { Transaction } from "./transaction.ts";
import { createRow, deleteRow, updateRow } from "./transaction.ts";

type Operation = (request: Request) => Outcome | Refused;

const OF_THIS_ORGANIZATION: Readonly<Record<string, Operation>> = {
  ListRecords: onTable(listRows),
  GetItem: onRow(getRow),
  CreateRecord: onTable(createFromPayload),
  UpdateRecord: onTable(upsert),
  UpdateOnlyRecord: onRow(updateFromPayload),
  DeleteRecord: onRow((request, table, id) => {
    const { surface, transaction, author } = request;
    const done = deleteRow(surface.metadata, transaction, table, id, author);
    return isRefused(done) ? done : { answer: answer(204), transaction: done };
  }),
  AssociateEntities: onRow(associate),
  DisassociateEntities: onRow(disassociate),
  PerformUnboundAction: unboundAction,
  PerformBoundAction: boundAction,
};

/**
 * Every operation of the connector that the simulation knows (flow-language.md §10.2). Each has a twin
 * that names the environment it is for: this one does them too, of another it knows nothing.
 */
export const OPERATIONS: Readonly<Record<string, Operation>> = {
  ...OF_THIS_ORGANIZATION,
  ExecuteChangeset: changeset,
  ...Object.fromEntries(
    Object.entries(OF_THIS_ORGANIZATION).map(([name, operation]) => [
      `${name}WithOrganization`,
      withOrganization(operation),
    ]),
  ),
};

/** The actions that the operations for actions know, by their own names. */
export const ACTIONS: readonly string[] = [...CLOSING_ACTIONS, ...RECORD_TEAM_ACTIONS.keys()];

/** Runs an operation; one the simulation does not know is told, not guessed. */
export function perform(operationId: string, request: Request): Outcome {
  const { transaction } = request;
  const operation = Object.hasOwn(OPERATIONS, operationId) ? OPERATIONS[operationId] : undefined;
  if (!operation) {
    return { answer: notSimulated(`the operation "${operationId}" of Dataverse`), transaction };
  }
  const outcome = operation(request);
  return isRefused(outcome) ? { answer: answerOf(outcome), transaction } : outcome;
}

function onTable(then: (request: Request, table: TableMetadata) => Outcome | Refused): Operation {
  return (request) => {
    const set = request.parameters.get("entityName");
    const table = request.surface.metadata.sets.get(String(set ?? ""));
    if (table) return then(request, table);
    return refused("set-unknown", `Resource not found for the segment '${set ?? ""}'.`);
  };
}

/** What designers write for the environment that the flow is in. */
const CURRENT = "current";

/** This environment is named by its address, however it ends, or as the current one. */
function withOrganization(operation: Operation): Operation {
  return (request) => {
    const said = String(request.parameters.get("organization") ?? "").trim();
    const url = said.replace(/\/+$/, "").toLowerCase();
    if (url === CURRENT || url === request.surface.organization.toLowerCase()) {
      return operation(request);
    }
    const answer = notSimulated(`the environment "${said}"`);
    return { answer, transaction: request.transaction };
  };
}

function addressOf(
  { surface, parameters, transaction }: Request,
  table: TableMetadata,
): RowAddress | Refused {
  const said = parameters.get("recordId");
  return rowAddress(surface.metadata, table, transaction.store, said);
}

function onRow(
  then: (request: Request, table: TableMetadata, id: string) => Outcome | Refused,
): Operation {
  return onTable((request, table) => {
    const address = addressOf(request, table);
    if (isRefused(address)) return address;
    const id = idAt(address, table);
    return isRefused(id) ? id : then(request, table, id);
  });
}

/** A row that is not there is made, under the id or with the key that it was asked for by. */
function upsert(request: Request, table: TableMetadata): Outcome | Refused {
  const address = addressOf(request, table);
  if (isRefused(address)) return address;
  const id = address.kind === "id" ? address.id : address.found;
  return id !== undefined && rowOf(request.transaction.store, table.name, id)
    ? updateFromPayload(request, table, id)
    : createFromPayload(request, table, address);
}

function listRows(request: Request, table: TableMetadata): Outcome | Refused {
  const { surface, parameters, transaction, pageSize } = request;
  const fetchXml = parameters.get("fetchXml") ?? "";
  if (fetchXml !== "") return listFetched(request, table, String(fetchXml));
  const query = queryOf(surface.metadata, table, parameters);
  if (isRefused(query)) return query;
  const { rows, next, store } = pageOf(transaction.store, table, query, pageSize);
  const root = `${surface.organization}/api/data/v9.1`;
  const body = new Map<string, Json>()
    .set("@odata.context", `${root}/$metadata#${table.setName}`)
    // Nobody asked for a count.
    .set("@Microsoft.Dynamics.CRM.totalrecordcount", -1n)
    .set("@Microsoft.Dynamics.CRM.totalrecordcountlimitexceeded", false)
    .set(
      "value",
      rows.map((row) => rowOutput(surface, store, table, row, query)),
    );
  if (next !== undefined) {
    const options = ["$filter", "$select", "$orderby", "$expand"].flatMap((name) => {
      const value = parameters.get(name);
      return typeof value === "string" ? [`${name}=${encodeURIComponent(value)}`] : [];
    });
    const link = [...options, `$skiptoken=${next}`].join("&");
    body.set("@odata.nextLink", `${root}/${table.setName}?${link}`);
  }
  return { answer: answer(200, body), transaction: { ...transaction, store } };
}

function getRow(
  { surface, parameters, transaction }: Request,
  table: TableMetadata,
  id: string,
): Outcome | Refused {
  const shown = new Map<string, Json>();
  for (const name of ["$select", "$expand"]) shown.set(name, parameters.get(name) ?? null);
  const query = queryOf(surface.metadata, table, shown);
  if (isRefused(query)) return query;
  const row = rowOf(transaction.store, table.name, id);
  if (!row) return rowAbsent(table.name, id);
  const body = rowOutput(surface, transaction.store, table, row, query);
  return { answer: answer(200, body, { ETag: etagOf(row) }), transaction };
}

function createFromPayload(
  request: Request,
  table: TableMetadata,
  address?: RowAddress,
): Outcome | Refused {
  const { surface, parameters, transaction, author, newId } = request;
  const { metadata } = surface;
  const said = changesOf(metadata, transaction.store, table, itemOf(parameters), "create");
  if (isRefused(said)) return said;
  const changes = address?.kind === "key" ? new Map([...address.values, ...said]) : said;
  const id = address?.kind === "id" ? address.id : undefined;
  const wanted = id ?? changes.get(table.primaryId) ?? newId();
  const done = createRow(transaction, table, String(wanted), changes, author);
  return isRefused(done) ? done : written(surface, done, table, String(wanted), 201);
}

function updateFromPayload(request: Request, table: TableMetadata, id: string): Outcome | Refused {
  const { surface, parameters, transaction, author } = request;
  const { metadata } = surface;
  if (!rowOf(transaction.store, table.name, id)) return rowAbsent(table.name, id);
  const changes = changesOf(metadata, transaction.store, table, itemOf(parameters), "update");
  if (isRefused(changes)) return changes;
  const done = updateRow(transaction, table, id, changes, author);
  return isRefused(done) ? done : written(surface, done, table, id, 200);
}

function written(
  surface: Surface,
  transaction: Transaction,
  table: TableMetadata,
  id: string,
  statusCode: number,
): Outcome | Refused {
  const row = rowOf(transaction.store, table.name, id);
  if (!row) return rowAbsent(table.name, id);
  const everything = { select: undefined, expand: [] };
  const body = rowOutput(surface, transaction.store, table, row, everything);
  return { answer: answer(statusCode, body, { ETag: etagOf(row) }), transaction };
}

/** Writes that are all done or none; the answer holds theirs, one after the other. */
function changeset(request: Request): Outcome | Refused {
  const answers: Json[] = [];
  let { transaction } = request;
  const writes = request.parameters.get("writes");
  for (const write of isJsonArray(writes) ? writes : []) {
    const [operationId, parameters] = isJsonObject(write)
      ? [String(write.get("operationId")), write.get("parameters")]
      : [""];
    const operation = Object.hasOwn(OPERATIONS, operationId) ? OPERATIONS[operationId] : undefined;
    if (!operation || !isJsonObject(parameters)) {
      return refused("payload-malformed", "A change set holds writes of rows.");
    }
    const done = operation({ ...request, parameters, transaction });
    if (isRefused(done)) return done;
    transaction = done.transaction;
    const { statusCode, headers, body } = done.answer;
    const told = new Map<string, Json>([
      ["statusCode", BigInt(statusCode)],
      ["headers", headers],
    ]);
    answers.push(body === undefined ? told : told.set("body", body));
  }
  return { answer: answer(200, new Map([["value", answers]])), transaction };
}

const recordTeam = onRow(changeRecordTeam);

function boundAction(request: Request): Outcome | Refused {
  if (RECORD_TEAM_ACTIONS.has(boundActionIn(request))) return recordTeam(request);
  const { parameters, transaction } = request;
  return {
    answer: notSimulated(`the bound action "${parameters.get("actionName")}"`),
    transaction,
  };
}

function unboundAction(request: Request): Outcome | Refused {
  const { parameters, transaction } = request;
  const name = String(parameters.get("actionName") ?? "");
  if (isClosingAction(name)) {
    const done = closeOpportunity(request, name);
    return isRefused(done) ? done : { answer: answer(204), transaction: done };
  }
  return { answer: notSimulated(`the unbound action "${name}"`), transaction };
}
