import { LONGEST, OPTION_VALUE_PREFIX, PREFIX, UNIQUE_NAME } from "#dataverse";
import { LANGUAGES } from "../solution-file.ts";
import { closed, type Schema } from "./schema.ts";

const texts = (description: string, maxLength: number): Schema => ({
  ...closed(
    Object.fromEntries(
      LANGUAGES.map((language) => [
        String(language),
        { type: "string", minLength: 1, maxLength, findings: { maxLength: "label-too-long" } },
      ]),
    ),
    { required: [String(LANGUAGES[0])] },
  ),
  description: `${description} By language code: 1033 English (needed), 1031 German.`,
  findings: { additionalProperties: "unknown-language" },
});

/** `solution.yaml`. */
export const solutionSchema: Schema = {
  $schema: "http://json-schema.org/draft-07/schema#",
  title: "A co-sell connector solution for Dynamics 365",
  ...closed(
    {
      uniqueName: {
        description:
          "Names the solution in Dataverse, for good: letters, digits and _, at most 65, not another solution's.",
        type: "string",
        pattern: UNIQUE_NAME.source,
        findings: { pattern: "unique-name" },
      },
      displayName: texts("What people call the solution.", 256),
      description: texts("What the solution does.", LONGEST.description),
      version: {
        description: "Four numbers, higher with every release, e.g. 1.0.0.0.",
        type: "string",
        pattern: "^(0|[1-9][0-9]{0,8})(\\.(0|[1-9][0-9]{0,8})){3}$",
        findings: { pattern: "version" },
      },
      languages: {
        description: "Languages of the labels that ship; the first is the base language, 1033.",
        type: "array",
        items: { type: "integer", enum: LANGUAGES, findings: { enum: "unknown-language" } },
        minItems: 1,
        uniqueItems: true,
      },
      profile: {
        description:
          "own: names of your own. msft: the column and table names of Microsoft's connector, instead of it and never beside it.",
        type: "string",
        enum: ["own", "msft"],
      },
      publisher: closed(
        {
          uniqueName: {
            description: "Names the publisher in Dataverse, for good: letters, digits and _.",
            type: "string",
            pattern: UNIQUE_NAME.source,
            findings: { pattern: "unique-name" },
          },
          displayName: texts("What people call the publisher.", 256),
          description: texts("Who the publisher is.", LONGEST.description),
          email: {
            description: "Where to write to.",
            type: "string",
            pattern: "^[^@\\s]+@[^@\\s]+$",
            maxLength: 100,
          },
          website: {
            description: "Where to read more; https.",
            type: "string",
            pattern: "^https://\\S+$",
            maxLength: 200,
          },
          prefix: {
            description:
              "Begins the names of all columns and tables, for good: 2 to 8 lower-case letters or digits, a letter first, not mscrm….",
            type: "string",
            pattern: PREFIX.source,
            findings: { pattern: "prefix" },
          },
          optionValuePrefix: {
            description: "Begins the values of all choices, for good: 10000 to 99999.",
            type: "integer",
            minimum: OPTION_VALUE_PREFIX.min,
            maximum: OPTION_VALUE_PREFIX.max,
          },
        },
        { required: ["uniqueName", "displayName"] },
      ),
      mapping: {
        description: "The mapping that is built: a path from here, inside mappings.",
        type: "string",
        minLength: 1,
        maxLength: 200,
      },
      flows: closed({
        shipOn: {
          description: "Whether flows are switched on by the import; usually the order decides.",
          type: "boolean",
          default: false,
        },
        nameSuffix: {
          description: 'Ends the names of flows, e.g. "(Insider Preview)"; empty for none.',
          type: "string",
          pattern: "^[^\\u0000-\\u001f]*$",
          maxLength: 50,
          findings: { maxLength: "label-too-long" },
          default: "(Insider Preview)",
        },
      }),
      findings: {
        description: "Findings that weigh differently here, by code, each with the reason why.",
        type: "object",
        propertyNames: { type: "string", pattern: "^[a-z]+(-[a-z]+)*/[a-z0-9]+(-[a-z0-9]+)*$" },
        additionalProperties: closed(
          {
            severity: { type: "string", enum: ["error", "warning", "info"] },
            reason: { type: "string", minLength: 1, maxLength: 500 },
          },
          { required: ["severity", "reason"] },
        ),
      },
    },
    { required: ["uniqueName", "displayName", "version", "publisher", "mapping"] },
  ),
};
