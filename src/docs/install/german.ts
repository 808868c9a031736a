import { bullets, numbered, tableOf } from "../markdown.ts";
import type { GuideFacts } from "./facts.ts";
import { germanTroubles } from "./german-troubles.ts";
import { type GuideWords, listed, TROUBLES } from "./words.ts";

const and = (items: readonly string[]): string => listed(items, "und");

export const german: GuideWords = {
  yesNo: ["Ja", "Nein"],
  title: ({ solution }) => `${solution} installieren`,
  intro: ({
    solution,
    version,
    uniqueName,
    speaksIt,
  }) => `Für Administratoren von Dynamics 365. Das Lesen dauert zehn Minuten, die Arbeit etwa eine Stunde, das meiste davon Warten.

${solution}, Version ${version} (eindeutiger Name ${uniqueName}), hält Co-Sell-Empfehlungen in Partner Center und Verkaufschancen in Dynamics 365 in beiden Richtungen auf gleichem Stand. Gehen Sie die Kapitel der Reihe nach durch: Die meisten Schwierigkeiten entstehen durch einen ausgelassenen Schritt.${speaksIt ? "" : " Diese Lösung bringt keine deutschen Bezeichnungen mit; Tabellen, Spalten und Variablen heißen hier deshalb, wie sie auch in der Umgebung heißen: englisch."}`,
  chapters: {
    before: { heading: "Bevor Sie beginnen", body: before },
    import: { heading: "Die Lösung importieren", body: importing },
    connections: { heading: "Die drei Verbindungen herstellen", body: connections },
    switchOn: {
      heading: ({ arriveOn }) =>
        arriveOn
          ? "Prüfen, ob die Flows eingeschaltet sind"
          : "Die Flows einschalten, in dieser Reihenfolge",
      body: switchOn,
    },
    register: { heading: "Die Adresse bei Partner Center registrieren", body: register },
    variables: { heading: "Die Variablen setzen", body: variables },
    form: { heading: "Die Felder für Verkäufer sichtbar machen", body: form },
    roles: { heading: "Rollen vergeben und den Katalog füllen", body: roles },
    firstDeal: { heading: "Ein erstes Geschäft teilen", body: firstDeal },
    production: { heading: "Von der Testumgebung in die Produktion", body: production },
    newVersion: { heading: "Eine neue Version", body: newVersion },
    uninstall: { heading: "Deinstallieren", body: uninstall },
    troubles: { heading: "Wenn etwas nicht gelingt", body: troubles },
  },
};

