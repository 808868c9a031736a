export { type GuideInput, type GuideLanguage, installGuide } from "./install/guide.ts";
