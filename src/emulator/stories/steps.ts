import { type JsonObject, stableId } from "#foundation";
import { dataverseFailure, isRefused } from "../dataverse/index.ts";
import type { TableMetadata } from "../dataverse/metadata.ts";
import { isReferralRefused, partnerCenterFailure } from "../partner-center/index.ts";
import { payloadRow, referralNamed, rowNamed, withIds } from "./rows.ts";
import {
  bind,
  booksOf,
  type Refusal,
  register,
  type Stage,
  setVariables,
  tune,
  userNamed,
} from "./stage.ts";
import type { Failing, NamedReferrals, NamedRows, PlainRowText, Step } from "./story.ts";
import { below, Unplayable } from "./unplayable.ts";

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
  const said = step.by;
  const by = said === undefined ? stage.seller : below("by", () => userNamed(stage, said));
  for (const [index, one] of (step["at once"] ?? []).entries()) {
    below("at once", () => below(index, () => act(stage, one)));
  }
  below("save", () => save(stage, step.save ?? {}, by));
  below("remove", () => remove(stage, step.remove ?? {}, by));
  changeSalesTeams(stage, step, "sales team adds", "joins");
  changeSalesTeams(stage, step, "sales team removes", "leaves");
  partnerCenterActs(stage, step);
  if (step.wait) letPass(stage, milliseconds(step.wait));
  if (step.fails) fail(stage, step.fails);
  const flows = (key: "switch on" | "switch off", each: (name: string) => void): void => {
    for (const [index, word] of (step[key] ?? []).entries()) {
      each(below(key, () => below(index, () => names.flow(word).name)));
    }
  };
  flows("switch on", (name) => {
    const refused = world.switchOn(name);
    if (refused) note(stage, { code: refused.reason, message: refused.message });
  });
  flows("switch off", (name) => world.switchOff(name));
  below("bind", () => bind(stage, step.bind ?? []));
  if (step.register) note(stage, register(stage, step.register));
  below("variables", () => setVariables(stage, step.variables ?? {}));
  if (step.tune) tune(stage, step.tune);
}

/** Referrals that nobody answers expire at their moment, not when somebody looks. */
function letPass({ world, partnerCenter }: Stage, time: number): void {
  const end = world.outside.now() + time;
  for (
    let next = partnerCenter.nextExpiry();
    next !== undefined && next <= end;
    next = partnerCenter.nextExpiry()
  ) {
    world.run(next);
    partnerCenter.expire();
  }
  world.run(end);
}

function note(stage: Stage, refusal: Refusal | undefined): void {
  if (refusal) stage.refusal = refusal;
}

/** What either system answers with when it refuses. */
const noteRefused = (
  stage: Stage,
  { refused, message }: { readonly refused: string; readonly message: string },
): void => note(stage, { code: refused, message });

function remove(stage: Stage, said: NonNullable<Step["remove"]>, by: string | undefined): void {
  for (const [word, list] of Object.entries(said)) {
    below(word, () => {
      const table = stage.names.table(word);
      for (const [index, name] of list.entries()) {
        const id = rowNamed(stage, table, name);
        if (id === undefined) throw new Unplayable(`There is no ${word} "${name}".`, [index]);
        const refused = stage.dataverse.delete(table.name, id, by);
        if (refused) noteRefused(stage, refused);
      }
    });
  }
}

function save(stage: Stage, said: NamedRows, by: string | undefined): void {
  for (const [word, named] of Object.entries(said)) {
    below(word, () => {
      const table = stage.names.table(word);
      for (const [name, row] of Object.entries(named)) {
        below(name, () => saveRow(stage, table, name, row, by));
      }
    });
  }
}

function saveRow(
  stage: Stage,
  table: TableMetadata,
  name: string,
  row: PlainRowText,
  by: string | undefined,
): void {
  const id = rowNamed(stage, table, name);
  const payload = payloadRow(stage, table.name, row);
  const own = { [table.primaryId]: stableId("story", table.name, name) };
  const sent = id === undefined ? { ...own, ...payload } : payload;
  const saved = stage.dataverse.save(table.name, id, sent, by);
  if (isRefused(saved)) noteRefused(stage, saved);
  else stage.rows.set(`${table.name} ${name}`, saved);
}