function before({ sales, connections, isMicrosofts }: GuideFacts): string {
  const partnerCenter = connections.filter(({ account }) => account === "partner-center");
  return `${isMicrosofts ? BESIDE_MICROSOFTS : ""}${tableOf(
    ["Sie brauchen", "Wozu"],
    [
      [
        "Eine gültige PartnerID (MPN-ID) und mindestens eine Lösung, die *Co-Sell-fähig* ist",
        "Nur mit einer solchen Lösung nimmt Partner Center ein geteiltes Geschäft an. Die PartnerID des Mandanten und die der Lösung müssen übereinstimmen. Prüfen Sie, ob Sie Ihre Co-Sell-Empfehlungen in Partner Center sehen.",
      ],
      [
        "Einen Partner Center-Benutzer mit der Rolle *Empfehlungsadministrator* (Referrals admin)",
        `Für die Verbindungen ${and(partnerCenter.map(({ name }) => name))}. Auch wer in Partner Center mit Empfehlungen arbeitet, braucht sie, Verkäufer eingeschlossen. Die API allein nähme auch einen *Referrals user*.`,
      ],
      [
        "Einen Dynamics 365-Benutzer mit der Rolle *Systemadministrator* oder *Systemanpasser*",
        "Importiert die Lösung und leiht den Flows seine Rechte in Dataverse. Nehmen Sie kein Konto einer Person, die ausscheiden könnte: Ohne das Konto bleiben die Flows stehen.",
      ],
      [
        `Eine Umgebung vom Typ *Produktion* (zum Testen genügt eine *Sandbox*) mit Dataverse-Datenbank (1 GB frei) und Dynamics 365 Sales (${sales})`,
        "Ohne Sales fehlt die Tabelle der Verkaufschancen, und der Import bricht ab.",
      ],
      [
        "Eine Power Automate-Lizenz mit Premium-Konnektoren für den Besitzer der Flows",
        "Beide Partner Center-Konnektoren sind Premium. In GCC, GCC High, DoD und der Cloud von 21Vianet gibt es sie nicht. Der Besitzer muss sich einmal bei Power Automate angemeldet haben.",
      ],
      [
        "Eingerichtete Währungen mit ISO-Codes, und Verkäufer, die Benutzer des CRM sind",
        "Geschäfte in einer Währung, die das CRM nicht kennt, lassen sich nicht übernehmen. Der Besitzer eines Geschäfts und sein Vertriebsteam werden Partner Center gemeldet, das Personen an der E-Mail-Adresse erkennt.",
      ],
      [
        "Die Einwilligung des Kunden",
        "Eine Empfehlung gibt Kontaktdaten des Kunden an Partner Center weiter, beim Co-Selling auch an Microsoft. Von da an sind es Partnerdaten von Microsoft, und für die Einwilligung stehen Sie ein.",
      ],
    ],
  )}

**Datenrichtlinie.** Power Platform Admin Center → Richtlinien → Datenrichtlinien: In jeder Richtlinie, die für die Umgebung gilt, müssen ${and(connections.map(({ connector }) => connector))} in *derselben* Gruppe stehen, ebenso der Trigger *Beim Empfang einer HTTP-Anforderung* (When an HTTP request is received). Keiner davon darf blockiert sein. Eine Richtlinie, die sie trennt, schaltet Flows ungefragt ab.

**Der Konnektor von Microsoft.** Er steht in AppSource als *Partner Center Referrals Connectors for Dynamics 365* und unter **Lösungen** als *Partner Center Referrals Synchronization for Dynamics 365*. Schalten Sie seine Flows aus, bevor Sie diese einschalten: Zwei Konnektoren teilen jedes Geschäft zweimal. Texte von 2020 nennen einen Preis für ihn, 15 US-Dollar im Monat für 10.000 Aufrufe am Tag, wobei jedes Anlegen und Ändern auf einer der beiden Seiten ein Aufruf ist. Sie wurden zurückgezogen; seit 2023 ist er in AppSource kostenlos.`;
}

const BESIDE_MICROSOFTS = `**Nie neben Microsofts eigenem Konnektor.** Dieser Build trägt das Präfix \`msft\` und die Tabellen- und Spaltennamen von *Partner Center Referrals Synchronization for Dynamics 365*. Wo jene Lösung installiert ist, schrieben beide in dieselben Spalten, und der Import schlägt fehl oder vermengt sie: Sichern Sie deren Daten und deinstallieren Sie sie zuerst, oder bauen Sie mit einem eigenen Präfix.

`;

const whichZip = ({ made, managedZip, unmanagedZip }: GuideFacts): string =>
  ({
    both: `Nehmen Sie überall, wo gearbeitet wird, ${managedZip}. ${unmanagedZip} ist nur für die Entwicklung: Was Sie darin ändern, lässt sich nicht wieder sauber entfernen. Beide hat ein Programm hergestellt, sie sind kein Export einer Umgebung und unterscheiden sich nur darin, ob sie verwaltet sind.`,
    managed: `Nehmen Sie ${managedZip}. Die Datei hat ein Programm hergestellt, sie ist kein Export einer Umgebung.`,
    unmanaged: `Nehmen Sie ${unmanagedZip}, aber nur für die Entwicklung: Was Sie darin ändern, lässt sich nicht wieder sauber entfernen. Die Datei hat ein Programm hergestellt, sie ist kein Export einer Umgebung. Importieren Sie überall, wo gearbeitet wird, stattdessen die verwaltete ZIP-Datei; bauen Sie sie zuerst (\`--type managed\`).`,
  })[made];

