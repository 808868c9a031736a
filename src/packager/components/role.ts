import { by, type Element, element } from "#foundation";
import type { RoleComponent } from "#model";
import { braced, fields } from "./fields.ts";

export const roleNode = ({ id, name, description, privileges }: RoleComponent): Element =>
  element("Role", { id: braced(id), name }, [
    ...fields({ IsCustomizable: 1, IsAutoAssigned: 0, Description: description }),
    element(
      "RolePrivileges",
      {},
      privileges
        .toSorted(by((privilege) => privilege.name))
        .map((privilege) =>
          element("RolePrivilege", { name: privilege.name, level: privilege.depth }),
        ),
    ),
  ]);
