import { extended, standardTables } from "#dataverse";
import type { Project } from "#project";
import { helpChoice } from "./choices.ts";
import { microsoftSolution } from "./microsoft-solution.ts";
import { microsoftSolutionDetail } from "./microsoft-solution-detail.ts";
import { opportunityExtension } from "./opportunity.ts";
import { referralClaim } from "./referral-claim.ts";
import { roles } from "./roles.ts";
import { solutionTrace } from "./solution-trace.ts";

/** Everything the product adds to the CRM, and the tables as flows see them. */
export function entities(project: Project) {
  const help = helpChoice(project);
  const extension = opportunityExtension(project, help);
  const detail = microsoftSolutionDetail(project);
  const solution = microsoftSolution(project, detail);
  const claim = referralClaim(project);
  const trace = solutionTrace(project);
  return Object.freeze({
    /** Standard columns and ours together: for reading and writing, not for shipping. */
    opportunity: extended(standardTables.opportunity, extension),
    opportunityExtension: extension,
    microsoftSolution: solution,
    microsoftSolutionDetail: detail,
    referralClaim: claim,
    solutionTrace: trace,
    help,
    /** What ships. */
    tables: [extension, detail, solution, claim, trace] as const,
    choices: [help] as const,
    roles: roles({ catalogue: detail, solutions: solution, books: [claim, trace] }),
  });
}

export type Entities = ReturnType<typeof entities>;
