import {
  dateTime,
  defaultViews,
  labels,
  prefixed,
  primaryId,
  primaryName,
  simpleForms,
  table,
  text,
} from "#dataverse";
import type { Project } from "#project";

/**
 * Who creates the referral of an opportunity, kept from before the first call until the opportunity
 * holds the referral's id, so that no second run creates another (flow-language.md §15).
 *
 * - The row is created with the opportunity's id as its own: the database refuses a second claim
 *   with 412 / 0x80040237.
 * - `key` is unique too: a run that takes over an expired claim first creates a row whose key is
 *   `<opportunity id> <expiry of the dead claim>`, so that only one of several gets it.
 * - `holder` names the run, so that one whose answer was lost knows its own row again.
 */
export function referralClaim({ publisher }: Project) {
  const named = <Name extends string>(name: Name) => prefixed(publisher, name);
  const pluralLabels = labels("Referral Claims", "Empfehlungsreservierungen");
  const columns = {
    id: primaryId(named("referralclaimid"), {
      labels: labels("Referral Claim", "Empfehlungsreservierung"),
      descriptions: labels(
        "The id of the opportunity whose referral is being created.",
        "Die ID der Verkaufschance, deren Empfehlung angelegt wird.",
      ),
    }),
    key: primaryName(named("claimkey"), {
      labels: labels("Claim Key", "Reservierungsschlüssel"),
      descriptions: labels(
        "What is claimed; no two rows share it.",
        "Was reserviert wird; nie in zwei Zeilen gleich.",
      ),
      maxLength: 100,
    }),
    expiresOn: dateTime(named("expireson"), {
      labels: labels("Expires On", "Läuft ab am"),
      descriptions: labels(
        "After this moment another run may take the claim over.",
        "Nach diesem Zeitpunkt darf ein anderer Lauf die Reservierung übernehmen.",
      ),
      required: "required",
    }),
    holder: text(named("holder"), {
      labels: labels("Holder", "Inhaber"),
      descriptions: labels(
        "The run that holds the claim, by a name it gave itself.",
        "Der Lauf, der die Reservierung hält, unter einem Namen, den er sich selbst gab.",
      ),
      maxLength: 100,
    }),
  };
  const { key, expiresOn } = columns;
  const shown = [key.logicalName, expiresOn.logicalName];
  return table({
    schemaName: named("referralclaim"),
    setName: named("referralclaims"),
    primaryId: columns.id.logicalName,
    primaryName: key.logicalName,
    labels: labels("Referral Claim", "Empfehlungsreservierung"),
    pluralLabels,
    descriptions: labels(
      "Bookkeeping of the flows: keeps an opportunity from getting two referrals.",
      "Buchführung der Flows: verhindert, dass eine Verkaufschance zwei Empfehlungen erhält.",
    ),
    ownership: "organization",
    quickCreate: false,
    changeTracking: false,
    columns,
    keys: [
      {
        schemaName: named("claimkeykey"),
        labels: labels("Claim Key", "Reservierungsschlüssel"),
        columns: [key.logicalName],
      },
    ],
    views: defaultViews({
      pluralLabels,
      columns: shown.map((column) => ({ column, width: 250 })),
      order: { column: expiresOn.logicalName, descending: true },
    }),
    forms: simpleForms({ main: shown, quick: shown, card: shown }),
    relationships: [],
  });
}
