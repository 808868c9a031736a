import type { PlainJson } from "#foundation";
import type { SolutionExample } from "./example.ts";
import { TRACE } from "./example-tables.ts";
import { connected, DATAVERSE, operation } from "./examples.ts";

/** A flow that adds a row of a table of its solution, with these columns. */
export const addingTrace = (columns: { readonly [name: string]: PlainJson }): SolutionExample => ({
  tables: [TRACE],
  flows: {
    Sync: {
      connections: connected(DATAVERSE),
      actions: {
        Add: operation("CreateRecord", {
          entityName: "ex_traces",
          ...Object.fromEntries(
            Object.entries(columns).map(([name, value]) => [`item/${name}`, value]),
          ),
        }),
      },
    },
  },
});
