export * from "./connections.ts";
export * from "./product-flows.ts";
