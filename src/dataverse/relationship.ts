import type { Labels } from "./labels.ts";

/**
 * What happens to the many side: `remove-link` empties the lookup when the one side goes,
 * `restrict` keeps the one side from going, `delete` deletes with it, `parental` cascades all.
 * `system` is the set Dataverse makes for owner, creator and the like (solution-format.md §4.4, §7.1).
 */
export type RelationshipBehavior =
  | "remove-link"
  | "restrict"
  | "delete"
  | "parental"
  | "system"
  | "foreign";

export interface OneToMany {
  readonly kind: "one-to-many";
  readonly name: string;
  /** Schema names, case as in the export (`Opportunity`, `SystemUser`). The many side holds the lookup. */
  readonly many: string;
  readonly one: string;
  /** PhysicalName of the lookup column on the many side. */
  readonly lookup: string;
  readonly behavior: RelationshipBehavior;
  /** How the many side is called on forms of the one side when it is not its collection name. */
  readonly label?: Labels;
  /** Whether the many side is left out of what a form of the one side offers as related. */
  readonly hidden?: boolean;
}

export interface ManyToMany {
  readonly kind: "many-to-many";
  readonly name: string;
  readonly first: string;
  readonly second: string;
  readonly intersect: string;
}

export type Relationship = OneToMany | ManyToMany;
