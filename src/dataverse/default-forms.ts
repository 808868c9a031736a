import type { Form, FormControl, FormKind } from "./form.ts";
import { type Labels, labels } from "./labels.ts";

const INFORMATION = labels("Information", "Informationen");
const GENERAL = labels("General", "Allgemein");

const NAMES: Readonly<Record<FormKind, Labels>> = {
  main: INFORMATION,
  quick: INFORMATION,
  card: INFORMATION,
  "quick-create": labels("Quick Create", "Schnellerfassung"),
};

/** One form of each kind asked for, with one section that lists the columns (logical names). */
export const simpleForms = (
  columns: Readonly<Partial<Record<FormKind, readonly string[]>>>,
): readonly Form[] =>
  Object.entries(columns).map(([kind, listed]) =>
    Object.freeze({
      kind: kind as FormKind,
      key: kind,
      labels: NAMES[kind as FormKind],
      sections: [{ key: "general", labels: GENERAL, rows: listed.map(columnControl) }],
    }),
  );

const columnControl = (column: string): FormControl => ({ kind: "column", column });
