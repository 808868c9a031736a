import { by, byTextIgnoringCase } from "#foundation";
import { addressOf, type SolutionDocument, type SolutionModel } from "#model";
import { variableFile } from "./components/environment-variable.ts";
import { flowFile } from "./components/flow.ts";
import { customizationsXml, introducedIn } from "./customizations-xml.ts";
import { type PackageKind, solutionXml } from "./solution-xml.ts";

/** The documents of a zip. Both kinds differ in `Managed` only (solution-format.md §16). */
export function compile(model: SolutionModel, kind: PackageKind): SolutionDocument {
  const introduced = introducedIn(model);
  const flows = model.flows.map(flowFile);
  const variables = model.environmentVariables.map((variable) =>
    variableFile(variable, introduced(addressOf.variable(variable.schemaName)), model.identity),
  );
  const byPath = by(({ path }: { readonly path: string }) => path, byTextIgnoringCase);
  return {
    solution: solutionXml(model, kind),
    customizations: customizationsXml(model),
    files: [...flows.toSorted(byPath), ...variables.toSorted(byPath)],
  };
}
