import {
  addToReferral,
  change,
  createReferral,
  getReferral,
  listReferrals,
  neverRepeated,
  operation,
  type PatchOperation,
  type PatchPath,
  partnerCenterEvents,
  partnerCenterReferrals,
  patchReferral,
  type Referral,
  registerWebhook,
  updateWebhook,
  viewRegistration,
} from "#connectors";
import { fn, get, record, type Typed } from "#wdl";

const referrals = { apiName: partnerCenterReferrals.apiName, logicalName: "x" };
const events = { apiName: partnerCenterEvents.apiName, logicalName: "x" };
declare const id: Typed<string>;
declare const maybeId: Typed<string | null>;
declare const count: Typed<number>;
declare const referral: Typed<Referral>;
declare const names: Typed<readonly string[]>;
declare const maybeNames: Typed<readonly string[] | null>;
declare const changes: Typed<readonly unknown[]>;
declare const additions: Typed<readonly PatchOperation[]>;
declare const path: Typed<string>;

record((s) => {
  /** Reading. */
  const read = s.do("Get", getReferral(referrals, id));
  fn.coalesce(get(read.referral, "details", "currency"), "");
  // @ts-expect-error there is no such property
  get(read.referral, "details", "price");
  // @ts-expect-error everything may be missing
  fn.toLower(get(read.referral, "name"));
  // @ts-expect-error there may be no id
  getReferral(referrals, maybeId);
  // @ts-expect-error the connection is one of another connector
  getReferral(events, id);
  s.do("List", listReferrals(referrals, { filter: "a eq 'b'", top: 10, skip: count }));
  // @ts-expect-error it cannot be ordered so
  listReferrals(referrals, { filter: "a", orderBy: "name asc" });
  // @ts-expect-error a number is needed
  listReferrals(referrals, { filter: "a", skip: id });
  // @ts-expect-error a list without a filter is refused
  listReferrals(referrals, { top: 10 });

  /** Creating. */
  const body = {
    name: id,
    externalReferenceId: id,
    type: "Shared",
    qualification: "SalesQualified",
    customerProfile: { name: id, address: { country: "DE" } },
    consent: {
      consentToToShareInfoWithOthers: true,
      consentToContact: true,
      consentToShareReferralWithMicrosoftSellers: true,
    },
    details: { dealValue: count, currency: "EUR" },
  } as const;
  s.do("Create", createReferral(referrals, body));
  // @ts-expect-error there is no such type
  createReferral(referrals, { ...body, type: "Private" });
  // @ts-expect-error a value is a number
  createReferral(referrals, { ...body, details: { dealValue: "1" } });
  // @ts-expect-error there is no such property
  createReferral(referrals, { ...body, nmae: "a" });
  const { consent: _, ...unconsented } = body;
  // @ts-expect-error the consent is missing
  createReferral(referrals, unconsented);
  // @ts-expect-error the name may be null
  createReferral(referrals, { ...body, name: maybeId });

  /** Changing. */
  s.do("Patch", patchReferral(referrals, id, [change("/details/dealValue", count)]));
  // @ts-expect-error the name of a referral cannot be changed
  change("/name", "a");
  // @ts-expect-error a path is no expression
  change(path, "a");
  // @ts-expect-error a value is a number
  change("/details/dealValue", "1");
  // @ts-expect-error there is no such status
  change("/status", "Won");
  // @ts-expect-error the notes may be null
  change("/details/notes", maybeId);
  // @ts-expect-error solutions have no such property
  change("/details/requirements/solutions", [{ identifier: "a" }]);
  // @ts-expect-error a truth is needed
  change("/consent/consentToShareReferralWithMicrosoftSellers", "true");
  // @ts-expect-error the name of a referral cannot be changed
  patchReferral(referrals, id, [{ op: "replace", path: "/name", value: "a" }]);
  // @ts-expect-error nothing is removed
  patchReferral(referrals, id, [{ op: "remove", path: "/details/notes", value: "a" }]);
  // @ts-expect-error what is not known is no change
  patchReferral(referrals, id, changes);

  s.do("Add", addToReferral(referrals, id, additions));
  // @ts-expect-error what is not known is no change
  addToReferral(referrals, id, changes);
  s.do("Patch once", neverRepeated(patchReferral(referrals, id, additions)));
  // @ts-expect-error only what is not done yet can be done once
  neverRepeated(read);

  /** Webhooks. */
  const seen = s.do("View", viewRegistration(events));
  fn.coalesce(get(seen.registration, "WebhookUrl"), "");
  // @ts-expect-error there may be no registration
  fn.toLower(get(seen.registration, "WebhookUrl"));
  // @ts-expect-error the connection is one of another connector
  viewRegistration(referrals);
  s.do("Register", registerWebhook(events, { url: id, events: names }));
  // @ts-expect-error there may be no events
  registerWebhook(events, { url: id, events: maybeNames });
  const updated = s.do("Update", updateWebhook(events, { url: id, events: names }));
  fn.coalesce(get(updated.registration, "SubscriberId"), "");
  // @ts-expect-error only an update tells who subscribes
  get(seen.registration, "SubscriberId");
  // @ts-expect-error there may be no address
  updateWebhook(events, { url: maybeId, events: names });

  /** Every operation by its own parameters. */
  const call = (name: string) => name;
  const one = { id };
  operation(partnerCenterReferrals, "GetAllReferrals", referrals, { $top: 1 }, call);
  operation(partnerCenterReferrals, "GetReferralById", referrals, one, call);
  operation(partnerCenterReferrals, "CreateReferral", referrals, { "Referral/name": id }, call);
  const patch = { id, Referral: [] };
  operation(partnerCenterReferrals, "PatchReferralById", referrals, patch, call);
  const put = { id, "if-match": id, "odataReferral/name": id };
  operation(partnerCenterReferrals, "UpdateReferralById", referrals, put, call);
  operation(partnerCenterReferrals, "CreateDealRegistrationByReferralId", referrals, patch, call);
  operation(partnerCenterReferrals, "PatchDealRegistrationByReferralId", referrals, patch, call);
  // @ts-expect-error there is no such parameter
  operation(partnerCenterReferrals, "GetAllReferrals", referrals, { $limit: 1 }, call);
  // @ts-expect-error the id is missing
  operation(partnerCenterReferrals, "GetReferralById", referrals, {}, call);
  // @ts-expect-error values stand under Referral
  operation(partnerCenterReferrals, "CreateReferral", referrals, { name: id }, call);
  // @ts-expect-error the changes are missing
  operation(partnerCenterReferrals, "PatchReferralById", referrals, one, call);
  // @ts-expect-error the version is missing
  operation(partnerCenterReferrals, "UpdateReferralById", referrals, one, call);
  // @ts-expect-error the registration is missing
  operation(partnerCenterReferrals, "CreateDealRegistrationByReferralId", referrals, one, call);
  // @ts-expect-error the changes are missing
  operation(partnerCenterReferrals, "PatchDealRegistrationByReferralId", referrals, one, call);
  const registration = { "body/WebhookUrl": id, "body/WebhookEvents": names };
  operation(partnerCenterEvents, "ViewRegistration", events, {}, call);
  operation(partnerCenterEvents, "EventRegistration", events, registration, call);
  operation(partnerCenterEvents, "UpdateRegistration", events, registration, call);
  // @ts-expect-error there is no such parameter
  operation(partnerCenterEvents, "ViewRegistration", events, { id }, call);
  // @ts-expect-error the events are missing
  operation(partnerCenterEvents, "EventRegistration", events, { "body/WebhookUrl": id }, call);
  const addressless = { "body/WebhookEvents": names };
  // @ts-expect-error the address is missing
  operation(partnerCenterEvents, "UpdateRegistration", events, addressless, call);
});

const known: PatchPath = "/team/-";
// @ts-expect-error there is no such path
const unknown: PatchPath = "/inviteContext";

export { known, referral, unknown };
