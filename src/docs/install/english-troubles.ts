import type { GuideFacts } from "./facts.ts";
import type { TroubleWords } from "./words.ts";

export const englishTroubles = ({
  catalogue,
  column,
  flow,
  registration: [, , overwrite],
  subgrid,
  variable,
}: GuideFacts): TroubleWords => ({
  T1: [
    "`WorkflowTriggerNotFound`, the trigger `manual` cannot be found, when a flow is turned on",
    "Renew the Dataverse connection. Turn the called flows off and on, then the caller. If it stays: import the same version again.",
  ],
  T2: [
    "Signing in fails while a Partner Center connection is added",
    "The account lacks the role *Referrals admin*, or you signed in with your CRM account. Use the Partner Center account.",
  ],
  T3: [
    "`ChildFlowNeverPublished`, or *requires updates*, when a flow is turned on",
    "Turn on the flows it calls first; the order is in chapter 4.",
  ],
  T4: [
    "A connection cannot be added while a flow is edited",
    "Do not edit the flow. Set the connection at its reference (chapter 3); actions with a warning sign are mended by that.",
  ],
  T5: [
    "Flows will not turn on",
    "Keep the order of chapter 4, set *Use this connection* under run-only users, and see that no reference lacks a connection and no data policy forbids it.",
  ],
  T6: [
    "Runs fail",
    `Open the failed run: the first red action says why; ${column.audit} says the same in plain words. Mend it, then **Resubmit** the run or save the opportunity again: every flow may run again, and what one left undone the next one does.`,
  ],
  T7: [
    "An opportunity is not shared",
    `Read ${column.audit}. Usually a valid solution, the two-letter country code or, where help is asked, the customer contact is missing.`,
  ],
  T8: [
    "Does it work in both directions?",
    `Yes, when ${column.referralIdentifier} is filled and ${column.audit} reports success. A failure stands there too.`,
  ],
  T9: [
    "A deal of Partner Center with a CRM identifier is ignored",
    `The identifier names a row that does not exist here: clear or correct it in Partner Center. Also: ${column.sync} must be Yes, revenue and closing date given, and the deal's currency set up in the CRM.`,
  ],
  T10: [
    "A connection broke (expired password) and changes were missed",
    "Renew the connection, **Resubmit** failed runs, and make a small edit at each deal that was missed: running again creates nothing twice.",
  ],
  T11: [
    "Access denied",
    "Check the roles of chapter 1. The user must have signed in to Power Automate once.",
  ],
  T12: [
    "*Customer account country code …* is missing",
    `Write the two-letter ISO code (such as \`US\`) into the account's column that ${variable.country} names. \`UK\` and \`EU\` are no codes: use \`GB\` or the country.`,
  ],
  T13: [
    "*Solution ID is required*",
    `Add a row to ${subgrid.table} whose solution is co-sell ready, and compare its identifier in ${catalogue.table} with Partner Center.`,
  ],
  T14: [
    "A deal of Partner Center does not arrive, though no run failed",
    `Look at all runs of ${flow.webhook}, there may be several per change. The deal needs no CRM identifier or a valid one, and must not have been won or lost before it first arrived. ${variable.coSellOnly} = Yes keeps leads out.`,
  ],
  T15: [
    "Leads do not arrive",
    `Run ${flow.registration} again with ${overwrite} = **Yes**. ${variable.coSellOnly} must be No. With several Partner Center tenants ask Microsoft's support to enable multi-tenancy.`,
  ],
  T16: [
    "A lead does not become an opportunity",
    "It does when it is accepted in Partner Center; until then it stays a lead. What a lead has is never overwritten from Partner Center, so corrections stay; only what it lacks is filled.",
  ],
  T17: [
    `${flow.webhook} never runs, although it is registered`,
    "Partner Center → Account settings → Organization profile → Tenants: with more than one tenant, support must enable multi-tenancy. Another environment may have registered since (chapter 5).",
  ],
  T18: [
    "A flow runs many times, or opportunities appear twice",
    "Wait a minute between two saves. One further run after a flow's own write is normal and changes nothing. For real duplicates see the audit history for who created them; another connector beside this one is a usual cause.",
  ],
  T19: [
    "Which version is installed?",
    "Maker portal → **Solutions**, column **Version**. `cosell inspect` tells it of a zip.",
  ],
  T20: [
    `\`0x80040216\` when ${flow.customize} is turned on`,
    "Too many custom columns are requested. Remove from the flow the ones you added and do not need.",
  ],
  T21: [
    "`OpenApiOperationParameterValidationFailed`: a status must be one of the listed values",
    `Your organisation removed or renamed that status reason. Set one of yours in the mapping and build again, or in ${flow.customize}.`,
  ],
  T22: [
    "Where are the logs?",
    "Maker portal → **Cloud flows** → the flow → **See analytics** → **Errors** → **Last Error Detail**, or the run history. Actions have readable names.",
  ],
  T23: [
    "`BadRequest` while an account, opportunity or lead is created",
    `Your organisation made further columns mandatory. Give them values under \`defaults\` in the mapping, or in ${flow.customize}.`,
  ],
  T24: [
    "No Dynamics 365 organization is found for the signed-in user",
    "You are in the wrong environment or tenant, or it has no Dataverse database. Choose or create another environment.",
  ],
});
