import { labels, prefixed, type TextVariable, type YesNoVariable } from "#dataverse";
import type { Project } from "#project";

/**
 * What an administrator may switch without touching a flow: the first five of domain.md §1.5. The
 * defaults come from the mapping, which is also what the flows write.
 */
export function environmentVariables({ mapping, publisher }: Project) {
  const named = (name: string) => prefixed(publisher, name);
  const { account, opportunity, settings } = mapping;
  return Object.freeze({
    checkMark: {
      kind: "yes-no",
      schemaName: named("displaycheckmarkinname"),
      labels: labels(
        "Display check mark in opportunity name",
        "Häkchen im Namen der Verkaufschance anzeigen",
      ),
      descriptions: labels(
        "Yes: ✔ or ✘ before the opportunity's name tells whether the last synchronization succeeded. No: the name is never touched.",
        "Ja: ✔ oder ✘ vor dem Namen der Verkaufschance zeigt, ob die letzte Synchronisierung gelang. Nein: Der Name bleibt unberührt.",
      ),
      defaultValue: settings.checkMark,
    },
    dealValueField: {
      kind: "text",
      schemaName: named("dealvaluefield"),
      labels: labels(
        "Deal value field name in Dynamics 365",
        "Name des Dealwert-Felds in Dynamics 365",
      ),
      descriptions: labels(
        "Name of the deal value field in Dynamics 365: the logical name of a column of the opportunity, not its label.",
        "Name des Dealwert-Felds in Dynamics 365: der logische Name einer Spalte der Verkaufschance, nicht ihre Beschriftung.",
      ),
      defaultValue: opportunity.columns.dealValue,
    },
    dealCurrencyField: {
      kind: "text",
      schemaName: named("dealcurrencycodefield"),
      labels: labels(
        "Deal value currency code field name in Dynamics 365",
        "Name des Felds für den Währungscode des Dealwerts in Dynamics 365",
      ),
      descriptions: labels(
        "Logical name of the opportunity's column that the ISO 4217 code comes from: the currency lookup, or a text column that holds the code.",
        "Logischer Name der Spalte der Verkaufschance, aus der der ISO-4217-Code stammt: die Nachschlagespalte der Währung oder eine Textspalte mit dem Code.",
      ),
      defaultValue: opportunity.columns.currency,
    },
    countryCodeField: {
      kind: "text",
      schemaName: named("customeraccountcountrycode"),
      labels: labels(
        "Customer account country code field name in Dynamics 365",
        "Name des Felds für den Ländercode der Kundenfirma in Dynamics 365",
      ),
      descriptions: labels(
        "Logical name of the account's text column that holds the two-letter country code (ISO 3166-1).",
        "Logischer Name der Textspalte der Firma, die den zweistelligen Ländercode (ISO 3166-1) enthält.",
      ),
      defaultValue: account.columns.country,
    },
    coSellOnly: {
      kind: "yes-no",
      schemaName: named("synccosellopportunitiesonly"),
      labels: labels(
        "Sync co-sell opportunities only",
        "Nur Co-Sell-Verkaufschancen synchronisieren",
      ),
      descriptions: labels(
        "Yes: only co-sell opportunities come from Partner Center. No: leads too. The way to Partner Center is not affected.",
        "Ja: Aus Partner Center kommen nur Co-Sell-Verkaufschancen. Nein: auch Leads. Der Weg nach Partner Center bleibt davon unberührt.",
      ),
      defaultValue: settings.coSellOnly,
    },
  } satisfies Readonly<Record<string, TextVariable | YesNoVariable>>);
}

export type EnvironmentVariables = ReturnType<typeof environmentVariables>;
