import type { JsonObject, PlainJson } from "#foundation";
import type { Dataverse } from "../dataverse/index.ts";
import type { TableMetadata } from "../dataverse/metadata.ts";
import type { PartnerCenter } from "../partner-center/index.ts";
import type { Names } from "./names.ts";
import type { Organization } from "./organization.ts";
import type { PlainRowText } from "./story.ts";
import { below, Unplayable } from "./unplayable.ts";

/** What the names of a story stand for. */
export interface Known {
  readonly dataverse: Dataverse;
  readonly partnerCenter: PartnerCenter;
  readonly names: Names;
  readonly organization: Organization;
  /** Ids of rows by `table name`, and of our referrals by name. */
  readonly rows: Map<string, string>;
  readonly referrals: Map<string, string>;
}

/** A row of a story with logical names, option values and bound lookups. */
export function payloadRow(stage: Known, table: string, row: PlainRowText) {
  const { names, dataverse } = stage;
  const metadata = names.table(table);
  return Object.fromEntries(
    Object.entries(row).map(([word, written]) =>
      below(word, (): [string, PlainJson] => {
        const column = names.columnHere(metadata, word);
        const [said] = saidHere(stage, metadata, word, written);
        if (column.kind !== "lookup") return [column.logicalName, said];
        if (said === null) return [column.logicalName, null];
        for (const target of column.targets) {
          const found = rowNamed(stage, names.table(target), String(said));
          const set = dataverse.metadata.tables.get(target)?.setName;
          if (found && set) return [column.logicalName, `${set}(${found})`];
        }
        const targets = column.targets.join(" or ");
        throw new Unplayable(`"${word}" names no row of ${targets}: "${said}".`);
      }),
    ),
  );
}

/**
 * What a story says of a column, as this organisation keeps it: options by value, its own status
 * reasons (one, or any of several), the code of a currency where that is a text.
 */
export function saidHere(
  stage: Known,
  table: TableMetadata,
  word: string,
  said: PlainJson,
): readonly [PlainJson, ...PlainJson[]] {
  const { names, dataverse, organization } = stage;
  const written = names.column(table, word);
  const here = names.columnHere(table, word);
  if (written.kind === "lookup" && here.kind !== "lookup" && typeof said === "string") {
    const [target = ""] = written.targets;
    const id = rowNamed(stage, names.table(target), said);
    const code = id === undefined ? undefined : dataverse.row(target, id)?.get(CURRENCY_CODE);
    return [typeof code === "string" ? code : said];
  }
  const value = names.option(here, said) as PlainJson;
  if (here.kind !== "status" || table.name !== "opportunity") return [value];
  const [first = value, ...more] = organization.reasons.get(Number(value)) ?? [];
  return [first, ...more];
}

const CURRENCY_CODE = "isocurrencycode";

/** A row by the story's name for it, or for the deal that it came from. */
export function rowNamed(stage: Known, table: TableMetadata, name: string): string | undefined {
  const known = stage.rows.get(`${table.name} ${name}`);
  if (known !== undefined) return known;
  const referral = stage.referrals.get(name);
  if (referral === undefined) return undefined;
  const rows = stage.dataverse.rows(table.name);
  // Its own id first: a customer's account has that of the deal it came with, and others point to it.
  const found =
    rows.find((row) => row.get(table.primaryId) === referral) ??
    rows.find((row) => [...row.values()].some((value) => value === referral));
  const id = found?.get(table.primaryId);
  return typeof id === "string" ? id : undefined;
}

/** Our referral by the story's name for it, or for the row that it was made of. */
export function referralNamed(stage: Known, name: string): JsonObject | undefined {
  const { partnerCenter, rows, referrals } = stage;
  const known = referrals.get(name);
  if (known !== undefined) return partnerCenter.referral(known);
  const ids = [...rows].flatMap(([key, id]) => (key.endsWith(` ${name}`) ? [id] : []));
  return partnerCenter
    .referrals("partner")
    .find((referral) => ids.includes(String(referral.get("externalReferenceId"))));
}

/** Microsoft's referral of the same engagement. */
export function theirReferral(stage: Known, name: string): JsonObject | undefined {
  const ours = referralNamed(stage, name);
  return stage.partnerCenter
    .referrals("microsoft")
    .find((theirs) => theirs.get("engagementId") === ours?.get("engagementId"));
}

/** `{ row: name }` anywhere in a referral becomes the row's id. */
export function withIds(stage: Known, said: PlainJson): PlainJson {
  if (Array.isArray(said)) return said.map((item: PlainJson) => withIds(stage, item));
  if (typeof said !== "object" || said === null) return said;
  const entries = Object.entries(said as Readonly<Record<string, PlainJson>>);
  const [only] = entries;
  if (entries.length === 1 && only?.[0] === "row") return idOf(stage, String(only[1]));
  return Object.fromEntries(entries.map(([key, value]) => [key, withIds(stage, value)]));
}

/** `deal`, or `opportunity deal` where it takes the table to say which row. */
export function idOf(stage: Known, name: string): string {
  const known = [...stage.rows].find(([key]) => key.endsWith(` ${name}`));
  if (known) return known[1];
  const [table = "", ...rest] = name.split(" ");
  const found = rest.length > 0 ? rowNamed(stage, stage.names.table(table), rest.join(" ")) : null;
  if (!found) throw new Unplayable(`There is no row "${name}".`);
  return found;
}
