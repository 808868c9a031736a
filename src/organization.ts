import { OPPORTUNITY_STATE } from "#dataverse";
import {
  type Organization,
  type OwnColumn,
  type OwnStatusReason,
  STANDARD_ORGANIZATION,
} from "#emulator";
import { environmentVariables } from "#envvars";
import { CURRENCY_LOOKUP, mappedColumns, type Project, type StatusReasons } from "#project";

/** The mapping whose columns and status reasons stories speak of, unless they name another. */
export const SPOKEN_MAPPING = "mappings/default.yaml";

/** The organisation that a mapping is made for: it has every column, reason and row that is named. */
export function organizationOf({ mapping }: Project): Organization {
  const reasons = STATUSES.map(
    (key): OwnStatusReason => ({
      table: "opportunity",
      value: mapping.status[key],
      state: STATE[key].value,
    }),
  );
  const ofLead = mapping.lead.defaults.get("statuscode");
  if (ofLead?.kind === "number") reasons.push({ table: "lead", value: ofLead.value, state: 0 });
  return {
    ...STANDARD_ORGANIZATION,
    columns: mappedColumns(mapping)
      .filter(({ column }) => column !== CURRENCY_LOOKUP)
      .map(({ table, column, holds, row }): OwnColumn => {
        return { table, name: column, holds, ...(row && { row }) };
      }),
    statusReasons: [
      ...new Map(reasons.map((reason) => [`${reason.table} ${reason.value}`, reason])).values(),
    ],
  };
}

/**
 * The same, for stories that speak of another mapping: what they say of a column or a status reason
 * holds for the one in its place, and variables are set as they take for granted.
 */
export function organizationToldOf(project: Project, spoken: Project): Organization {
  return {
    ...organizationOf(project),
    called: calledOf(project, spoken),
    reasons: reasonsOf(project.mapping.status, spoken.mapping.status),
    variables: variablesOf(spoken),
  };
}

/** Columns of the same field. */
function calledOf(project: Project, spoken: Project): Organization["called"] {
  const here = new Map(
    mappedColumns(project.mapping).map(({ pointer, column }) => [pointer, column]),
  );
  return new Map(
    mappedColumns(spoken.mapping)
      .filter(({ pointer }) => pointer.includes("/columns/"))
      .map(({ table, column, pointer }) => [`${table} ${column}`, here.get(pointer) ?? column]),
  );
}

/**
 * The ways of losing may be one reason in a story, and several here. What nobody has set is what
 * Dataverse sets, so the story's own reason holds too, unless it is used for something else.
 */
function reasonsOf(status: StatusReasons, spoken: StatusReasons): Organization["reasons"] {
  const found = new Map<number, number[]>();
  for (const key of STATUSES) {
    found.set(spoken[key], [...(found.get(spoken[key]) ?? []), status[key]]);
  }
  const used: ReadonlySet<number> = new Set(Object.values(status));
  for (const [reason, here] of found) if (!used.has(reason)) here.push(reason);
  return found;
}

function variablesOf(spoken: Project): Organization["variables"] {
  const { checkMark, coSellOnly } = environmentVariables(spoken);
  return Object.fromEntries(
    [checkMark, coSellOnly].map(({ schemaName, defaultValue }) => [schemaName, defaultValue]),
  );
}

const STATE = {
  accepted: OPPORTUNITY_STATE.open,
  onHold: OPPORTUNITY_STATE.open,
  won: OPPORTUNITY_STATE.won,
  lost: OPPORTUNITY_STATE.lost,
  declined: OPPORTUNITY_STATE.lost,
  expired: OPPORTUNITY_STATE.lost,
} as const satisfies Readonly<Record<keyof StatusReasons, { readonly value: 0 | 1 | 2 }>>;

const STATUSES = Object.keys(STATE) as readonly (keyof StatusReasons)[];
