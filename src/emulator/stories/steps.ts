import { type JsonObject, type PlainJson, stableId } from "#foundation";
import { refusal } from "../connection/answer.ts";
import { isRefused } from "../dataverse/index.ts";
import { isReferralRefused } from "../partner-center/index.ts";
import { Unplayable } from "./names.ts";
import { payloadRow, referralNamed, rowNamed, withIds } from "./rows.ts";
import { bind, booksOf, register, type Stage, setVariables, tune } from "./stage.ts";
import type { Failing, NamedReferrals, NamedRows, Step } from "./story.ts";

/** Does one step and lets happen what follows from it. */
export function perform(stage: Stage, step: Step): void {
  stage.since = booksOf(stage);
  const again = stage.delivered.splice(0);
  stage.refusal = undefined;
  if (step.redeliver) for (const deliver of again) deliver();
  act(stage, step);
  stage.world.run();
}

function act(stage: Stage, step: Step): void {
  const { world, names } = stage;
  const by = step.by === undefined ? stage.seller : stage.rows.get(`systemuser ${step.by}`);
  if (step.by !== undefined && by === undefined)
    throw new Unplayable(`There is no user "${step.by}".`);
  for (const one of step["at once"] ?? []) act(stage, one);
  if (step.save) save(stage, step.save, by);
  for (const [word, list] of Object.entries(step.remove ?? {})) {
    const table = names.table(word);
    for (const name of list) {
      const id = rowNamed(stage, table, name);
      if (id === undefined) throw new Unplayable(`There is no ${word} "${name}".`);
      note(stage, stage.dataverse.delete(table.name, id, by)?.refused);
    }
  }
  partnerCenterActs(stage, step);
  if (step.wait) world.run(world.outside.now() + milliseconds(step.wait));
  if (step.wait) stage.partnerCenter.expire();
  if (step.fails) fail(stage, step.fails);
  for (const word of step["switch on"] ?? []) {
    note(stage, world.switchOn(names.flow(word).name)?.reason);
  }
  for (const word of step["switch off"] ?? []) world.switchOff(names.flow(word).name);
  if (step.bind) bind(stage, step.bind);
  if (step.register) note(stage, register(stage, step.register));
  if (step.variables) setVariables(stage, step.variables);
  if (step.tune) tune(stage, step.tune);
}

function note(stage: Stage, code: string | undefined): void {
  if (code !== undefined) stage.refusal = code;
}

function save(stage: Stage, said: NamedRows, by: string | undefined): void {
  for (const [word, named] of Object.entries(said)) {
    const table = stage.names.table(word);
    for (const [name, row] of Object.entries(named)) {
      const id = rowNamed(stage, table, name);
      const payload = payloadRow(stage, word, row);
      const own = { [table.primaryId]: stableId("story", table.name, name) };
      const saved = stage.dataverse.save(
        table.name,
        id,
        id === undefined ? { ...own, ...payload } : payload,
        by,
      );
      if (isRefused(saved)) note(stage, saved.refused);
      else stage.rows.set(`${table.name} ${name}`, saved);
    }
  }
}

function partnerCenterActs(stage: Stage, step: Step): void {
  const { partnerCenter } = stage;
  const { microsoft } = partnerCenter;
  const each = (
    said: NamedReferrals | undefined,
    one: (name: string, body: Readonly<Record<string, PlainJson>>) => unknown,
  ): void => {
    for (const [name, body] of Object.entries(said ?? {})) {
      const done = one(name, withIds(stage, body) as Readonly<Record<string, PlainJson>>);
      if (isReferralRefused(done)) note(stage, done.refused);
    }
  };
  const keep = (name: string, made: ReturnType<typeof partnerCenter.add>) => {
    if (!isReferralRefused(made)) stage.referrals.set(name, String(made.get("id")));
    return made;
  };
  const engagementOf = (name: string) => String(ours(stage, name).get("engagementId"));
  each(step["partner center adds"], (name, body) => keep(name, partnerCenter.add(body)));
  each(step["microsoft shares"], (name, body) => keep(name, partnerCenter.share(body)));
  each(step["microsoft shares alone"], (name, body) =>
    keep(name, partnerCenter.share(body, "alone")),
  );
  each(step["partner center edits"], (name, body) =>
    partnerCenter.edit(String(ours(stage, name).get("id")), body),
  );
  each(step["microsoft changes"], (name, body) => microsoft.change(engagementOf(name), body));
  const told = (done: unknown): void => {
    if (isReferralRefused(done)) note(stage, done.refused);
  };
  for (const [name, id] of Object.entries(step["microsoft accepts"] ?? {})) {
    told(microsoft.accept(engagementOf(name), id ?? undefined));
  }
  for (const [name, reason] of Object.entries(step["microsoft declines"] ?? {})) {
    told(microsoft.decline(engagementOf(name), reason));
  }
  for (const [name, how] of Object.entries(step["microsoft closes"] ?? {})) {
    told(microsoft.close(engagementOf(name), how));
  }
}

function ours(stage: Stage, name: string): JsonObject {
  const found = referralNamed(stage, name);
  if (!found) throw new Unplayable(`There is no referral "${name}".`);
  return found;
}

function fail({ dataverse, partnerCenter, names }: Stage, said: Failing): void {
  const { system, effect, status, message = "The service is not available.", times } = said;
  const { operation, flow, action } = said;
  const host = system === "dataverse" ? dataverse : partnerCenter;
  host.fail({
    match: {
      ...(operation !== undefined && { operationId: operation }),
      ...(flow !== undefined && { flow: names.flow(flow).name }),
      ...(action !== undefined && { action: action.replaceAll(" ", "_") }),
    },
    answer: refusal(status, "StoryFault", message),
    ...(effect && { effect }),
    ...(times !== undefined && { times }),
  });
}

const UNITS: Readonly<Record<string, number>> = {
  second: 1000,
  minute: 60_000,
  hour: 3_600_000,
  day: 86_400_000,
};

/** `10 minutes` */
export function milliseconds(text: string): number {
  const [count, unit = ""] = text.split(" ");
  return Number(count) * (UNITS[unit.replace(/s$/, "")] ?? 0);
}