function importing(facts: GuideFacts): string {
  return `${whichZip(facts)}

**Im Maker-Portal** (make.powerapps.com), dem Ort, an dem importiert wird:

${numbered([
  "Wählen Sie rechts oben die Umgebung. Nur das lässt sich später nicht mehr korrigieren.",
  "**Lösungen** → **Lösung importieren** → **Durchsuchen** → ZIP-Datei wählen → **Weiter**. Name, Version und Herausgeber werden angezeigt.",
  "Wählen oder erstellen Sie für jede der drei Verbindungsreferenzen eine Verbindung (Kapitel 3), dann **Importieren**. Das dauert 10 bis 15 Minuten; **Verlauf anzeigen** sagt, wie es ausging.",
  ...(facts.made === "managed"
    ? []
    : ["Nur nach einem *nicht verwalteten* Import: **Alle Anpassungen veröffentlichen**."]),
])}

**Im Admin Center** (admin.powerplatform.microsoft.com) werden Apps aus dem Marketplace von Microsoft installiert. Eine eigene ZIP-Datei lässt sich dort nicht importieren, und diese Lösung steht nicht unter den Dynamics 365-Apps der Umgebung. Sie brauchen das Admin Center für Datenrichtlinien, Sprachen und Speicher der Umgebung; von der Seite der Umgebung führt ein Link ins Maker-Portal.

Über die Befehlszeile: \`pac solution import --path ${facts.zipToImport} --settings-file settings.json\`. \`deployment-settings.template.json\` ist eine solche Datei ohne Werte: Tragen Sie je Umgebung die IDs der Verbindungen und die Werte der Variablen ein, und bewahren Sie sie nicht öffentlich auf.

Wer importiert, besitzt die Flows.`;
}

function connections({ connections }: GuideFacts): string {
  return `${tableOf(
    ["Verbindungsreferenz", "Konnektor", "Anmelden als"],
    connections.map(({ name, logicalName, connector, account }) => [
      `${name} (${logicalName})`,
      connector,
      account === "crm"
        ? "Dynamics 365-Administrator"
        : "*Empfehlungsadministrator* in Partner Center",
    ]),
  )}

Der Import fragt danach. Später setzen oder erneuern: Maker-Portal → **Lösungen** → **Standardlösung** → **Verbindungsreferenzen** → die Referenz → **Bearbeiten** → Verbindung wählen → **Speichern**. Die beiden Partner Center-Verbindungen dürfen zu einem anderen Konto gehören als Ihrem: Melden Sie sich im Anmeldefenster mit *jenem* Konto an. Partner Center antwortet nur einer Person: Eine App allein kann die Verbindung für Empfehlungen nicht halten. Läuft ein Kennwort ab, wird die Verbindung ungültig; erneuern Sie sie an derselben Stelle.

Alle Flows benutzen diese drei Referenzen. Um eine Verbindung zuzuweisen, muss kein Flow bearbeitet werden.`;
}

