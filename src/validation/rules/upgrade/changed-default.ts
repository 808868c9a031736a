import { atPart } from "#foundation";
import { MAIL } from "../../example-variables.ts";
import { defineRule } from "../../rule.ts";

const before = { version: "1.0.0.0", variables: [MAIL] };

/** The default of an environment variable is what it was. */
export const upgradeChangedDefault = defineRule({
  code: "upgrade/changed-default",
  judges: "upgrade",
  severity: "info",
  why: "Where no administrator gave a value, flows work with another one from the upgrade on.",
  fact: "solution-format.md §13, flow-language.md §16 trap 48",
  examples: () => ({
    good: { before, now: { ...before, version: "1.1.0.0" } },
    bad: { before, now: { version: "1.1.0.0", variables: [{ ...MAIL, defaultValue: "b" }] } },
  }),
  check(before, { model }, report) {
    const now = new Map(
      model.environmentVariables.map((one) => [one.schemaName.toLowerCase(), one]),
    );
    for (const was of before.environmentVariables) {
      const is = now.get(was.schemaName.toLowerCase());
      if (!is || is.kind !== was.kind || is.defaultValue === was.defaultValue) continue;
      report({
        message: `The default of "${was.schemaName}" was ${said(was.defaultValue)} and now is ${said(is.defaultValue)}.`,
        at: atPart("customizations.xml", "environmentvariabledefinitions", is.schemaName),
      });
    }
  },
});

const said = (value: string | number | boolean | undefined): string =>
  value === undefined ? "nothing" : `"${value}"`;
