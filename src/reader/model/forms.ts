import type { Form, FormControl, FormKind, FormSection } from "#dataverse";
import {
  attribute,
  childElement,
  childElements,
  childElementsNamed,
  type Element,
} from "#foundation";
import { attributeOf, guidOf, labelsIn, maybeLabels, textIn } from "../fields.ts";
import { CUSTOMIZATIONS, type Notes } from "../notes.ts";

const KINDS: Readonly<Record<string, FormKind>> = {
  main: "main",
  quick: "quick",
  card: "card",
  quickCreate: "quick-create",
};

/** The forms of an `Entity` with their ids. */
export function readForms(entity: Element, table: string, notes: Notes): ReadonlyMap<Form, string> {
  const forms = new Map<Form, string>();
  const list = childElement(entity, "FormXml");
  for (const group of list ? childElementsNamed(list, "forms") : []) {
    const type = attributeOf(group, "type");
    const kind = Object.hasOwn(KINDS, type) ? KINDS[type] : undefined;
    for (const element of childElementsNamed(group, "systemform")) {
      const id = guidOf(textIn(element, "formid"));
      if (id === undefined) continue;
      const say = (message: string): void =>
        notes.say(
          "info",
          "unknown-part",
          message,
          CUSTOMIZATIONS,
          "Entities",
          table,
          "FormXml",
          id,
        );
      if (kind === undefined) say(`A form of type "${type}" is carried unread.`);
      else forms.set(readForm(element, kind, id, say), id);
    }
  }
  return forms;
}

type Say = (message: string) => void;

function readForm(element: Element, kind: FormKind, id: string, say: Say): Form {
  const form = childElement(element, "form");
  const tabs = form ? childrenAt(form, "tabs", "tab") : [];
  const sections = tabs.flatMap((tab) => {
    const named = tabs.length > 1 ? { tab: tabOf(tab) } : {};
    return childrenAt(tab, "columns", "column")
      .flatMap((column) => childrenAt(column, "sections", "section"))
      .map((section) => ({ ...readSection(section, say), ...named }));
  });
  const extras = ["formLibraries", "events"].filter((name) => form && childElement(form, name));
  if (extras.length > 0) say("Scripts and events of the form are carried unread.");
  return {
    kind,
    key: id,
    labels: labelsIn(element, "LocalizedNames"),
    ...maybeLabels("descriptions", labelsIn(element, "Descriptions")),
    sections,
  };
}

const childrenAt = (element: Element, list: string, item: string): readonly Element[] =>
  childElementsNamed(element, list).flatMap((found) => childElementsNamed(found, item));

const tabOf = (tab: Element) => ({
  key: attribute(tab, "name") ?? attributeOf(tab, "id"),
  labels: labelsIn(tab, "labels"),
});

/** `11` stands for two columns. */
const SIDE_BY_SIDE = { "11": 2, "111": 3, "1111": 4 } as const;

function columnsOf(section: Element): Pick<FormSection, "columns"> {
  const said = attributeOf(section, "columns");
  return said === "11" || said === "111" || said === "1111" ? { columns: SIDE_BY_SIDE[said] } : {};
}

const readSection = (section: Element, say: Say): FormSection => ({
  key: attribute(section, "name") ?? attributeOf(section, "id"),
  labels: labelsIn(section, "labels"),
  ...columnsOf(section),
  rows: childrenAt(section, "rows", "row")
    .flatMap((row) => childElementsNamed(row, "cell"))
    .flatMap((cell) => controlIn(cell, say) ?? []),
});

function controlIn(cell: Element, say: Say): FormControl | undefined {
  const control = childElement(cell, "control");
  if (!control) return undefined;
  if (attributeOf(control, "indicationOfSubgrid").toLowerCase() === "true") {
    const parameters = childElements(control).find(({ name }) => name === "parameters");
    const said = (name: string): string => (parameters ? textIn(parameters, name) : "");
    return {
      kind: "subgrid",
      key: attributeOf(control, "id"),
      labels: labelsIn(cell, "labels"),
      relationship: said("RelationshipName"),
      target: said("TargetEntityType"),
      view: guidOf(said("ViewId")) ?? said("ViewId"),
    };
  }
  const column = attributeOf(control, "datafieldname");
  if (column !== "") return { kind: "column", column };
  say("A control that shows no column and no rows is carried unread.");
  return undefined;
}
