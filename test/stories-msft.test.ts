import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { simulate } from "../src/simulate.ts";
import { changed, ROOT } from "./project/project-files.ts";

const folder = join(ROOT, "test/stories");
const stories = new Map(
  readdirSync(folder)
    .filter((name) => name.endsWith(".yaml"))
    .map((name) => [`test/stories/${name}`, readFileSync(join(folder, name), "utf8")]),
);

/** The project with the names of Microsoft's connector (domain.md §1.3). */
function compatible() {
  const files = new Map(changed("solution.yaml", "profile: own", "profile: msft"));
  const text = files.get("solution.yaml") ?? "";
  return files.set(
    "solution.yaml",
    text.replace("  prefix: cosell\n  optionValuePrefix: 41927\n", ""),
  );
}

/** One story of each way a deal begins and is worked on. */
const CHOSEN = ["A1: a seller shares", "A3: every", "B1: a new deal", "B2: every field"];

const played = simulate(
  { kind: "project", files: compatible() },
  { stories, chosen: CHOSEN, profiles: ["host"] },
);

test("the flows do the same under Microsoft's names", () => {
  expect(played.stories).toHaveLength(CHOSEN.length);
  expect(played.stories.flatMap(({ failures }) => failures)).toEqual([]);
  expect(played.model?.tables.flatMap(({ columns }) => Object.values(columns))).toContainEqual(
    expect.objectContaining({ logicalName: "msft_microsoftpartnercenterreferralsync" }),
  );
});