function switchOn({ flows, runOnlyFlows, flow, arriveOn }: GuideFacts): string {
  return `${
    arriveOn
      ? "Der Import schaltet die Flows ein, deren Verbindungen bereit sind. Öffnen Sie die Lösung → **Cloud-Flows**, prüfen Sie, ob jeder Flow eingeschaltet ist, und schalten Sie die übrigen von oben nach unten ein:"
      : "Die Flows kommen ausgeschaltet an. Öffnen Sie die Lösung → **Cloud-Flows**, und schalten Sie sie von oben nach unten ein:"
  }

${tableOf(
  ["Schritt", "Flow", "Ruft auf"],
  flows.map(({ name, calls }, index) => [String(index + 1), name, calls.join(", ") || "–"]),
)}

**Warum diese Reihenfolge?** Ein Flow, der andere aufruft, lässt sich erst einschalten, wenn jene mindestens einmal eingeschaltet waren; sonst meldet Power Automate \`ChildFlowNeverPublished\`. In der Tabelle steht jeder aufgerufene Flow über denen, die ihn aufrufen.

Öffnen Sie die Seite jedes Flows, den andere aufrufen oder Menschen starten (${and(runOnlyFlows)}) → **Nur-Ausführen-Benutzer** → **Bearbeiten**: Bei jeder Verbindung muss *Diese Verbindung verwenden* stehen, nicht *Von Benutzern angegeben, die den Flow nur ausführen dürfen*.

Ändern Sie nur ${flow.customize}. Alle anderen Flows ersetzt die nächste Version; Ihre Änderungen darin blieben als oberste Ebene liegen und verdeckten sie.`;
}

function register({ flow, registration: [address, events, overwrite] }: GuideFacts): string {
  return `Partner Center muss wissen, wem es Änderungen melden soll.

${numbered([
  `Öffnen Sie ${flow.webhook} (der Flow muss eingeschaltet sein) → **Bearbeiten** → Trigger *Beim Empfang einer HTTP-Anforderung* → **HTTP-URL** kopieren. Verlassen Sie die Seite, ohne zu speichern. Die Adresse enthält einen Schlüssel: Behandeln Sie sie wie ein Kennwort.`,
  `Öffnen Sie ${flow.registration} → **Ausführen**.`,
  `${address}: Adresse einfügen. ${events}: alle vier wählen. ${overwrite}: beim ersten Mal **No**.`,
  "**Flow ausführen**. Öffnen Sie den Lauf und sehen Sie nach, ob er erfolgreich war; seine letzte Aktion nennt Adresse und Ereignisse.",
])}

Partner Center merkt sich **eine Adresse je Ereignis und Mandant**. Ist schon eine andere registriert, ändert der Lauf mit **No** nichts, schlägt fehl und nennt beide. **Yes** holt die Ereignisse hierher, und die andere Umgebung hört nichts mehr. Ein weiterer Lauf schadet nicht.

**Ereignisse auflisten und erproben** gehört nicht zum Konnektor. Mit einem eigenen Werkzeug, das sich für \`https://api.partnercenter.microsoft.com\` als App anmeldet, allein oder mit einem Benutzer, der Administrator ist, listet \`GET /webhooks/v1/registration/events\` die vorhandenen Ereignisse auf, und \`POST /webhooks/v1/registration/validationEvents\` schickt eines zur Probe: an eine Adresse, die für \`test-created\` registriert ist, höchstens zweimal in der Minute, mit einem Ergebnis, das \`GET …/validationEvents/{correlationId}\` sieben Tage lang zeigt. ${flow.webhook} nimmt ein solches Ereignis an und ändert nichts.`;
}

function variables({ variables, variable }: GuideFacts): string {
  return `${tableOf(
    ["Variable", "Schemaname", "Standard", "Bedeutung"],
    variables.map(({ name, schemaName, value, description }) => [
      name,
      schemaName,
      value,
      description,
    ]),
  )}

${numbered([
  "Maker-Portal → **Lösungen** → **Standardlösung** → **Umgebungsvariablen** → die Variable → **Bearbeiten**.",
  "Tragen Sie unter **Aktueller Wert** → **Neuer Wert** ein. Lassen Sie den **Standardwert** stehen: Die nächste Version überschreibt ihn. Ja/Nein-Variablen nehmen nur diese beiden an.",
  "**Schalten Sie alle Flows aus und wieder ein**, in der Reihenfolge von Kapitel 4. Ein Flow behält den Wert, den er beim Einschalten vorfand.",
])}

${bullets([
  "Eine Spalte wird mit ihrem *logischen* Namen angegeben (klein geschrieben, im Maker-Portal unter **Name**), nie mit ihrer Beschriftung.",
  `${variable.dealValue}, ${variable.currency} und ${variable.country} bestimmen nur, was *gelesen* wird. Was geschrieben wird, ist in die Lösung eingebaut: Ändern Sie die Zuordnung (mapping) und bauen Sie neu; einen Flow zu bearbeiten genügt nicht. Weichen beide voneinander ab, schlägt der Lauf fehl und sagt es.`,
  "Ein berechneter Dealwert darf beim Speichern der Verkaufschance weder 0 noch leer sein.",
  "Ist das Land bei Ihnen ein Nachschlagefeld? Fügen Sie der Firma eine Textspalte mit dem zweistelligen Code hinzu, gleichen Sie sie in beiden Richtungen mit dem Nachschlagefeld ab, und nennen Sie diese Spalte.",
])}`;
}

