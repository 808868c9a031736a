import { ENGLISH } from "#dataverse";
import { assemble, EMPTY_LOCK } from "#model";
import { cosellSolution } from "../../src/solution.ts";
import { modelOfExample } from "../../src/validation/example.ts";
import { KINDS, TRACE } from "../../src/validation/example-tables.ts";
import { compose, connected, DAILY, DATAVERSE, operation } from "../../src/validation/examples.ts";
import { own } from "../entities/product.ts";
import type { Subject } from "./mutation.ts";

/** The product: its nine flows and all its parts. */
export const product: Subject = {
  name: "product",
  model: assemble(cosellSolution(own()), EMPTY_LOCK).value.model,
};

/** What the product does not have, so that every kind of defect finds a place. */
export const besides: Subject = {
  name: "besides",
  model: modelOfExample({
    tables: [TRACE],
    choices: [KINDS],
    variables: [
      {
        kind: "json",
        schemaName: "ex_Settings",
        labels: { [ENGLISH]: "Settings" },
        descriptions: {},
        defaultValue: "{}",
      },
    ],
    flows: {
      Note: {
        triggers: DAILY,
        connections: connected(DATAVERSE),
        actions: {
          Add: operation("CreateRecord", {
            entityName: "ex_traces",
            "item/ex_name": "a",
            "item/ex_count": 5,
          }),
        },
      },
      Tidy: {
        triggers: DAILY,
        actions: {
          Ask: { type: "Http", inputs: { method: "GET", uri: "https://contoso.com" } },
          Each: {
            type: "Foreach",
            foreach: "@split('a,b', ',')",
            actions: { Name: compose("@items('Each')") },
          },
          Count: compose("@add(length(split('a,b', ',')), 1)", "Ask"),
        },
      },
    },
  }),
};
