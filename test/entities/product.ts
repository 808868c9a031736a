import { loadProject, type Project, type ProjectFiles } from "#project";
import { ownFiles } from "../project/project-files.ts";

export function projectOf(files: ProjectFiles): Project {
  const { value, diagnostics } = loadProject(files);
  if (!value) throw new Error(JSON.stringify(diagnostics));
  return value;
}

export const own = (): Project => projectOf(ownFiles());

/** The same project under the compatibility profile. */
export function microsoft(): Project {
  const files = ownFiles();
  const text = files.get("solution.yaml") ?? "";
  return projectOf(
    files.set(
      "solution.yaml",
      text
        .replace(/ {2}(prefix|optionValuePrefix): .*\n/g, "")
        .replace("profile: own", "profile: msft"),
    ),
  );
}
