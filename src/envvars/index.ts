export * from "./environment-variables.ts";
