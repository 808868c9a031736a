import { type Json, type JsonObject, type PlainJson, suggestion } from "#foundation";
import { activationOrder, type FlowComponent } from "#model";
import { allActions } from "#wdl";
import type { TableMetadata } from "../dataverse/metadata.ts";
import { type Difference, differences } from "./compare.ts";
import { referralNamed, rowNamed, saidHere, theirReferral, withIds } from "./rows.ts";
import { booksOf, type Stage } from "./stage.ts";
import { milliseconds } from "./steps.ts";
import type { Expected, PlainRowText } from "./story.ts";
import { below, Unplayable } from "./unplayable.ts";

/** What is not as a story says, each with the path of its line below `then`. */
export function unmet(stage: Stage, expected: Expected): readonly Difference[] {
  return [
    ...rowsUnmet(stage, expected),
    ...referralsUnmet(stage, expected, "referrals", referralNamed),
    ...referralsUnmet(stage, expected, "microsoft referrals", theirReferral),
    ...countsUnmet(stage, expected),
    ...doneUnmet(stage, expected),
  ];
}

function rowsUnmet(stage: Stage, { rows = {} }: Expected): readonly Difference[] {
  const ofTable = (word: string, named: NonNullable<Expected["rows"]>[string]) => {
    const table = stage.names.table(word);
    return Object.entries(named).flatMap(([name, row]) =>
      below(name, () => rowUnmet(stage, table, [word, name], row)),
    );
  };
  return Object.entries(rows).flatMap(([word, named]) =>
    below("rows", () => below(word, () => ofTable(word, named))),
  );
}

function rowUnmet(
  stage: Stage,
  table: TableMetadata,
  [word, name]: readonly [word: string, name: string],
  row: PlainRowText | null,
): readonly Difference[] {
  const id = rowNamed(stage, table, name);
  const found = id === undefined ? undefined : stage.dataverse.row(table.name, id);
  const path = ["rows", word, name];
  if (row === null) return found ? [{ path, message: `${word} "${name}" is there` }] : [];
  if (!found) return [{ path, message: `there is no ${word} "${name}"` }];
  const ofColumn = (columnWord: string, said: PlainJson): readonly Difference[] => {
    const column = stage.names.columnHere(table, columnWord);
    const isLookup = column.kind === "lookup";
    const is = found.get(isLookup ? `_${column.logicalName}_value` : column.logicalName);
    const wanted = isLookup
      ? [lookedUp(stage, column.targets, said)]
      : saidHere(stage, table, columnWord, said);
    const tried = wanted.map((one) => differences(one, is, [...path, columnWord]));
    const [first = []] = tried;
    return (tried.some(({ length }) => length === 0) ? [] : first).map(({ path, message }) => ({
      path,
      message: `${columnWord} of "${name}": ${message}`,
    }));
  };
  return Object.entries(row).flatMap(([columnWord, said]) =>
    below(columnWord, () => ofColumn(columnWord, said)),
  );
}

function lookedUp(stage: Stage, targets: readonly string[], said: PlainJson): PlainJson {
  if (typeof said !== "string") return said;
  for (const target of targets) {
    const id = rowNamed(stage, stage.names.table(target), said);
    if (id !== undefined) return id;
  }
  return said;
}

function referralsUnmet(
  stage: Stage,
  expected: Expected,
  side: "referrals" | "microsoft referrals",
  find: (stage: Stage, name: string) => JsonObject | undefined,
): readonly Difference[] {
  return Object.entries(expected[side] ?? {}).flatMap(([name, said]) => {
    const found = find(stage, name);
    const path = [side, name];
    if (said === null) return found ? [{ path, message: `a referral of "${name}" is there` }] : [];
    if (!found) return [{ path, message: `there is no referral of "${name}"` }];
    return differences(withIds(stage, said), found, path).map(({ path, message }) => ({
      path,
      message: `${path.slice(2).join(".")} of the referral of "${name}": ${message}`,
    }));
  });
}

function countsUnmet(stage: Stage, { count = {} }: Expected): readonly Difference[] {
  const { dataverse, partnerCenter, names } = stage;
  return Object.entries(count).flatMap(([word, wanted]) => {
    const found =
      word === "referrals"
        ? partnerCenter.referrals("partner")
        : word === "microsoft referrals"
          ? partnerCenter.referrals("microsoft")
          : dataverse.rows(below("count", () => below(word, () => names.table(word).name)));
    return found.length === wanted
      ? []
      : [{ path: ["count", word], message: `expected ${wanted} ${word}, were ${found.length}` }];
  });
}