function changeSalesTeams(
  stage: Stage,
  step: Step,
  key: "sales team adds" | "sales team removes",
  change: "joins" | "leaves",
): void {
  for (const [opportunity, users] of Object.entries(step[key] ?? {})) {
    for (const [index, user] of users.entries()) {
      const refused = below(key, () =>
        below(opportunity, () => {
          const id = rowNamed(stage, stage.names.table("opportunity"), opportunity);
          if (id === undefined) throw new Unplayable(`There is no opportunity "${opportunity}".`);
          const colleague = below(index, () => userNamed(stage, user));
          return stage.dataverse.salesTeam(id, colleague, change);
        }),
      );
      if (refused) noteRefused(stage, refused);
    }
  }
}

function partnerCenterActs(stage: Stage, step: Step): void {
  const { partnerCenter } = stage;
  const { microsoft } = partnerCenter;
  /** One after the other what a key of the step says of each deal. */
  const each = <Said>(
    key: keyof Step,
    said: Readonly<Record<string, Said>> | undefined,
    one: (name: string, said: Said) => unknown,
  ): void => {
    for (const [name, value] of Object.entries(said ?? {})) {
      const done = below(key, () => below(name, () => one(name, value)));
      if (isReferralRefused(done)) noteRefused(stage, done);
    }
  };
  const bodyOf = (said: NamedReferrals[string]) => withIds(stage, said) as NamedReferrals[string];
  const keep = (name: string, made: ReturnType<typeof partnerCenter.add>) => {
    if (!isReferralRefused(made)) stage.referrals.set(name, String(made.get("id")));
    return made;
  };
  const engagementOf = (name: string) => String(ours(stage, name).get("engagementId"));
  each("partner center adds", step["partner center adds"], (name, said) =>
    keep(name, partnerCenter.add(bodyOf(said))),
  );
  each("microsoft shares", step["microsoft shares"], (name, said) =>
    keep(name, partnerCenter.share(bodyOf(said))),
  );
  each("microsoft shares alone", step["microsoft shares alone"], (name, said) =>
    keep(name, partnerCenter.share(bodyOf(said), "alone")),
  );
  each("partner center edits", step["partner center edits"], (name, said) =>
    partnerCenter.edit(String(ours(stage, name).get("id")), bodyOf(said)),
  );
  each("microsoft changes", step["microsoft changes"], (name, said) =>
    microsoft.change(engagementOf(name), bodyOf(said)),
  );
  each("microsoft accepts", step["microsoft accepts"], (name, id) =>
    microsoft.accept(engagementOf(name), id ?? undefined),
  );
  each("microsoft declines", step["microsoft declines"], (name, reason) =>
    microsoft.decline(engagementOf(name), reason),
  );
  each("microsoft closes", step["microsoft closes"], (name, how) =>
    microsoft.close(engagementOf(name), how),
  );
}

function ours(stage: Stage, name: string): JsonObject {
  const found = referralNamed(stage, name);
  if (!found) throw new Unplayable(`There is no referral "${name}".`);
  return found;
}

function fail({ dataverse, partnerCenter, names }: Stage, said: Failing): void {
  const { system, effect, status, code, message = "The service is not available.", times } = said;
  const { operation, flow, action, "retry after": retryAfter } = said;
  const host = system === "dataverse" ? dataverse : partnerCenter;
  const failure = { status, code, message, retryAfter };
  host.fail({
    match: {
      ...(operation !== undefined && { operationId: operation }),
      ...(flow !== undefined && {
        flow: below("fails", () => below("flow", () => names.flow(flow).name)),
      }),
      ...(action !== undefined && { action: action.replaceAll(" ", "_") }),
    },
    answer: ({ api }) =>
      system === "dataverse" ? dataverseFailure(failure) : partnerCenterFailure(failure, api),
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
