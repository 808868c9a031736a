import { fn, literal, type Operand, type Typed } from "#wdl";
import { COUNTRY_HINTS, isAssignedCountry } from "../steps/country-codes.ts";
import type { SharedFacts } from "./shared-facts.ts";

/**
 * What keeps an opportunity from becoming a referral, in a seller's words; empty text when nothing
 * does (domain.md §2: T7, T12, T13).
 */
export function whatIsMissing(
  facts: SharedFacts,
  account: { readonly column: Typed<string>; readonly country: Typed<string> },
): Typed<string> {
  const { country, column } = account;
  const problems: readonly (readonly [Typed<boolean>, Operand<string>])[] = [
    [
      fn.empty(facts.fields.Solutions),
      "Solution ID is required: add at least one Microsoft Solution with its solution identifier.",
    ],
    [
      fn.empty(facts.row.parentAccount),
      "An account is required: choose the customer's account in the opportunity.",
    ],
    [
      fn.empty(country),
      fn.concat(
        'The country code is missing: fill the column "',
        column,
        '" of the account with two letters, e.g. US.',
      ),
    ],
    ...Object.entries(COUNTRY_HINTS).map(
      ([code, hint]) =>
        [
          fn.equals(country, code),
          fn.concat(
            `The country code "${code}" in the column "`,
            column,
            `" of the account is not assigned: ${hint}.`,
          ),
        ] as const,
    ),
    [
      fn.not(isAssignedCountry(country)),
      fn.concat(
        '"',
        country,
        '" in the column "',
        column,
        '" of the account is no two-letter country code (ISO 3166-1), e.g. US.',
      ),
    ],
    [
      fn.and(fn.not(fn.empty(facts.fields.Help)), fn.empty(facts.contact.email)),
      "A customer contact with an e-mail address is required when help from Microsoft is asked.",
    ],
    [
      fn.empty(facts.currencyCode),
      "The currency of the opportunity is missing or has no ISO 4217 code.",
    ],
  ];
  return problems.reduceRight<Typed<string>>(
    (otherwise, [is, words]) => fn.if(is, words, otherwise),
    literal(""),
  );
}
