/**
 * Two readings where sources disagree (flow-language.md §7–8): `host` as the local Logic Apps host
 * behaves (lazy `if`, deep equality), `strict` the careful one (eager `if`, no comparison of
 * objects, search with case).
 */
export type Profile = "host" | "strict";
