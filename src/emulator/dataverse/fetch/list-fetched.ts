import type { Json } from "#foundation";
import { answer } from "../../connection/answer.ts";
import type { Refused } from "../errors.ts";
import { isRefused, refused } from "../errors.ts";
import type { TableMetadata } from "../metadata.ts";
import type { Outcome, Request } from "../request.ts";
import { aggregated } from "./aggregate.ts";
import { ordered, rowsOutput } from "./fetch-rows.ts";
import { joinedRows } from "./join-rows.ts";
import { fetchQueryOf } from "./read-fetch.ts";

/** What does not go beside a query that says everything itself. */
const BESIDE = ["$filter", "$select", "$orderby", "$expand", "$top", "$skiptoken"];

/**
 * ListRecords with `fetchXml`. Of a page that is not the last the service tells a cookie for the next
 * one, which nobody can make up: here it tells that there are more rows, and `page` asks for them.
 */
export function listFetched(
  { surface, parameters, transaction, author, pageSize }: Request,
  table: TableMetadata,
  text: string,
): Outcome | Refused {
  const beside = BESIDE.find((name) => (parameters.get(name) ?? "") !== "");
  if (beside !== undefined) {
    return refused("not-simulated", `The simulation does not know ${beside} beside fetchXml.`);
  }
  const query = fetchQueryOf(surface.metadata, table, text, author);
  if (isRefused(query)) return query;
  const { store } = transaction;
  const joined = joinedRows(store, query);
  if (isRefused(joined)) return joined;
  const all = query.aggregate
    ? aggregated(surface, store, query, joined)
    : rowsOutput(surface, store, query, ordered(surface, store, query, joined));
  if (isRefused(all)) return all;
  const size = Math.min(query.pageSize ?? pageSize, pageSize);
  const start = (query.page - 1) * size;
  const end = Math.min(query.top ?? Number.POSITIVE_INFINITY, start + size);
  const body = new Map<string, Json>()
    .set("@odata.context", `${surface.organization}/api/data/v9.1/$metadata#${table.setName}`)
    // Nobody asked for a count.
    .set("@Microsoft.Dynamics.CRM.totalrecordcount", -1n)
    .set("@Microsoft.Dynamics.CRM.totalrecordcountlimitexceeded", false)
    .set("value", all.slice(start, end));
  if (query.top === undefined && all.length > end) {
    body.set("@Microsoft.Dynamics.CRM.morerecords", true);
  }
  return { answer: answer(200, body), transaction };
}
