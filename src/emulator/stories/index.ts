export {
  assumedIn,
  type Organization,
  type OwnColumn,
  type OwnStatusReason,
  ownOnly,
  STANDARD_ORGANIZATION,
} from "./organization.ts";
export { eachOnce, type Played, play } from "./play.ts";
export { type PlayedActions, playedActions } from "./played-actions.ts";
export { readStories } from "./read-stories.ts";
export { type StorySchema, storySchema } from "./schema.ts";
export type { Story } from "./story.ts";
