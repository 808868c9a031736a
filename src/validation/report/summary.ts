import type { CheckedFile } from "./checked-file.ts";

/** `2 errors, 1 warning in 3 files; 5 places not judged`, or `; all judged`. */
export function checkSummary(files: readonly CheckedFile[]): string {
  const counted = (["error", "warning", "info"] as const).flatMap((severity) => {
    const count = files
      .flatMap(({ findings }) => findings)
      .filter((one) => one.severity === severity).length;
    return count === 0
      ? []
      : [`${count} ${severity}${count === 1 || severity === "info" ? "" : "s"}`];
  });
  const skipped = files.reduce((sum, { notJudged }) => sum + notJudged, 0);
  const what = counted.length === 0 ? "no findings" : counted.join(", ");
  const where = `${files.length} file${files.length === 1 ? "" : "s"}`;
  const left = `${skipped} ${skipped === 1 ? "place" : "places"} not judged`;
  return `${what} in ${where}; ${skipped === 0 ? "all judged" : left}`;
}