function form({ opportunity, section, subgrid, column, books }: GuideFacts): string {
  return `Die Lösung bringt Spalten mit, kein geändertes Formular: Ihres bleibt Ihres. Öffnen Sie im Maker-Portal die Tabelle ${opportunity} → **Formulare** → das Hauptformular, das Ihre Verkäufer benutzen.

${numbered([
  "Fügen Sie auf der Registerkarte **Zusammenfassung** einen Abschnitt **Microsoft Partner Center** mit diesen Feldern in dieser Reihenfolge ein. 🔒 = *schreibgeschützt* setzen; die Flows füllen sie.",
  `Darunter ein **Unterraster**. Beschriftung: ${subgrid.table}; Name: *Microsoft Solution*; **Beschriftung ausblenden** an; **Zugehörige Datensätze anzeigen** an; Tabelle: ${subgrid.table} (${subgrid.lookup}); Standardansicht: ${subgrid.view}; **Benutzern das Ändern der Ansicht erlauben** aus.`,
  "**Speichern und veröffentlichen**. Sehen Sie nach, ob die Tabelle auch zu Ihrer App gehört.",
])}

${tableOf(
  ["Feld", "Logischer Name", ""],
  section.map(({ column, logicalName, locked }) => [column, logicalName, locked ? "🔒" : ""]),
)}

Sonst gehört nichts auf ein Formular. ${column.obsoleteProducts} dient nur der Kompatibilität, nichts liest die Spalte. Die Spalten ${and(books.columns)} und die Tabellen ${and(books.tables)} sind die Buchführung der Flows: Lassen Sie sie aus Formularen, Apps und Importen heraus, und ändern Sie nichts darin.`;
}

function roles({ role, catalogue, subgrid }: GuideFacts): string {
  return `${bullets([
    `${role.seller} für alle, die Geschäfte teilen, *zusätzlich* zu ihrer Rolle in Sales (*Vertriebsmitarbeiter* oder einer eigenen): Sie gilt nur für die Tabellen des Konnektors. Ohne diese Rolle bleibt das Unterraster leer.`,
    `${role.administrator} für alle, die den Katalog pflegen, und für den Benutzer der Dataverse-Verbindung, falls er kein Systemadministrator ist. Dieser Benutzer braucht außerdem eine Rolle, mit der er Firmen, Kontakte, Leads und Verkaufschancen aller lesen, anlegen und ändern darf, etwa *Vertriebsmanager*.`,
  ])}

Füllen Sie dann einmal ${catalogue.table}: die Lösungen, die geteilt werden dürfen. Spalten: ${catalogue.columns
    .map(({ name, required }) => `${name}${required ? " (erforderlich)" : ""}`)
    .join(
      ", ",
    )}. Der Bezeichner ist eine GUID oder hat die Form \`SOL-12345-ABC\`; Partner Center zeigt ihn bei der Lösung. Für viele Zeilen nehmen Sie **In Excel bearbeiten** oder **Aus Excel importieren** mit der Ansicht ${catalogue.view}. Aus diesem Katalog wählen Verkäufer, wenn sie Zeilen zu ${subgrid.table} hinzufügen.`;
}

