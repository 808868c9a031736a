import { labels } from "#dataverse";
import { element } from "#foundation";
import { type AttributeFacts, EVERYWHERE } from "./attribute.ts";
import { empty, fields } from "./fields.ts";

/** A column of the platform, without what all of them share. */
export type SystemFacts = Omit<AttributeFacts, "introduced" | "custom">;

export const LOOKUP = {
  type: "lookup",
  required: "none",
  mask: EVERYWHERE,
  imeMode: "auto",
  api: "010",
  audit: false,
  search: "000",
  tail: [...fields({ LookupStyle: "single" }), empty("LookupTypes")],
} as const;

const MOMENT = {
  ...LOOKUP,
  type: "datetime",
  imeMode: "inactive",
  search: "011",
  tail: fields({ Format: "datetime", CanChangeDateTimeBehavior: 0, Behavior: 1 }),
} as const;

const ZONE = {
  ...LOOKUP,
  type: "int",
  mask: undefined,
  api: "111",
  tail: fields({ Format: "", MinValue: -1, MaxValue: 2_147_483_647 }),
} as const;

/** What a column is called and what it is for, in both languages. */
export const spoken = (english: string, german: string, about: string, aboutGerman: string) => ({
  labels: labels(english, german),
  descriptions: labels(about, aboutGerman),
});

/** What every table has. */
export const EVERY: readonly SystemFacts[] = [
  {
    ...LOOKUP,
    schemaName: "CreatedBy",
    ...spoken(
      "Created By",
      "Erstellt von",
      "User who created the row.",
      "Wer die Zeile erstellt hat.",
    ),
  },
  {
    ...MOMENT,
    schemaName: "CreatedOn",
    ...spoken(
      "Created On",
      "Erstellt am",
      "When the row was created.",
      "Wann die Zeile erstellt wurde.",
    ),
  },
  {
    ...LOOKUP,
    schemaName: "CreatedOnBehalfBy",
    ...spoken(
      "Created By (Delegate)",
      "Erstellt von (Stellvertretung)",
      "User who created the row for another.",
      "Wer die Zeile im Namen eines anderen erstellt hat.",
    ),
  },
  {
    ...LOOKUP,
    schemaName: "ImportSequenceNumber",
    type: "int",
    mask: "ValidForAdvancedFind",
    imeMode: "disabled",
    api: "011",
    audit: true,
    tail: fields({ Format: "", MinValue: -2_147_483_648, MaxValue: 2_147_483_647 }),
    ...spoken(
      "Import Sequence Number",
      "Importsequenznummer",
      "Number of the import that made the row.",
      "Nummer des Imports, der die Zeile angelegt hat.",
    ),
  },
  {
    ...LOOKUP,
    schemaName: "ModifiedBy",
    ...spoken(
      "Modified By",
      "Geändert von",
      "User who last changed the row.",
      "Wer die Zeile zuletzt geändert hat.",
    ),
  },
  {
    ...MOMENT,
    schemaName: "ModifiedOn",
    ...spoken(
      "Modified On",
      "Geändert am",
      "When the row was last changed.",
      "Wann die Zeile zuletzt geändert wurde.",
    ),
  },
  {
    ...LOOKUP,
    schemaName: "ModifiedOnBehalfBy",
    ...spoken(
      "Modified By (Delegate)",
      "Geändert von (Stellvertretung)",
      "User who last changed the row for another.",
      "Wer die Zeile zuletzt im Namen eines anderen geändert hat.",
    ),
  },
  {
    ...MOMENT,
    schemaName: "OverriddenCreatedOn",
    mask: "ValidForAdvancedFind|ValidForGrid",
    api: "011",
    audit: true,
    search: "000",
    tail: fields({ Format: "date", CanChangeDateTimeBehavior: 0, Behavior: 1 }),
    ...spoken(
      "Record Created On",
      "Datensatz erstellt am",
      "When the row was created where it was brought from.",
      "Wann die Zeile in dem System erstellt wurde, aus dem sie stammt.",
    ),
  },
  {
    ...ZONE,
    schemaName: "TimeZoneRuleVersionNumber",
    ...spoken(
      "Time Zone Rule Version Number",
      "Versionsnummer der Zeitzonenregel",
      "For internal use only.",
      "Nur zur internen Verwendung.",
    ),
  },
  {
    ...ZONE,
    schemaName: "UTCConversionTimeZoneCode",
    ...spoken(
      "UTC Conversion Time Zone Code",
      "Zeitzonencode der UTC-Umrechnung",
      "Time zone in which the row was created.",
      "Zeitzone, in der die Zeile erstellt wurde.",
    ),
  },
];

export const OWNED_BY_USERS: readonly SystemFacts[] = [
  {
    ...LOOKUP,
    schemaName: "OwnerId",
    type: "owner",
    required: "systemrequired",
    mask: `${EVERYWHERE}|RequiredForForm`,
    api: "111",
    audit: true,
    search: "010",
    tail: [
      ...fields({ LookupStyle: "single" }),
      element(
        "LookupTypes",
        {},
        ["8", "9"].map((code) =>
          element("LookupType", { id: "00000000-0000-0000-0000-000000000000" }, code),
        ),
      ),
    ],
    ...spoken(
      "Owner",
      "Besitzer",
      "User or team the row belongs to.",
      "Benutzer oder Team, dem die Zeile gehört.",
    ),
  },
  {
    ...LOOKUP,
    schemaName: "OwningBusinessUnit",
    audit: true,
    search: "010",
    ...spoken(
      "Owning Business Unit",
      "Besitzende Unternehmenseinheit",
      "Business unit of the owner.",
      "Unternehmenseinheit des Besitzers.",
    ),
  },
  {
    ...LOOKUP,
    schemaName: "OwningTeam",
    mask: undefined,
    logical: true,
    ...spoken(
      "Owning Team",
      "Besitzendes Team",
      "Team the row belongs to.",
      "Team, dem die Zeile gehört.",
    ),
  },
  {
    ...LOOKUP,
    schemaName: "OwningUser",
    mask: undefined,
    logical: true,
    ...spoken(
      "Owning User",
      "Besitzender Benutzer",
      "User the row belongs to.",
      "Benutzer, dem die Zeile gehört.",
    ),
  },
];

export const OWNED_BY_ORGANIZATION: readonly SystemFacts[] = [
  {
    ...LOOKUP,
    schemaName: "OrganizationId",
    mask: undefined,
    audit: true,
    tail: [empty("LookupTypes")],
    ...spoken(
      "Organization Id",
      "Organisations-ID",
      "Organization the row belongs to.",
      "Organisation, der die Zeile gehört.",
    ),
  },
];

export const CURRENCY: readonly SystemFacts[] = [
  {
    ...LOOKUP,
    schemaName: "ExchangeRate",
    type: "decimal",
    imeMode: "disabled",
    audit: true,
    tail: fields({ MinValue: "1E-10", MaxValue: "100000000000", Accuracy: 12 }),
    ...spoken(
      "Exchange Rate",
      "Wechselkurs",
      "Rate of the row's currency to the base currency.",
      "Kurs der Währung der Zeile zur Basiswährung.",
    ),
  },
  {
    ...LOOKUP,
    schemaName: "TransactionCurrencyId",
    api: "111",
    audit: true,
    ...spoken(
      "Currency",
      "Währung",
      "Currency of the row's amounts.",
      "Währung der Beträge der Zeile.",
    ),
  },
];
