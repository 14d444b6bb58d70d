import type { StateStyle } from "@/lib/report/states/state-style";
import { foldText } from "@/lib/report/text";
import type { Ranked } from "./rank";

export const choiceGroups = [
  "ranges",
  "teams",
  "agents",
  "states",
  "views",
  "units",
  "operations",
  "downloads",
  "pages",
  "themes",
  "languages",
] as const;

export type ChoiceGroup = (typeof choiceGroups)[number];

/** One thing that the palette can do; its `id` is unique among all of them. */
export type Choice = Ranked & {
  id: string;
  group: ChoiceGroup;
  text: string;
  note: string;
  style?: StateStyle;
  isCurrent: boolean;
  run: () => void | Promise<void>;
};

type Given = Pick<Choice, "id" | "group" | "text" | "run"> &
  Partial<Pick<Choice, "note" | "style" | "isCurrent">>;

/** A choice that is found by its text, its note and whatever else it is called. */
export function buildChoice({ note = "", isCurrent = false, ...given }: Given, alsoCalled = ""): Choice {
  return { ...given, note, isCurrent, folded: foldText(`${given.text} ${note} ${alsoCalled}`) };
}
