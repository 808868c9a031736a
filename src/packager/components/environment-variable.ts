import type { EnvironmentVariable, Labels } from "#dataverse";
import { type Element, EXPORT_STYLE, element, printXml } from "#foundation";
import type { SolutionFile } from "#model";
import { fields } from "./fields.ts";
import { baseLabel, type Speech } from "./labels.ts";

const TYPES = {
  text: 100000000,
  number: 100000001,
  "yes-no": 100000002,
  json: 100000003,
  "data-source": 100000004,
  secret: 100000005,
} satisfies Record<EnvironmentVariable["kind"], number>;

/** A variable has a folder of its own; its value is never shipped (solution-format.md §13). */
export function variableFile(
  variable: EnvironmentVariable,
  introduced: string,
  speech: Speech,
): SolutionFile {
  const { schemaName, labels, descriptions } = variable;
  const root = element("environmentvariabledefinition", { schemaname: schemaName }, [
    ...fields({ defaultvalue: defaultText(variable) }),
    ...(Object.keys(descriptions).length > 0 ? [spoken("description", descriptions, speech)] : []),
    spoken("displayname", labels, speech),
    ...fields({
      introducedversion: introduced,
      iscustomizable: 1,
      isrequired: 0,
      secretstore: 0,
      type: TYPES[variable.kind],
    }),
  ]);
  return {
    path: `environmentvariabledefinitions/${schemaName}/environmentvariabledefinition.xml`,
    content: Buffer.from(printXml(root, EXPORT_STYLE), "utf8"),
  };
}

function defaultText(variable: EnvironmentVariable): string | undefined {
  if (variable.defaultValue === undefined) return undefined;
  if (variable.kind === "yes-no") return variable.defaultValue ? "yes" : "no";
  return String(variable.defaultValue);
}

const spoken = (name: string, labels: Labels, speech: Speech): Element =>
  element(
    name,
    { default: baseLabel(labels, speech) },
    speech.languages.flatMap((language) =>
      labels[language] === undefined
        ? []
        : [
            element("label", {
              description: labels[language],
              languagecode: String(language),
            }),
          ],
    ),
  );
