import { isJsonObject, type Json, type JsonObject } from "#foundation";
import { answer, notSimulated } from "../connection/answer.ts";
import { changeAccessTeam } from "./access-team.ts";
import type { Refused } from "./errors.ts";
import { isRefused, refused } from "./errors.ts";
import type { Metadata, TableMetadata } from "./metadata.ts";
import { itemOf, referenceOf } from "./payload.ts";
import type { Outcome, Request } from "./request.ts";
import type { Reference } from "./row.ts";
import { guidOf } from "./values.ts";

/** Actions bound to a user: into the access team of a row and out of it, as the Web API documents them. */
export const RECORD_TEAM_ACTIONS: ReadonlyMap<string, "joins" | "leaves"> = new Map([
  ["AddUserToRecordTeam", "joins"],
  ["RemoveUserFromRecordTeam", "leaves"],
]);

const NAMESPACE = "Microsoft.Dynamics.CRM.";

/** A bound action's own name: the connector says it with its namespace. */
export const boundActionIn = ({ parameters }: Request): string => {
  const said = String(parameters.get("actionName") ?? "");
  return said.startsWith(NAMESPACE) ? said.slice(NAMESPACE.length) : said;
};

/** Of a table that is not enabled for access teams the service says no; which are is not known here. */
export function changeRecordTeam(
  request: Request,
  table: TableMetadata,
  user: string,
): Outcome | Refused {
  const { surface, transaction, author, newId } = request;
  const action = boundActionIn(request);
  const change = RECORD_TEAM_ACTIONS.get(action);
  if (!change) return { answer: notSimulated(`the bound action "${action}"`), transaction };
  if (table.name !== "systemuser") {
    return refused("set-unknown", `Resource not found for the segment '${NAMESPACE}${action}'.`);
  }
  const item = itemOf(request.parameters);
  const regarding = recordIn(surface.metadata, item);
  if (isRefused(regarding)) return regarding;
  const template = templateIn(item);
  if (!template) return refused("payload-malformed", `"${action}" needs a TeamTemplate.`);
  const done = changeAccessTeam(surface.metadata, newId, transaction, author, {
    regarding,
    template: { table: "teamtemplate", id: template },
    name: teamName(regarding.id, template),
    user,
    change,
  });
  if (isRefused(done)) return done;
  const context = `${surface.organization}/api/data/v9.1/$metadata#${NAMESPACE}${action}Response`;
  const body = new Map<string, Json>([
    ["@odata.context", context],
    ["AccessTeamId", done.team],
  ]);
  return { answer: answer(200, body), transaction: done.transaction };
}

/** What a team that is made from a template is called (I). */
const teamName = (record: string, template: string): string => `${record}+${template}`;

const WITH_SLASH = /^\/?([A-Za-z_]\w*)\/([0-9a-f-]{36})$/i;

/** `accounts/<id>`, as the designer of flows writes it, or `accounts(<id>)`. */
function recordIn(metadata: Metadata, item: JsonObject): Reference | Refused {
  const said = item.get("Record");
  if (typeof said !== "string") {
    return refused("not-simulated", "The simulation knows a Record by its address only.");
  }
  return referenceOf(metadata, said.trim().replace(WITH_SLASH, "$1($2)"));
}

function templateIn(item: JsonObject): string | undefined {
  const whole = item.get("TeamTemplate");
  const own = isJsonObject(whole) ? whole.get("teamtemplateid") : undefined;
  return guidOf(own ?? item.get("TeamTemplate/teamtemplateid"));
}
