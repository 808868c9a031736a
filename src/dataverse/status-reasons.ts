import { numbered, type Unnumbered } from "./choices.ts";
import { labels } from "./labels.ts";
import type { Publisher } from "./publisher.ts";
import type { StatusesOf } from "./standard-columns.ts";

/** A status column whose reasons are told from those of others by their codes. */
export type ReasonsColumn<Code extends string> = StatusesOf<{ readonly reasons: Code }>;

const STATE = { active: 0, inactive: 1 } as const;

const EVERY_TABLE = [
  { value: 1, state: STATE.active, labels: labels("Active", "Aktiv") },
  { value: 2, state: STATE.inactive, labels: labels("Inactive", "Inaktiv") },
];

/**
 * Reasons of an own table beside *Active* and *Inactive*, which every table has: a column of the table,
 * whose values flows write like those of a choice (solution-format.md §6.3).
 */
export function statusReasons<const Code extends string>(
  publisher: Pick<Publisher, "optionValuePrefix">,
  reasons: readonly (Unnumbered<Code> & { readonly state: keyof typeof STATE })[],
): ReasonsColumn<Code> {
  const ours = numbered<{ readonly reasons: Code }, Code>(publisher, reasons).map(
    (reason, index) => ({
      ...reason,
      state: STATE[reasons[index]?.state ?? "active"],
    }),
  );
  return Object.freeze({
    schemaName: "statuscode",
    logicalName: "statuscode",
    labels: labels("Status Reason", "Statusgrund"),
    descriptions: labels("Why the row has its status.", "Warum die Zeile ihren Status hat."),
    required: "none",
    custom: false,
    kind: "status",
    statuses: [...EVERY_TABLE, ...ours] as ReasonsColumn<Code>["statuses"],
  });
}
