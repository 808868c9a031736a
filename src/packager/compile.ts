import { by, byTextIgnoringCase } from "#foundation";
import { addressOf, type SolutionDocument, type SolutionModel } from "#model";
import { variableFile } from "./components/environment-variable.ts";
import { flowFile } from "./components/flow.ts";
import { customizationsXml, introducedIn } from "./customizations-xml.ts";
import { type PackageKind, solutionXml } from "./solution-xml.ts";

/** The documents of a zip. */
export const compile = (model: SolutionModel, kind: PackageKind): SolutionDocument => ({
  solution: solutionXml(model, kind),
  ...sharedParts(model),
});

/** The same for several kinds, which differ in solution.xml only (solution-format.md §16). */
export function compileKinds<Kind extends PackageKind>(
  model: SolutionModel,
  kinds: readonly Kind[],
): Readonly<Record<Kind, SolutionDocument>> {
  const shared = sharedParts(model);
  return Object.fromEntries(
    kinds.map((kind) => [kind, { solution: solutionXml(model, kind), ...shared }]),
  ) as Record<Kind, SolutionDocument>;
}

function sharedParts(model: SolutionModel): Omit<SolutionDocument, "solution"> {
  const introduced = introducedIn(model);
  const flows = model.flows.map(flowFile);
  const variables = model.environmentVariables.map((variable) =>
    variableFile(variable, introduced(addressOf.variable(variable.schemaName)), model.identity),
  );
  const byPath = by(({ path }: { readonly path: string }) => path, byTextIgnoringCase);
  return {
    customizations: customizationsXml(model),
    files: [...flows.toSorted(byPath), ...variables.toSorted(byPath)],
  };
}
