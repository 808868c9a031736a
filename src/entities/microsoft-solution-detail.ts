import {
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

/** The catalogue that an administrator fills once: what can be sold with Microsoft (domain.md §1.7). */
export function microsoftSolutionDetail({ publisher }: Project) {
  const named = <Name extends string>(name: Name) => prefixed(publisher, name);
  const pluralLabels = labels("Microsoft Solution Details", "Microsoft-Lösungsdetails");
  const columns = {
    id: primaryId(named("microsoftsolutiondetailid"), {
      labels: labels("Microsoft Solution Detail", "Microsoft-Lösungsdetail"),
      descriptions: labels("Identifies the row.", "Identifiziert die Zeile."),
    }),
    name: primaryName(named("solutionname"), {
      labels: labels("Solution Name", "Lösungsname"),
      descriptions: labels(
        "The name sellers choose the solution by.",
        "Der Name, unter dem Verkäufer die Lösung auswählen.",
      ),
      maxLength: 200,
    }),
    identifier: text(named("solutionidentifier"), {
      labels: labels("Solution Identifier", "Lösungsbezeichner"),
      descriptions: labels(
        "Identifier of the co-sell ready solution in Partner Center, a GUID or SOL-…; each only once.",
        "Bezeichner der Co-Sell-fähigen Lösung in Partner Center, eine GUID oder SOL-…; jeder nur einmal.",
      ),
      maxLength: 100,
      required: "required",
    }),
    type: text(named("type"), {
      labels: labels("Type", "Typ"),
      descriptions: labels(
        "3P for a partner's solution, 1P for one of Microsoft's.",
        "3P für die Lösung eines Partners, 1P für eine von Microsoft.",
      ),
      maxLength: 100,
    }),
    publisherName: text(named("publishername"), {
      labels: labels("Publisher Name", "Name des Herausgebers"),
      descriptions: labels(
        "The partner who publishes the solution.",
        "Der Partner, der die Lösung herausgibt.",
      ),
      maxLength: 200,
    }),
  };
  const { identifier, name, type, publisherName } = columns;
  const uploaded = [identifier, name, type, publisherName].map(({ logicalName }) => logicalName);
  const shown = {
    columns: uploaded.map((column) => ({ column, width: 200 })),
    order: { column: name.logicalName, descending: false },
  };
  return table({
    schemaName: named("microsoftsolutiondetail"),
    setName: named("microsoftsolutiondetails"),
    primaryId: columns.id.logicalName,
    primaryName: name.logicalName,
    labels: labels("Microsoft Solution Detail", "Microsoft-Lösungsdetail"),
    pluralLabels,
    descriptions: labels(
      "Solutions that can be shared with Microsoft; filled by an administrator, also from Excel.",
      "Lösungen, die mit Microsoft geteilt werden können; von einem Administrator gepflegt, auch aus Excel.",
    ),
    ownership: "organization",
    quickCreate: true,
    changeTracking: true,
    columns,
    keys: [
      {
        schemaName: named("solutionidentifierkey"),
        labels: labels("Solution Identifier Key", "Schlüssel des Lösungsbezeichners"),
        columns: [identifier.logicalName],
      },
    ],
    views: [
      ...defaultViews({ pluralLabels, ...shown }),
      {
        kind: "public",
        key: "upload",
        labels: labels("Solution Details for Excel", "Lösungsdetails für Excel"),
        descriptions: labels(
          "Every column that an upload from Excel fills.",
          "Jede Spalte, die ein Upload aus Excel füllt.",
        ),
        ...shown,
      },
    ],
    forms: simpleForms({
      main: uploaded,
      quick: uploaded,
      card: [name.logicalName, identifier.logicalName, publisherName.logicalName],
      "quick-create": uploaded,
    }),
    relationships: [],
  });
}
