import { formatList } from "@/lib/dates/words";
import { showControls } from "@/lib/report/text";
import type { UnknownState } from "./unknown-states";

type Word = "notices.unknownState" | "notices.unknownStateNear";

/** A state that a link names and its range does not have, with what it may be called now. */
export function describeUnknownState(
  { state, near }: UnknownState,
  translate: (key: Word, values: Record<string, string>) => string,
  locale: string,
): string {
  const words = { state: showControls(state) };
  if (near.length === 0) return translate("notices.unknownState", words);
  const states = formatList(near.map(showControls), locale, "disjunction");
  return translate("notices.unknownStateNear", { ...words, states });
}