/** Writes, runs and what became of actions since the step before. */
function doneUnmet(stage: Stage, expected: Expected): readonly Difference[] {
  const { world, since, partnerCenter } = stage;
  const found: Difference[] = [];
  const want = (path: readonly string[], said: PlainJson, is: Json, what: string): void => {
    found.push(
      ...differences(said, is).map(({ message }) => ({ path, message: `${what}: ${message}` })),
    );
  };
  const written = writesSince(stage);
  for (const system of ["dataverse", "partner center"] as const) {
    const said = expected.writes?.[system];
    if (said !== undefined) {
      want(["writes", system], said, BigInt(written[system].length), `writes to ${system}`);
    }
  }
  const runs = world.runs.slice(since.runs);
  for (const [word, statuses] of Object.entries(expected.runs ?? {})) {
    const { name } = below("runs", () => below(word, () => stage.names.flow(word)));
    const ended = runs
      .filter(({ flow }) => flow === name)
      .map((run) => run.ending?.status ?? "Running");
    want(["runs", word], statuses, ended, `runs of "${word}"`);
  }
  for (const [word, actions] of Object.entries(expected.actions ?? {})) {
    const flow = below("actions", () => below(word, () => stage.names.flow(word)));
    const last = runs.filter((run) => run.flow === flow.name).at(-1);
    for (const [action, status] of Object.entries(actions)) {
      const key = actionNamed(flow, ["actions", word, action]);
      const event = last
        ?.events()
        .filter(({ result }) => result.name === key)
        .at(-1);
      want(["actions", word, action], status, event?.result.status ?? "NotRun", `"${action}"`);
    }
  }
  if (expected.within !== undefined) {
    const last = Math.max(since.at, ...[...written.dataverse, ...written["partner center"]]);
    if (last - since.at > milliseconds(expected.within)) {
      const message = `the last write came ${(last - since.at) / 1000} seconds after`;
      found.push({ path: ["within"], message });
    }
  }
  if (expected.refused !== undefined) {
    want(["refused"], expected.refused, stage.refusal?.code ?? null, "the step before was refused");
  }
  if (expected["registered events"]) {
    const events = [...(partnerCenter.registration()?.events ?? [])].sort();
    const said = [...expected["registered events"]].sort();
    want(["registered events"], said, events, "registered events");
  }
  return found;
}

/** The name of an action as the definition has it; the last word of the path is what a story says. */
function actionNamed({ name, definition }: FlowComponent, path: readonly string[]): string {
  const word = path.at(-1) ?? "";
  const key = word.replaceAll(" ", "_");
  const known = allActions(definition.actions).map(({ action }) => action.name);
  if (known.includes(key)) return key;
  const hint = suggestion(key, known);
  throw new Unplayable(`There is no action "${word}" in "${name}".${hint}`, path);
}

/** Moments at which flows wrote since the step before. */
export function writesSince({ dataverse, partnerCenter, since }: Stage) {
  const byFlow = ({ by }: { readonly by: { readonly kind: string } }) => by.kind === "flow";
  return {
    dataverse: dataverse
      .writes()
      .slice(since.dataverseWrites)
      .filter(byFlow)
      .map(({ at }) => at),
    "partner center": partnerCenter
      .writes()
      .slice(since.partnerCenterWrites)
      .filter(byFlow)
      .map(({ at }) => at),
  };
}

/** Runs that events start one from the other: the first, and its echo on the other side. */
const ECHO = 2;

/**
 * What flows write is heard once more and leads nowhere. Where a system did not keep what it was
 * given, the echo sets it right; a third run finds nothing to write, and there is no fourth. Children
 * are left out, they belong to their caller's run.
 */
function echoesOfEchoes({ world, model, dataverse, partnerCenter }: Stage): readonly string[] {
  const children = new Set(activationOrder(model.flows).value.flatMap(({ calls }) => calls));
  const startedByEvents = new Set(
    model.flows.filter(({ id }) => !children.has(id)).map(({ name }) => name),
  );
  const writers = new Set(
    [...dataverse.writes(), ...partnerCenter.writes()].flatMap(({ by }) =>
      by.kind === "flow" ? [by.run] : [],
    ),
  );
  const longer = world.runs.flatMap((run) => {
    const chain = world.chainTo(run).filter((flow) => startedByEvents.has(flow));
    const isEcho = chain.length <= (writers.has(run.id) ? ECHO : ECHO + 1);
    return isEcho ? [] : [`an echo has an echo: ${chain.join(" → ")}`];
  });
  return [...new Set(longer)];
}

/** What keeps a world from being quiet when its story is over. */
export function unrest(stage: Stage): readonly string[] {
  const { world, dataverse, partnerCenter, delivered } = stage;
  const found: string[] = [];
  const loop = world.loop();
  if (loop) found.push(`the flows call each other without end: ${loop.join(" → ")}`);
  if (world.pending() > 0) found.push(`${world.pending()} events are still to come`);
  const unmetFaults = [...dataverse.pendingFaults(), ...partnerCenter.pendingFaults()].length;
  if (unmetFaults > 0) found.push(`${unmetFaults} failures were asked for and met no call`);
  for (const run of world.runs) {
    if (!run.ending) found.push(`a run of "${run.flow}" has not ended`);
  }
  found.push(...echoesOfEchoes(stage));
  const failed = world.runs.slice(stage.since.runs).some((run) => run.ending?.status === "Failed");
  // Every attempt that fails is told, also the same once more.
  if (found.length > 0 || failed) return found;
  stage.since = booksOf(stage);
  for (const deliver of delivered.splice(0)) deliver();
  world.run();
  const { dataverse: rows, "partner center": referrals } = writesSince(stage);
  if (rows.length + referrals.length > 0) {
    found.push(
      `its last events, come once more, wrote ${rows.length} times to dataverse and ${referrals.length} times to partner center`,
    );
  }
  return found;
}
