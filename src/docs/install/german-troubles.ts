import type { GuideFacts } from "./facts.ts";
import type { TroubleWords } from "./words.ts";

export const germanTroubles = ({
  catalogue,
  column,
  flow,
  registration: [, , overwrite],
  subgrid,
  variable,
}: GuideFacts): TroubleWords => ({
  T1: [
    "`WorkflowTriggerNotFound`: Der Trigger `manual` wird beim Einschalten eines Flows nicht gefunden",
    "Erneuern Sie die Dataverse-Verbindung. Schalten Sie die aufgerufenen Flows aus und wieder ein, dann den aufrufenden. Bleibt es dabei, importieren Sie dieselbe Version noch einmal.",
  ],
  T2: [
    "Die Anmeldung beim Anlegen einer Partner Center-Verbindung scheitert",
    "Dem Konto fehlt die Rolle *Empfehlungsadministrator* (Referrals admin), oder Sie haben sich mit dem CRM-Konto angemeldet. Nehmen Sie das Partner Center-Konto.",
  ],
  T3: [
    "`ChildFlowNeverPublished` oder *erfordert Updates* beim Einschalten eines Flows",
    "Schalten Sie zuerst die Flows ein, die er aufruft; die Reihenfolge steht in Kapitel 4.",
  ],
  T4: [
    "Beim Bearbeiten eines Flows lässt sich keine Verbindung hinzufügen",
    "Bearbeiten Sie den Flow nicht. Setzen Sie die Verbindung an ihrer Verbindungsreferenz (Kapitel 3); das behebt auch Aktionen mit Warnzeichen.",
  ],
  T5: [
    "Flows lassen sich nicht einschalten",
    "Halten Sie die Reihenfolge von Kapitel 4 ein, setzen Sie unter **Nur-Ausführen-Benutzer** *Diese Verbindung verwenden*, und sehen Sie nach, ob jede Verbindungsreferenz eine Verbindung hat und keine Datenrichtlinie sie verbietet.",
  ],
  T6: [
    "Läufe schlagen fehl",
    `Öffnen Sie den Lauf: Die erste rote Aktion nennt den Grund, ${column.audit} sagt dasselbe in Worten. Beheben Sie ihn, dann **Erneut übermitteln** oder die Verkaufschance noch einmal speichern: Jeder Flow darf noch einmal laufen, und was einer liegen ließ, holt der nächste nach.`,
  ],
  T7: [
    "Eine Verkaufschance wird nicht geteilt",
    `Lesen Sie ${column.audit}. Meist fehlt eine gültige Lösung, der zweistellige Ländercode oder, wenn um Hilfe gebeten wird, der Kontakt beim Kunden.`,
  ],
  T8: [
    "Läuft es in beide Richtungen?",
    `Ja, wenn ${column.referralIdentifier} gefüllt ist und ${column.audit} Erfolg meldet. Auch ein Fehlschlag steht dort.`,
  ],
  T9: [
    "Ein Geschäft aus Partner Center mit CRM-Bezeichner wird übergangen",
    `Der Bezeichner nennt eine Zeile, die es hier nicht gibt: Leeren oder korrigieren Sie ihn in Partner Center. Außerdem muss ${column.sync} auf Ja stehen, Umsatz und Abschlussdatum müssen angegeben und die Währung des Geschäfts im CRM eingerichtet sein.`,
  ],
  T10: [
    "Eine Verbindung brach ab (Kennwort abgelaufen), Änderungen fehlen",
    "Erneuern Sie die Verbindung, wählen Sie bei fehlgeschlagenen Läufen **Erneut übermitteln**, und ändern Sie jedes versäumte Geschäft geringfügig: Ein weiterer Lauf legt nichts doppelt an.",
  ],
  T11: [
    "Zugriff verweigert",
    "Prüfen Sie die Rollen aus Kapitel 1. Der Benutzer muss sich einmal bei Power Automate angemeldet haben.",
  ],
  T12: [
    "*Customer account country code …*: Der Ländercode der Kundenfirma fehlt",
    `Tragen Sie den zweistelligen ISO-Code (etwa \`DE\`) in die Spalte der Firma ein, die ${variable.country} nennt. \`UK\` und \`EU\` sind keine Codes: Nehmen Sie \`GB\` oder das Land.`,
  ],
  T13: [
    "*Solution ID is required*",
    `Fügen Sie zu ${subgrid.table} eine Zeile mit einer Co-Sell-fähigen Lösung hinzu, und vergleichen Sie deren Bezeichner in ${catalogue.table} mit Partner Center.`,
  ],
  T14: [
    "Ein Geschäft aus Partner Center kommt nicht an, obwohl kein Lauf fehlschlug",
    `Sehen Sie alle Läufe von ${flow.webhook} an, je Änderung können es mehrere sein. Das Geschäft braucht keinen oder einen gültigen CRM-Bezeichner und darf nicht schon vor der ersten Ankunft gewonnen oder verloren gewesen sein. ${variable.coSellOnly} = Ja hält Leads fern.`,
  ],
  T15: [
    "Leads kommen nicht an",
    `Führen Sie ${flow.registration} noch einmal mit ${overwrite} = **Yes** aus. ${variable.coSellOnly} muss auf Nein stehen. Bei mehreren Partner Center-Mandanten muss der Support von Microsoft die Mehrmandantenfähigkeit einschalten.`,
  ],
  T16: [
    "Aus einem Lead wird keine Verkaufschance",
    "Das geschieht, sobald er in Partner Center angenommen wird; bis dahin bleibt er ein Lead. Was ein Lead schon hat, wird aus Partner Center nie überschrieben, Berichtigungen bleiben also; nur Leeres wird gefüllt.",
  ],
  T17: [
    `${flow.webhook} läuft nie, obwohl registriert ist`,
    "Partner Center → Kontoeinstellungen → Organisationsprofil → Mandanten: Bei mehr als einem Mandanten muss der Support die Mehrmandantenfähigkeit einschalten. Vielleicht hat sich inzwischen auch eine andere Umgebung registriert (Kapitel 5).",
  ],
  T18: [
    "Ein Flow läuft vielfach, oder Verkaufschancen erscheinen doppelt",
    "Lassen Sie zwischen zwei Speichervorgängen eine Minute vergehen. Ein weiterer Lauf, nachdem ein Flow selbst geschrieben hat, ist üblich und ändert nichts. Bei echten Dubletten zeigt der Überwachungsverlauf, wer sie angelegt hat; häufig ist es ein zweiter Connector neben diesem.",
  ],
  T19: [
    "Welche Version ist installiert?",
    "Maker-Portal → **Lösungen**, Spalte **Version**. Bei einer ZIP-Datei sagt es `cosell inspect`.",
  ],
  T20: [
    `\`0x80040216\` beim Einschalten von ${flow.customize}`,
    "Es werden zu viele eigene Spalten abgefragt. Nehmen Sie die von Ihnen hinzugefügten, die Sie nicht brauchen, wieder aus dem Flow.",
  ],
  T21: [
    "`OpenApiOperationParameterValidationFailed`: Ein Status muss einer der aufgeführten Werte sein",
    `Ihre Organisation hat diesen Statusgrund entfernt oder umbenannt. Setzen Sie einen Ihrer eigenen in der Zuordnung (mapping) und bauen Sie neu, oder in ${flow.customize}.`,
  ],
  T22: [
    "Wo finde ich die Protokolle?",
    "Maker-Portal → **Cloud-Flows** → der Flow → **Analysen anzeigen** → **Fehler** → **Details zum letzten Fehler** (Last Error Detail), oder im Ausführungsverlauf. Die Aktionen haben sprechende Namen.",
  ],
  T23: [
    "`BadRequest` beim Anlegen einer Firma, einer Verkaufschance oder eines Leads",
    `Ihre Organisation verlangt weitere Pflichtspalten. Geben Sie ihnen Werte unter \`defaults\` in der Zuordnung (mapping) oder in ${flow.customize}.`,
  ],
  T24: [
    "Für den angemeldeten Benutzer wird keine Dynamics 365-Organisation gefunden",
    "Sie sind in der falschen Umgebung oder im falschen Mandanten, oder es fehlt eine Dataverse-Datenbank. Wählen oder erstellen Sie eine andere Umgebung.",
  ],
});
