import { getRow, variable } from "#connectors";
import { standardTables } from "#dataverse";
import {
  after,
  type ChildFlow,
  flow,
  fn,
  get,
  initialize,
  parseJson,
  respond,
  type Steps,
  set,
  typed,
  whenStartedByHand,
} from "#wdl";
import { CUSTOMIZE, type Product } from "../product.ts";
import { containersOf, lastOf, realFailures, reasonOf } from "../steps/causes.ts";
import { findMismatch } from "../steps/check-columns.ts";
import { customerAccount } from "./account.ts";
import { createLead, updateLead } from "./lead.ts";
import { createOpportunity, updateOpportunity } from "./opportunity.ts";
import {
  ACTION_TYPES,
  type DetailsAnswer,
  type DetailsRequest,
  REQUEST_SCHEMA,
} from "./request.ts";
import { type Responses, refuse } from "./responses.ts";

const takes = {
  actionType: {
    kind: "text",
    title: "ActionType",
    description: ACTION_TYPES.join(", "),
  },
  body: { kind: "text", title: "Referral body", description: "What is to be written, as JSON" },
} as const;

/** Stands on the three switches, as in Microsoft's flow (domain.md §1.9). */
const MAY_CHANGE = { description: "You may customize this section." } as const;

/**
 * The one flow that partners may edit (domain.md §1.9, §1.10): it finds or creates the customer's
 * account and writes opportunities and leads. Its names are those of Microsoft's guide.
 */
export function createOrGetDetails(product: Product): ChildFlow<typeof takes, DetailsAnswer> {
  const { trigger, inputs } = whenStartedByHand(takes);
  const { dataverse } = product.connections;

  const source = flow({
    key: "create-or-get-details",
    name: CUSTOMIZE,
    description:
      "Finds or creates the customer's account, and creates or updates opportunities and leads. This is the flow to customize.",
    ...product.flowBasics,
    trigger: {
      ...trigger,
      description:
        "Called by the other flows: ActionType says what is to be done with the referral body.",
    },
    steps: (s) => {
      const responses = work(s);
      const containers = containersOf(s.said());
      const answer = typed<DetailsAnswer>(responses.data.value.node);
      const responded = s.do(
        "Respond to a PowerApp or flow",
        respond(200, {
          AccountID: get(answer, "AccountID"),
          ContactID: get(answer, "ContactID"),
          OpportunityID: get(answer, "OpportunityID"),
          LeadID: get(answer, "LeadID"),
          OwnerID: get(answer, "OwnerID"),
          CountryCode: responses.country.value,
          Outcome: get(answer, "Outcome"),
          Note: get(answer, "Note"),
        }),
      );
      const failed = s.do("Find what failed", realFailures(containers), {
        after: after(responded, "Skipped"),
      });
      refuse(s, "the work failed", reasonOf(lastOf(failed.output)));
    },
  });

  function work(s: Steps): Responses {
    const request = s.do(
      "Parse referral body",
      parseJson<DetailsRequest>(inputs.body, REQUEST_SCHEMA),
    ).output;
    const responses: Responses = {
      data: s.do(
        "Initialize response data variable",
        initialize("ResponseData", "Object", typed(fn.json("{}").node)),
      ),
      country: s.do(
        "Initialize country code response variable",
        initialize("CountryCode", "String", ""),
      ),
    };
    const mismatch = findMismatch(s, product);
    s.when("If the columns differ from this build", fn.not(fn.empty(mismatch)), (s) =>
      refuse(s, "columns", mismatch),
    );
    s.switchOn(
      "Create or get customer account in CRM",
      inputs.actionType,
      {
        GetDetails: (s) => {
          s.when(
            "If the opportunity has an account",
            fn.not(fn.empty(fn.coalesce(get(request, "AccountID"), ""))),
            (s) => {
              const column = variable(product.variables.countryCodeField);
              const { read } = s.do(
                "Get customer account",
                getRow(dataverse, standardTables.account, {
                  id: fn.coalesce(get(request, "AccountID"), ""),
                  select: ["id"],
                  mapped: [column],
                }),
              );
              s.do(
                "Set country code response variable",
                set(responses.country, fn.string(read(column))),
              );
            },
          );
        },
        CreateOpportunity: (s) => customerAccount(s, product, request, responses),
      },
      undefined,
      MAY_CHANGE,
    );
    s.switchOn(
      "Create or update opportunity in CRM",
      inputs.actionType,
      {
        CreateOpportunity: (s) => createOpportunity(s, product, request, responses),
        UpdateOpportunity: (s) => updateOpportunity(s, product, request, responses),
      },
      undefined,
      MAY_CHANGE,
    );
    s.switchOn(
      "Create or update lead in CRM",
      inputs.actionType,
      {
        CreateLead: (s) => createLead(s, product, request, responses),
        UpdateLead: (s) => updateLead(s, product, request, responses),
      },
      undefined,
      MAY_CHANGE,
    );
    return responses;
  }

  return Object.freeze({ ...source, takes });
}
