import { expect, test } from "vitest";
import { uninterrupted } from "../../../src/cli/node/uninterrupted.ts";

/** While one listens, a signal does not end this process. */
async function heardDuring(work: () => Promise<void>): Promise<readonly string[]> {
  const heard: string[] = [];
  let phase = "during";
  const hear = (signal: string): void => {
    heard.push(`${signal} ${phase}`);
  };
  process.on("SIGINT", hear).on("SIGTERM", hear);
  try {
    await uninterrupted(work).catch(() => {});
    phase = "after";
    await aWhile();
  } finally {
    process.off("SIGINT", hear).off("SIGTERM", hear);
  }
  return heard;
}

const aWhile = () => new Promise<void>((resolve) => setTimeout(resolve, 50));

test.each(["SIGINT", "SIGTERM"] as const)("%s waits for the work to end", async (signal) => {
  let done = false;
  const heard = await heardDuring(async () => {
    process.kill(process.pid, signal);
    await aWhile();
    done = true;
  });
  expect({ done, heard }).toEqual({ done: true, heard: [`${signal} during`, `${signal} after`] });
});

test("work that fails hands the signal on as well", async () => {
  const heard = await heardDuring(async () => {
    process.kill(process.pid, "SIGINT");
    await aWhile();
    throw new Error("full");
  });
  expect(heard).toEqual(["SIGINT during", "SIGINT after"]);
});

test("without a signal nothing is sent, and nobody listens afterwards", async () => {
  const before = process.listenerCount("SIGINT");
  expect(await uninterrupted(async () => 1)).toBe(1);
  expect(await heardDuring(async () => {})).toEqual([]);
  expect(process.listenerCount("SIGINT")).toBe(before);
});
