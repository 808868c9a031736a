import type { Diagnostic } from "#foundation";
import { LANGUAGES, MICROSOFT, type SolutionFile } from "./solution-file.ts";
import { nearest, type Tree } from "./tree.ts";

/** What no schema can say about `solution.yaml`. */
export function judgeSolution(file: SolutionFile, tree: Tree): readonly Diagnostic[] {
  const finding = (pointer: string, code: string, message: string, hint: string): Diagnostic => ({
    code: `project/${code}`,
    severity: "error",
    message,
    at: code === "missing-key" ? nearest(tree, pointer).keyAt : nearest(tree, pointer).at,
    hint,
  });
  const found: Diagnostic[] = [];
  const { prefix, optionValuePrefix } = file.publisher;
  const [base] = LANGUAGES;
  if (file.languages && file.languages[0] !== base) {
    found.push(
      finding(
        "/languages/0",
        "base-language",
        `The first language must be ${base}.`,
        "Labels of English are what every other language falls back to.",
      ),
    );
  }
  if (file.profile === "msft") {
    for (const key of ["prefix", "optionValuePrefix"] as const) {
      const said = file.publisher[key];
      if (said === undefined || said === MICROSOFT[key]) continue;
      found.push(
        finding(
          `/publisher/${key}`,
          "profile",
          `The profile msft has the ${key} ${MICROSOFT[key]}, not ${said}.`,
          `Leave out publisher.${key}, or choose the profile own.`,
        ),
      );
    }
    return found;
  }
  if (prefix === undefined || optionValuePrefix === undefined) {
    const key = prefix === undefined ? "prefix" : "optionValuePrefix";
    found.push(
      finding("/publisher", "missing-key", `"${key}" is missing.`, "Choose your own, for good."),
    );
  }
  if (prefix === MICROSOFT.prefix) {
    found.push(
      finding(
        "/publisher/prefix",
        "prefix",
        `"${prefix}" is Microsoft's own prefix.`,
        "Choose your own, or declare the profile msft to stand in for Microsoft's connector.",
      ),
    );
  }
  if (MICROSOFT.uniqueName.test(file.uniqueName)) {
    found.push(
      finding(
        "/uniqueName",
        "unique-name",
        `"${file.uniqueName}" is too much like the name of Microsoft's own solution.`,
        "Choose a name that is yours.",
      ),
    );
  }
  return found;
}
