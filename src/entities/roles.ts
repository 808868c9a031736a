import { privileges, type Role, type TableNames } from "#dataverse";

interface Reached {
  readonly catalogue: TableNames;
  readonly solutions: TableNames;
  /** Tables in which only the flows keep their books. */
  readonly books: readonly TableNames[];
}

/**
 * Without one of these roles the subgrid stays empty. Sellers read all rows, because the flows
 * create rows under another owner, and change only their own.
 */
export const roles = ({ catalogue, solutions, books }: Reached): readonly Role[] => [
  {
    key: "seller",
    name: "Co-sell Seller",
    description:
      "Reads the catalogue of solutions; adds, changes and removes own rows of Microsoft Solutions.",
    privileges: [
      ...privileges(catalogue, { Read: "Global", AppendTo: "Global" }),
      ...privileges(solutions, {
        Create: "Basic",
        Read: "Global",
        Write: "Basic",
        Delete: "Basic",
        Append: "Basic",
        AppendTo: "Basic",
      }),
    ],
  },
  {
    key: "administrator",
    name: "Co-sell Administrator",
    description:
      "Keeps the catalogue of solutions; for the user of the Dataverse connection too, whose flows keep their books.",
    privileges: [
      ...[catalogue, ...books].flatMap((table) =>
        privileges(table, {
          Create: "Global",
          Read: "Global",
          Write: "Global",
          Delete: "Global",
          Append: "Global",
          AppendTo: "Global",
        }),
      ),
      ...privileges(solutions, {
        Create: "Global",
        Read: "Global",
        Write: "Global",
        Delete: "Global",
        Append: "Global",
        AppendTo: "Global",
        Assign: "Global",
        Share: "Global",
      }),
    ],
  },
];
