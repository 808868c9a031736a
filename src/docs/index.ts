export { type GuideLanguage, installGuide } from "./install/guide.ts";
