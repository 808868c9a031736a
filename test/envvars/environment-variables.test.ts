import { expect, test } from "vitest";
import { environmentVariables } from "#envvars";
import { loadProject } from "#project";
import { microsoft, own } from "../entities/product.ts";
import { ownFiles } from "../project/project-files.ts";

// domain.md §1.5: the first five, exact names.
test("the variables are those of Microsoft's connector, with its names and defaults", () => {
  const variables = Object.values(environmentVariables(microsoft()));
  expect(
    variables.map(({ labels, schemaName, kind, defaultValue }) => [
      labels[1033],
      schemaName,
      kind,
      defaultValue,
    ]),
  ).toEqual([
    ["Display check mark in opportunity name", "msft_displaycheckmarkinname", "yes-no", true],
    ["Deal value field name in Dynamics 365", "msft_dealvaluefield", "text", "estimatedvalue"],
    [
      "Deal value currency code field name in Dynamics 365",
      "msft_dealcurrencycodefield",
      "text",
      "transactioncurrencyid",
    ],
    [
      "Customer account country code field name in Dynamics 365",
      "msft_customeraccountcountrycode",
      "text",
      "address1_country",
    ],
    ["Sync co-sell opportunities only", "msft_synccosellopportunitiesonly", "yes-no", false],
  ]);
  expect(environmentVariables(own()).checkMark.schemaName).toBe("cosell_displaycheckmarkinname");
});

test("each default comes from the mapping", () => {
  const defaultsOf = (mapping: string) => {
    const { value } = loadProject(ownFiles(), { mapping: `mappings/examples/${mapping}.yaml` });
    if (!value) throw new Error(`${mapping} cannot be read`);
    const variables = Object.entries(environmentVariables(value));
    return Object.fromEntries(variables.map(([key, { defaultValue }]) => [key, defaultValue]));
  };
  expect(defaultsOf("no-check-mark")).toMatchObject({ checkMark: false });
  expect(defaultsOf("co-sell-only")).toMatchObject({ coSellOnly: true });
  expect(defaultsOf("deal-value-from-own-column")).toMatchObject({
    checkMark: true,
    dealValueField: "new_dealvalue",
    dealCurrencyField: "new_dealcurrencycode",
  });
  expect(defaultsOf("country-code-from-lookup")).toMatchObject({
    countryCodeField: "new_countrycode",
  });
});
