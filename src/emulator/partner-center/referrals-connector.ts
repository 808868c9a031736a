import type { Json, JsonObject } from "#foundation";
import { answer, notSimulated } from "../connection/answer.ts";
import type { ConnectorAnswer, ConnectorCall } from "../port.ts";
import { checkedReferral } from "./creation.ts";
import type { Actor, Desk } from "./desk.ts";
import { answerOf, invalid, isRefused, notFound, Refused } from "./errors.ts";
import { listingOf, pageOf } from "./listing.ts";
import { unflattened } from "./nested.ts";
import { patched } from "./patch.ts";
import type { Referral } from "./referral.ts";
import { shownReferral } from "./referral.ts";
import { referralIn, referralsOfEngagement } from "./state.ts";

/** The connector's name in a flow. */
export const REFERRALS_API = "shared_partnercenterref";

const ROOT = "https://api.partner.microsoft.com/v1.0/engagements";

/** The operations of the referrals connector (domain.md §5.1). */
export const REFERRAL_OPERATIONS: Readonly<
  Record<string, (desk: Desk, call: ConnectorCall, actor: Actor) => ConnectorAnswer>
> = {
  GetAllReferrals: (desk, { parameters }) => listed(desk, parameters),
  CreateReferral: (desk, { parameters }, actor) =>
    shown(desk.create(unflattened(parameters, "Referral"), actor)),
  GetReferralById: (desk, { parameters }) => {
    const referral = referralIn(desk.state, parameters.get("id"));
    return shown(referral ?? notFound(String(parameters.get("id") ?? "")));
  },
  UpdateReferralById: replaced,
  PatchReferralById: patch,
  CreateDealRegistrationByReferralId: () => notSimulated("deal registrations"),
  PatchDealRegistrationByReferralId: () => notSimulated("deal registrations"),
};

const shown = (result: Referral | Parameters<typeof answerOf>[0]): ConnectorAnswer =>
  isRefused(result) ? answerOf(result) : bodyAnswer(result);

function bodyAnswer(referral: Referral): ConnectorAnswer {
  const body = new Map<string, Json>().set("@odata.context", `${ROOT}/$metadata#referrals/$entity`);
  for (const [key, value] of shownReferral(referral)) body.set(key, value);
  return answer(200, body, { ETag: String(referral.json.get("eTag")) });
}

/**
 * Which referrals a list may show: the partner's own; Microsoft's only to who asks for its
 * engagement (inferred from the form of `links/relatedReferrals`).
 */
function listed(desk: Desk, parameters: JsonObject): ConnectorAnswer {
  const listing = listingOf(parameters);
  if (isRefused(listing)) return answerOf(listing);
  const { state } = desk;
  const visible =
    listing.engagementId === undefined
      ? [...state.referrals.values()].filter(({ side }) => side === "partner")
      : referralsOfEngagement(state, listing.engagementId);
  const { found, total, next } = pageOf(visible, listing, state.tuning.pageSize);
  const body = new Map<string, Json>([["@odata.context", `${ROOT}/$metadata#referrals`]]);
  if (listing.count) body.set("@odata.count", BigInt(total));
  body.set(
    "value",
    found.map((referral) => selected(shownReferral(referral), listing.select)),
  );
  if (next !== undefined) {
    const options = ["$filter", "$select", "$orderby", "$count"].flatMap((name) => {
      const value = parameters.get(name);
      return typeof value === "string" ? [`${name}=${encodeURIComponent(value)}`] : [];
    });
    body.set(
      "@odata.nextLink",
      `${ROOT}/referrals?${[...options, `$skiptoken=${next}`].join("&")}`,
    );
  }
  return answer(200, body);
}

const selected = (json: JsonObject, names: readonly string[]): JsonObject =>
  names.length === 0
    ? json
    : new Map([...json].filter(([key]) => key === "id" || names.includes(key)));

function matches(referral: Referral, parameters: JsonObject, isNeeded: boolean): boolean {
  const tag = parameters.get("if-match") ?? parameters.get("If-Match");
  if (tag === undefined || tag === null || tag === "") return !isNeeded;
  return tag === "*" || tag === referral.json.get("eTag");
}

const changedMeanwhile = (): ConnectorAnswer =>
  answerOf(new Refused("precondition-failed", "The referral was changed meanwhile."));

/** Related referrals can be read, not written (inferred). */
const othersReferral = (): ConnectorAnswer =>
  answerOf(new Refused("access-denied", "The referral belongs to another organization."));

/** The deprecated PUT: the whole referral takes the place of the old one, tag required. */
function replaced(desk: Desk, { parameters }: ConnectorCall, actor: Actor): ConnectorAnswer {
  const id = String(parameters.get("id") ?? "");
  const referral = referralIn(desk.state, id);
  if (!referral) return answerOf(notFound(id));
  if (referral.side !== "partner") return othersReferral();
  if (!matches(referral, parameters, true)) return changedMeanwhile();
  const sent = checkedReferral(unflattened(parameters, "odataReferral"));
  if (isRefused(sent)) return answerOf(sent);
  if (sent.has("engagementId") && sent.get("engagementId") !== referral.engagementId) {
    return answerOf(invalid("A referral stays in its engagement.", "engagementId"));
  }
  return shown(desk.change(id, sent, actor));
}

/** 204 without a body: the connector has no way to ask for the changed referral. */
function patch(desk: Desk, { parameters }: ConnectorCall, actor: Actor): ConnectorAnswer {
  const id = String(parameters.get("id") ?? "");
  const referral = referralIn(desk.state, id);
  if (!referral) return answerOf(notFound(id));
  if (referral.side !== "partner") return othersReferral();
  if (!matches(referral, parameters, false)) return changedMeanwhile();
  const changes = patched(referral, parameters.get("Referral"), desk.state.tuning.whileNew);
  if (isRefused(changes)) return answerOf(changes);
  const changed = desk.change(id, changes, actor);
  return isRefused(changed) ? answerOf(changed) : answer(204);
}
