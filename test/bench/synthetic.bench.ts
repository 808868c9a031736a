import { spawnSync } from "node:child_process";
import { bench } from "vitest";
import { bundled } from "./bundled.ts";

const { buildSynthetic } = await bundled<typeof import("./synthetic.ts")>("synthetic.ts");

const once = { iterations: 1, warmupIterations: 0, time: 0, warmupTime: 0 } as const;

bench("Node starts", () => void spawnSync(process.execPath, ["-e", "0"]), once);

for (const count of [500, 1000, 2000]) {
  bench(`both zips of ${count} flows, checked and read back`, () => buildSynthetic(count), once);
}
