import { useTranslations } from "use-intl";
import { StateSwatch } from "@/components/figures/state-swatch";
import type { TimelineAnswer } from "@/lib/report/answers/timeline-answer";
import type { Slot } from "@/lib/report/timeline/slots";
import { unseenGround } from "./day-strip";

type StateNamesProps = {
  answer: Pick<TimelineAnswer, "states" | "styles">;
  slots: readonly Slot[];
  stateName: (state: string) => string;
};

/** Which colour is which state, of those that have any time in a picture of the day. */
export function StateNames({ answer, slots, stateName }: StateNamesProps) {
  return listUsed(answer, slots).map(({ state, place }) => (
    <span className="flex items-center gap-1.5" key={state}>
      {answer.styles[place] && <StateSwatch style={answer.styles[place]} />}
      {stateName(state)}
    </span>
  ));
}

/** What the hatched ground means. */
export function UnseenGround() {
  const t = useTranslations("day");
  return (
    <span className="flex items-center gap-1.5 text-muted">
      <span aria-hidden="true" className={`h-3 w-5 rounded-sm border border-line ${unseenGround}`} />
      {t("unseen")}
    </span>
  );
}

/** The states with any time in these slots, and their places in the answer. */
export function listUsed({ states }: Pick<TimelineAnswer, "states">, slots: readonly Slot[]) {
  return states.flatMap((state, place) =>
    slots.some(({ seconds }) => (seconds[place] ?? 0) > 0) ? [{ state, place }] : [],
  );
}
