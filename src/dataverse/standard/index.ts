export * from "./account.ts";
export * from "./contact.ts";
export * from "./lead.ts";
export * from "./opportunity.ts";
export * from "./opportunity-close.ts";
export * from "./system-user.ts";
export * from "./team.ts";
export * from "./transaction-currency.ts";
