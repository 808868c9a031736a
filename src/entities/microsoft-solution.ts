import {
  defaultViews,
  labels,
  lookup,
  prefixed,
  primaryId,
  primaryName,
  simpleForms,
  standardTables,
  type TableNames,
  table,
} from "#dataverse";
import type { Project } from "#project";

/** Numbers rows by day, as Microsoft's own solution does: `2021-12-02-01150` (domain.md §1.7). */
const NUMBERED_BY_DAY = "{DATETIMEUTC:yyyy-MM-dd}-{SEQNUM:5}";

/** Which solutions of the catalogue an opportunity is about: the rows of the subgrid (domain.md §1.7). */
export function microsoftSolution({ publisher }: Project, detail: TableNames) {
  const named = <Name extends string>(name: Name) => prefixed(publisher, name);
  const pluralLabels = labels("Microsoft Solutions", "Microsoft-Lösungen");
  const columns = {
    id: primaryId(named("microsoftsolutionid"), {
      labels: labels("Microsoft Solution", "Microsoft-Lösung"),
      descriptions: labels("Identifies the row.", "Identifiziert die Zeile."),
    }),
    name: primaryName(named("name"), {
      labels: labels("Number", "Nummer"),
      descriptions: labels("Given automatically.", "Wird automatisch vergeben."),
      maxLength: 100,
      autoNumber: NUMBERED_BY_DAY,
    }),
    opportunity: lookup(named("opportunityid"), {
      labels: labels("Opportunity", "Verkaufschance"),
      descriptions: labels(
        "The opportunity that the solution is offered in.",
        "Die Verkaufschance, in der die Lösung angeboten wird.",
      ),
      target: standardTables.opportunity,
      required: "required",
    }),
    detail: lookup(named("solutiondetailid"), {
      labels: labels("Solution", "Lösung"),
      descriptions: labels("The solution of the catalogue.", "Die Lösung aus dem Katalog."),
      target: detail,
      required: "required",
    }),
  };
  const { detail: solution, name, opportunity } = columns;
  const shown = {
    columns: [name, solution, opportunity].map(({ logicalName }) => ({
      column: logicalName,
      width: 200,
    })),
    order: { column: name.logicalName, descending: true },
  };
  const inForms = [solution.logicalName, opportunity.logicalName];
  return table({
    schemaName: named("microsoftsolution"),
    setName: named("microsoftsolutions"),
    primaryId: columns.id.logicalName,
    primaryName: name.logicalName,
    labels: labels("Microsoft Solution", "Microsoft-Lösung"),
    pluralLabels,
    descriptions: labels(
      "Solutions of the catalogue that an opportunity is about; at least one before it can be shared.",
      "Lösungen aus dem Katalog, um die es in einer Verkaufschance geht; mindestens eine, bevor sie geteilt werden kann.",
    ),
    ownership: "user",
    quickCreate: true,
    changeTracking: true,
    columns,
    // Two runs that add the same solution at once must not both succeed.
    keys: [
      {
        schemaName: named("microsoftsolutionkey"),
        labels: labels("Opportunity and Solution", "Verkaufschance und Lösung"),
        columns: [opportunity.logicalName, solution.logicalName],
      },
    ],
    views: [
      ...defaultViews({ pluralLabels, ...shown }),
      {
        kind: "public",
        key: "subgrid",
        labels: pluralLabels,
        descriptions: labels(
          "For the subgrid of the opportunity form.",
          "Für das Unterraster im Formular der Verkaufschance.",
        ),
        ...shown,
      },
    ],
    forms: simpleForms({
      main: [name.logicalName, ...inForms],
      quick: inForms,
      card: [name.logicalName, solution.logicalName],
      "quick-create": inForms,
    }),
    relationships: [
      {
        kind: "one-to-many",
        name: named("microsoftsolution_opportunityid_opportunity"),
        many: named("microsoftsolution"),
        one: standardTables.opportunity.schemaName,
        lookup: opportunity.schemaName,
        behavior: "delete",
      },
      {
        kind: "one-to-many",
        name: named("microsoftsolution_solutiondetailid_microsoftsolutiondetail"),
        many: named("microsoftsolution"),
        one: detail.schemaName,
        lookup: solution.schemaName,
        behavior: "restrict",
      },
    ],
  });
}