function firstDeal({ column, subgrid, variable }: GuideFacts): string {
  return `${numbered([
    `Nehmen Sie eine Verkaufschance, deren Firma einen zweistelligen Ländercode hat (etwa \`DE\` oder \`US\`; die Spalte nennt ${variable.country}), mit Dealwert, Abschlussdatum, Währung und Kontakt.`,
    `Fügen Sie mindestens eine Zeile zu ${subgrid.table} hinzu. Soll Microsoft mitwirken, wählen Sie bei ${column.help} etwas aus; für ein eigenes Geschäft bleibt das Feld leer.`,
    `Setzen Sie ${column.sync} auf Ja und speichern Sie. Warten Sie eine Minute bis zum nächsten Speichern.`,
    `Binnen zehn Minuten sind ${column.referralIdentifier} und ${column.referralLink} gefüllt, und ${column.audit} hat eine neue erste Zeile. Mit ${variable.checkMark} = Ja beginnt der Name mit ✔, nach einem Fehlschlag mit ✘.`,
    "Ändern Sie das Geschäft in Partner Center, und sehen Sie es hier ankommen.",
  ])}

${column.visibility} kennt nur eine Richtung: Was für Microsoft-Verkäufer einmal sichtbar ist, lässt sich nicht wieder verbergen. Wer um Hilfe bittet, macht das Geschäft sichtbar. Wer dem Vertriebsteam beitritt, wird Partner Center mit der nächsten Änderung der Verkaufschance gemeldet; aus dem Team der Empfehlung wird niemand entfernt. Steht ${column.sync} wieder auf Nein, wird nichts mehr gesendet, und ${column.audit} sagt es; was in Partner Center geändert wird, kommt weiterhin an. Ein Geschäft, das in Partner Center gewonnen, verloren, abgelehnt oder abgelaufen ist, lässt sich dort nicht mehr ändern; das Wiedereröffnen der Verkaufschance wird nicht weitergegeben. Das Löschen einer Verkaufschance ändert in Partner Center nichts.

**Was in Partner Center bleibt:**

${bullets([
  "Ein Geschäft registrieren. Partner Center nimmt Geschäfte ab 25.000 US-Dollar an, mit 72 Stunden zwischen Anlegen und Gewinnen; darunter muss Microsoft nicht sagen, warum es ablehnt.",
  "Geschäfte von Partner zu Partner und Lösungsbewertungen (solution assessments).",
  "Leads aus Marketplace-Angeboten: Die API, die der Konnektor benutzt, liefert sie nicht. Leads Ihres Unternehmensprofils kommen; wer einen nicht binnen 14 Tagen beantwortet, verliert ihn als abgelaufen, und um mit einem angenommenen weiterzuarbeiten, verlangt Partner Center Name, Wert, Zeitrahmen und Notizen.",
  "Der Abgleich des Kunden, und ob ein Geschäft auf die Azure-Zusage des Kunden (MACC) zählt: Beides kennt die API nicht.",
  "Geschäfte mit Bundesbehörden der USA, deren Konto dort aus einer Liste von DUNS-Nummern gewählt wird.",
])}

