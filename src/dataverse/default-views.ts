import { ENGLISH, GERMAN, type Labels, labels } from "./labels.ts";
import type { View, ViewKind } from "./view.ts";

const NAMES: Readonly<Record<Exclude<ViewKind, "public">, readonly [string, string]>> = {
  active: ["Active {0}", "Aktive {0}"],
  inactive: ["Inactive {0}", "Inaktive {0}"],
  "advanced-find": ["{0} Advanced Find View", "{0} – Ansicht der erweiterten Suche"],
  associated: ["{0} Associated View", "{0} – Zugeordnete Ansicht"],
  "quick-find": ["Quick Find Active {0}", "Schnellsuche: Aktive {0}"],
  lookup: ["{0} Lookup View", "{0} – Suchansicht"],
};

/** The six views that every fresh table has (solution-format.md §8), all with the same columns. */
export const defaultViews = (of: {
  readonly pluralLabels: Labels;
  readonly columns: View["columns"];
  readonly order: View["order"];
}): readonly View[] =>
  Object.entries(NAMES).map(([kind, [english, german]]) =>
    Object.freeze({
      kind: kind as keyof typeof NAMES,
      key: kind,
      labels: labels(
        english.replace("{0}", of.pluralLabels[ENGLISH] ?? ""),
        german.replace("{0}", of.pluralLabels[GERMAN] ?? ""),
      ),
      columns: of.columns,
      order: of.order,
    }),
  );
