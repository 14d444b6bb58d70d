import type { useTranslations } from "use-intl";
import type { StandingQuestion } from "@/lib/browser/standing-question";
import type { Locale } from "@/lib/messages/locale";
import type { StateStyle } from "@/lib/report/states/state-style";
import { foldWords } from "@/lib/report/text";
import type { Ranked } from "./rank";
import type { CommandContext } from "./use-command-context";

export const choiceGroups = [
  "ranges",
  "shifts",
  "compare",
  "teams",
  "agents",
  "states",
  "saved",
  "views",
  "units",
  "options",
  "columns",
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
  style?: StateStyle | undefined;
  isCurrent: boolean;
  run: () => void | Promise<void>;
};

export type Words = { t: ReturnType<typeof useTranslations<never>>; locale: Locale };

/** What choices are made of: what commands may use, the reader's words, and the question that stands. */
export type ChoiceSources = CommandContext &
  Words & {
    question: StandingQuestion;
    /** Tells what was done. */
    say: (text: string) => void;
  };

type Given = Pick<Choice, "text" | "run"> &
  Partial<Pick<Choice, "note" | "style" | "isCurrent">> & {
    /** Unique in its group. */
    key: string;
    /** What it is found by beside its text and its note. */
    alsoCalled?: string;
  };

/** Choices of one group, each found by its text, its note and whatever else it, or all of them, is called. */
export function buildChoices(group: ChoiceGroup, given: readonly Given[], allCalled = ""): Choice[] {
  return given.map(({ key, note = "", isCurrent = false, alsoCalled = allCalled, ...choice }) => ({
    ...{ ...choice, id: `${group}:${key}`, group, note, isCurrent },
    folded: foldWords(`${choice.text} ${note} ${alsoCalled}`),
  }));
}