Microsoft rät, unter 30 Empfehlungen im Monat in Partner Center selbst zu arbeiten, darüber oder mit mehr als fünf Angeboten mit einem Konnektor.`;
}

function production({ flow, managedZip, unmanagedZip, made }: GuideFacts): string {
  return `${bullets([
    `Importieren Sie **in beide** ${managedZip}${made === "unmanaged" ? ", das nicht zu diesem Build gehört" : ""}. Was je Umgebung verschieden ist, steht in Verbindungen und aktuellen Werten, nicht in den Flows.`,
    `Ein Mandant hat eine Adresse je Ereignis. Solange die Testumgebung zuhört, hört die Produktion nichts, und umgekehrt. **Führen Sie bei der Umstellung** ${flow.registration} in der Produktion mit **Yes** aus, und schalten Sie dann die Flows der Testumgebung aus.`,
    `${flow.customize}: Was Sie in der Testumgebung von Hand ändern, wird nicht übertragen. Schreiben Sie es in die Zuordnung (mapping) und bauen Sie Ihre eigene Lösung, oder wiederholen Sie es in der Produktion.`,
    `**Eine nicht verwaltete Testinstallation ablösen.** Ein verwalteter Import über eine nicht verwaltete Lösung gleichen Namens wird abgelehnt. Exportieren Sie zuerst die Zeilen der Tabellen dieser Lösung. Schalten Sie ihre Flows aus, löschen Sie diese und die übrigen Komponenten, die ${unmanagedZip} mitbrachte (das Löschen der Lösung allein lässt sie zurück), nehmen Sie die Felder aus den Formularen, veröffentlichen Sie, und importieren Sie dann ${managedZip}. Bei einer Testumgebung ist es schneller, mit einer neuen zu beginnen.`,
  ])}`;
}

function newVersion({ flow, arriveOn, made }: GuideFacts): string {
  return `Die Version steht unter **Lösungen**. Der Import einer höheren Version ${made === "unmanaged" ? "ergänzt und ändert, entfernt aber nie etwas; mit einer verwalteten ZIP-Datei " : ""}${made === "unmanaged" ? "bietet er" : "bietet"} an:

${tableOf(
  ["Wahl", "Was geschieht"],
  [
    [
      "**Upgrade** (empfohlen)",
      "Ergänzt und ändert, entfernt danach, was die neue Version nicht mehr enthält, *samt den Daten*. Lesen Sie vorher das Änderungsprotokoll.",
    ],
    [
      "**Für Upgrade bereitstellen** (Stage for upgrade)",
      "Installiert neben der alten Version; **Upgrade anwenden** erledigt später den Rest. Eine bereitgestellte Version, die nie angewendet wird, blockiert den nächsten Import.",
    ],
    ["**Aktualisieren** (Update)", "Ergänzt und ändert, entfernt nie etwas."],
  ],
)}

**Prüfen Sie danach bei jedem Flow, ob er eingeschaltet ist**: Neue sind ${arriveOn ? "an, wenn ihre Verbindungen bereit sind" : "aus"}, alte behalten ihren Zustand. Schalten Sie sie in der Reihenfolge von Kapitel 4 ein. Die Adresse von ${flow.webhook} bleibt gleich, solange der Flow nicht gelöscht wird; wird er gelöscht, registrieren Sie erneut. Ein von Hand bearbeiteter Flow behält seine Änderungen über der neuen Version: Öffnen Sie ihn → **Lösungsebenen anzeigen** → **Nicht verwaltete Ebene entfernen**.`;
}

function uninstall({ flow, opportunity }: GuideFacts): string {
  return `Wird die verwaltete Lösung gelöscht, verschwinden ihre Tabellen und ihre Spalten von ${opportunity} **samt den Daten**: die Empfehlungsbezeichner, der Verlauf der Überwachung und der Katalog. Exportieren Sie sie vorher. Nehmen Sie Felder und Unterraster aus den Formularen, schalten Sie die Flows aus, und löschen Sie dann die Lösung. Empfehlungen in Partner Center bleiben bestehen. Partner Center ruft die alte Adresse weiter auf, bis mit ${flow.registration} eine andere registriert ist.`;
}

function troubles(facts: GuideFacts): string {
  const words = germanTroubles(facts);
  return `Sehen Sie zuerst in der Verkaufschance unter ${facts.column.audit} nach, dann beim Lauf: Maker-Portal → **Cloud-Flows** → der Flow → **28-Tage-Ausführungsverlauf**.

${tableOf(
  ["", "Was Sie sehen", "Was zu tun ist"],
  TROUBLES.map((trouble) => [trouble, ...words[trouble]]),
)}`;
}
