import {
  choiceColumn,
  labels,
  memo,
  prefixed,
  standardTables,
  tableExtension,
  text,
  yesNo,
} from "#dataverse";
import type { Project } from "#project";
import type { helpChoice } from "./choices.ts";

/** The solution that brings the table opportunity: without it the import stops (solution-format.md §2.3). */
const SALES = { solution: "msdynce_Sales", version: "9.0.4.0076" } as const;

/** What a seller sees of a referral, and what the flows remember of it (domain.md §1.6). */
export function opportunityExtension({ publisher }: Project, help: ReturnType<typeof helpChoice>) {
  const named = <Name extends string>(name: Name) => prefixed(publisher, name);
  return tableExtension(standardTables.opportunity, {
    labels: labels("Opportunity", "Verkaufschance"),
    from: SALES,
    relationships: [],
    columns: {
      sync: yesNo(named("microsoftpartnercenterreferralsync"), {
        labels: labels("Sync with Partner Center", "Mit Partner Center synchronisieren"),
        descriptions: labels(
          "Yes: this opportunity is kept in step with Partner Center.",
          "Ja: Diese Verkaufschance wird mit Partner Center abgeglichen.",
        ),
        yes: labels("Yes", "Ja"),
        no: labels("No", "Nein"),
        defaultValue: false,
      }),
      referralIdentifier: text(named("microsoftpartnercenterreferralidentifier"), {
        labels: labels("Referral Identifier", "Empfehlungsbezeichner"),
        descriptions: labels(
          "The referral of this opportunity in Partner Center; set by the synchronization.",
          "Die Empfehlung dieser Verkaufschance in Partner Center; von der Synchronisierung gesetzt.",
        ),
        maxLength: 100,
        readOnlyInUi: true,
      }),
      referralLink: text(named("microsoftpartnercenterreferrallink"), {
        labels: labels("Referral Link", "Empfehlungslink"),
        descriptions: labels(
          "Opens the referral in Partner Center; set by the synchronization.",
          "Öffnet die Empfehlung in Partner Center; von der Synchronisierung gesetzt.",
        ),
        format: "url",
        maxLength: 255,
        readOnlyInUi: true,
      }),
      help: choiceColumn(named("microsoftpartnercenterhelp"), {
        labels: labels("How can Microsoft help?", "Wie kann Microsoft helfen?"),
        descriptions: labels(
          "Choosing one makes this a co-sell deal: Microsoft is invited, and a customer contact is needed.",
          "Mit einer Auswahl wird dies ein Co-Sell-Geschäft: Microsoft wird eingeladen, und ein Kontakt beim Kunden ist nötig.",
        ),
        choice: help,
      }),
      visibility: yesNo(named("microsoftpartnercenterreferralvisible"), {
        labels: labels(
          "Microsoft Partner Center Referral Visibility",
          "Microsoft Partner Center-Empfehlungssichtbarkeit",
        ),
        descriptions: labels(
          "Once visible to Microsoft sellers, a referral cannot be hidden again.",
          "Ist eine Empfehlung für Microsoft-Verkäufer einmal sichtbar, lässt sie sich nicht wieder verbergen.",
        ),
        yes: labels("Visible to Microsoft sellers", "Für Microsoft-Verkäufer sichtbar"),
        no: labels("Not visible to Microsoft sellers", "Für Microsoft-Verkäufer nicht sichtbar"),
        defaultValue: false,
      }),
      microsoftCrmIdentifier: text(named("microsoftcrmidentifier"), {
        labels: labels("Microsoft CRM Identifier", "Microsoft CRM-Bezeichner"),
        descriptions: labels(
          "The opportunity in Microsoft's own CRM, known as soon as Microsoft accepts the co-sell deal.",
          "Die Verkaufschance im CRM von Microsoft, bekannt, sobald Microsoft das Co-Sell-Geschäft annimmt.",
        ),
        maxLength: 100,
        readOnlyInUi: true,
      }),
      referralProgram: text(named("microsoftpartnercenterreferralprogram"), {
        labels: labels("Referral Program", "Empfehlungsprogramm"),
        descriptions: labels(
          "The Partner Center program that the referral belongs to.",
          "Das Partner Center-Programm, zu dem die Empfehlung gehört.",
        ),
        maxLength: 100,
        readOnlyInUi: true,
      }),
      audit: memo(named("microsoftpartnercenterreferralsyncaudit"), {
        labels: labels("Audit", "Überwachung"),
        descriptions: labels(
          "What the synchronization did and why it failed, newest first.",
          "Was die Synchronisierung getan hat und woran sie scheiterte, Neuestes zuerst.",
        ),
        maxLength: 100_000,
        readOnlyInUi: true,
      }),
      obsoleteProducts: text(named("microsoftpartnercentersolutions"), {
        labels: labels("Products (obsolete)", "Produkte (veraltet)"),
        descriptions: labels(
          "Obsolete, kept for compatibility only: use the table Microsoft Solutions.",
          "Veraltet und nur zur Kompatibilität vorhanden: Verwenden Sie die Tabelle „Microsoft-Lösungen“.",
        ),
        maxLength: 255,
        readOnlyInUi: true,
        obsolete: true,
      }),
      microsoftStatus: text(named("microsoftpartnercentermicrosoftstatus"), {
        labels: labels("Microsoft Referral Status", "Status der Microsoft-Empfehlung"),
        descriptions: labels(
          "How far Microsoft is with its own referral of this deal; set by the synchronization.",
          "Wie weit Microsoft mit der eigenen Empfehlung zu diesem Geschäft ist; von der Synchronisierung gesetzt.",
        ),
        maxLength: 100,
        readOnlyInUi: true,
      }),
      syncState: memo(named("microsoftpartnercentersyncstate"), {
        labels: labels("Synchronization State", "Synchronisierungsstand"),
        descriptions: labels(
          "What the CRM and Partner Center last agreed on; bookkeeping of the synchronization.",
          "Worüber CRM und Partner Center zuletzt übereinstimmten; Buchführung der Synchronisierung.",
        ),
        maxLength: 100_000,
        readOnlyInUi: true,
      }),
      engagementIdentifier: text(named("microsoftpartnercenterengagementid"), {
        labels: labels("Engagement Identifier", "Engagement-Bezeichner"),
        descriptions: labels(
          "Joins this referral with Microsoft's own referral of the same deal; set by the synchronization.",
          "Verbindet diese Empfehlung mit der von Microsoft zum selben Geschäft; von der Synchronisierung gesetzt.",
        ),
        maxLength: 100,
        readOnlyInUi: true,
      }),
    },
  });
}
