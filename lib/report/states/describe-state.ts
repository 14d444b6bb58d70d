import { showControls } from "@/lib/report/text";
import { foldedState } from "./fold-states";

type Translate = (key: "report.blankState" | "report.otherStates") => string;

/** A state as a reader sees it: wolkvox's own name, controls made visible; the blank one and the folded ones in words. */
export function describeState(state: string, t: Translate): string {
  if (state === "") return t("report.blankState");
  return state === foldedState ? t("report.otherStates") : showControls(state);
}
