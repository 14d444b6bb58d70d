import { showControls } from "@/lib/report/text";
import { foldedState, personalState } from "./fold-states";
import { type StateClass, stateClasses } from "./state-shades";

type Translate = (
  key: "report.blankState" | "report.otherStates" | "report.personalStates" | `legend.${StateClass}`,
) => string;

/** By wolkvox's word the names that settings give to states. */
export type StateNames = Readonly<Record<string, string>>;

/** What classes are called that stand in the place of states. */
export function nameClasses(t: Translate): StateNames {
  return Object.fromEntries(stateClasses.map((name) => [name, t(`legend.${name}`)]));
}

/** A state as a reader sees it: its name from the settings, else wolkvox's, controls made visible; the blank one and the folded ones in words. */
export function describeState(state: string, t: Translate, names: StateNames = {}): string {
  const name = Object.hasOwn(names, state) ? names[state] : undefined;
  if (name !== undefined) return showControls(name);
  if (state === personalState) return t("report.personalStates");
  if (state === "") return t("report.blankState");
  return state === foldedState ? t("report.otherStates") : showControls(state);
}
