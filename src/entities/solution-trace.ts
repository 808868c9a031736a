import {
  defaultViews,
  labels,
  lookup,
  prefixed,
  primaryId,
  primaryName,
  simpleForms,
  standardTables,
  table,
} from "#dataverse";
import type { Project } from "#project";

/**
 * Remembers whose a row of Microsoft Solutions was. A delete event tells nothing but the row's id
 * (flow-language.md §10.1), so the flow that saw the row come keeps a trace under that same id; when
 * the row goes, the trace still names the opportunity. It goes with the opportunity, and the flow
 * deletes it once the removal has been sent.
 */
export function solutionTrace({ publisher }: Project) {
  const named = <Name extends string>(name: Name) => prefixed(publisher, name);
  const pluralLabels = labels("Microsoft Solution Traces", "Microsoft-Lösungsspuren");
  const columns = {
    id: primaryId(named("microsoftsolutiontraceid"), {
      labels: labels("Microsoft Solution Trace", "Microsoft-Lösungsspur"),
      descriptions: labels(
        "The id of the row of Microsoft Solutions.",
        "Die ID der Zeile in „Microsoft-Lösungen“.",
      ),
    }),
    name: primaryName(named("name"), {
      labels: labels("Microsoft Solution", "Microsoft-Lösung"),
      descriptions: labels("The number of the row.", "Die Nummer der Zeile."),
      maxLength: 100,
    }),
    opportunity: lookup(named("opportunityid"), {
      labels: labels("Opportunity", "Verkaufschance"),
      descriptions: labels(
        "The opportunity that the row belongs or belonged to.",
        "Die Verkaufschance, zu der die Zeile gehört oder gehörte.",
      ),
      target: standardTables.opportunity,
      required: "required",
    }),
  };
  const shown = [columns.name.logicalName, columns.opportunity.logicalName];
  return table({
    schemaName: named("microsoftsolutiontrace"),
    setName: named("microsoftsolutiontraces"),
    primaryId: columns.id.logicalName,
    primaryName: columns.name.logicalName,
    labels: labels("Microsoft Solution Trace", "Microsoft-Lösungsspur"),
    pluralLabels,
    descriptions: labels(
      "Bookkeeping of the flows: which opportunity a removed row of Microsoft Solutions belonged to.",
      "Buchführung der Flows: zu welcher Verkaufschance eine entfernte Zeile aus „Microsoft-Lösungen“ gehörte.",
    ),
    ownership: "organization",
    quickCreate: false,
    changeTracking: false,
    columns,
    keys: [],
    views: defaultViews({
      pluralLabels,
      columns: shown.map((column) => ({ column, width: 250 })),
      order: { column: columns.name.logicalName, descending: true },
    }),
    forms: simpleForms({ main: shown, quick: shown, card: shown }),
    relationships: [
      {
        kind: "one-to-many",
        name: named("microsoftsolutiontrace_opportunityid_opportunity"),
        many: named("microsoftsolutiontrace"),
        one: standardTables.opportunity.schemaName,
        lookup: columns.opportunity.schemaName,
        behavior: "delete",
        hidden: true,
      },
    ],
  });
}
