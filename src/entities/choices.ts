import { globalChoice, labels, prefixed } from "#dataverse";
import type { Project } from "#project";

/** What a seller asks of Microsoft, with Partner Center's codes in the order of its list (domain.md §1.6). */
export const helpChoice = ({ publisher }: Project) =>
  globalChoice(publisher, {
    name: prefixed(publisher, "microsoftpartnercenterhelp"),
    labels: labels("How can Microsoft help?", "Wie kann Microsoft helfen?"),
    descriptions: labels(
      "Kinds of help that a co-sell deal can ask Microsoft for.",
      "Arten von Hilfe, um die Microsoft bei einem Co-Sell-Geschäft gebeten werden kann.",
    ),
    options: [
      {
        code: "WorkloadSpecificValueProposition",
        labels: labels(
          "Workload Specific Value Proposition",
          "Workloadspezifisches Wertversprechen",
        ),
      },
      {
        code: "CustomerTechnicalArchitecture",
        labels: labels("Customer Technical Architecture", "Technische Architektur des Kunden"),
      },
      {
        code: "ProofOfConceptOrDemo",
        labels: labels("Proof Of Concept or Demo", "Machbarkeitsnachweis oder Demo"),
      },
      {
        code: "QuotesOrLicensing",
        labels: labels("Quotes or Licensing", "Angebote oder Lizenzierung"),
      },
      {
        code: "PostSalesCustomerSuccess",
        labels: labels("Post Sales Customer Success", "Kundenerfolg nach dem Verkauf"),
      },
      {
        code: "GeneralOrOther",
        labels: labels("General or Other", "Allgemein oder Sonstiges"),
      },
    ],
  });
