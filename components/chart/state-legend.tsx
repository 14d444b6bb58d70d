import { useTranslations } from "use-intl";
import type { OtherStates } from "@/components/figures/shown-figures";
import { StateSwatch } from "@/components/figures/state-swatch";
import { Button } from "@/components/ui/button";
import type { ChangeLink } from "@/lib/browser/use-report-link";
import { type DurationUnit, formatDuration } from "@/lib/report/figures/duration";
import type { StateStyle } from "@/lib/report/states/state-style";
import { chooseStates } from "@/lib/search/choose-states";

export type LegendEntry = {
  state: string;
  name: string;
  style: StateStyle;
  seconds: number;
  isShown: boolean;
};

type StateLegendProps = {
  entries: readonly LegendEntry[];
  whole: number;
  unit: DurationUnit;
  locale: string;
  /** The small states of many; null where each is told. */
  others: OtherStates | null;
  onChange: ChangeLink;
};

/**
 * Every state of the range with its total: a click shows it alone or all again, with Shift it hides or shows it. Of many
 * states the small ones stand together until they are asked for; those that were chosen are always told.
 */
export function StateLegend({ entries, whole, unit, locale, others, onChange }: StateLegendProps) {
  const t = useTranslations("legend");
  const folded = entries.filter(({ state }) => others?.states.includes(state));
  const told = others?.isOpen ? entries : entries.filter((entry) => !folded.includes(entry));
  const hidden = entries.filter(({ isShown }) => !isShown);
  const states = entries.map(({ state }) => state);
  const choose = (chosen: readonly string[], keepsOthers: boolean) =>
    onChange((link) => ({ states: chooseStates(states, link.states, chosen, keepsOthers) }));
  const listClass = (entry: LegendEntry) =>
    entries.filter((other) => isOfClass(entry, other)).map(({ state }) => state);
  return (
    <section
      aria-label={t("label")}
      className="flex min-h-8 flex-wrap items-center gap-x-1 gap-y-0.5 max-sm:shrink-0 max-sm:flex-nowrap max-sm:*:shrink-0 sm:flex-[1_1_520px]"
    >
      {told.map((entry, place) => (
        // A class's name stays with its first state where a line ends.
        <span
          className={`inline-flex items-center ${isOfClass(entry, told[place + 1]) ? "" : "me-2"}`}
          key={entry.state}
        >
          {!isOfClass(entry, told[place - 1]) && entry.name !== t(entry.style.stateClass) && (
            <button
              className="me-1 rounded text-muted text-xs/5 hover:bg-accent-soft hover:text-ink"
              onClick={(event) => choose(listClass(entry), event.shiftKey)}
              title={t("classHint")}
              type="button"
            >
              {t(entry.style.stateClass)}
            </button>
          )}
          <button
            aria-pressed={entry.isShown}
            className="group inline-flex items-center gap-1.5 rounded px-1.5 py-0.5 text-sm/5 hover:bg-accent-soft aria-[pressed=false]:text-muted forced-colors:bg-transparent! forced-colors:text-[ButtonText]! forced-colors:aria-[pressed=false]:text-[GrayText]!"
            onClick={(event) => choose([entry.state], event.shiftKey)}
            title={t("hint")}
            type="button"
          >
            <span className="inline-flex group-aria-[pressed=false]:opacity-30">
              <StateSwatch style={entry.style} />
            </span>
            <bdi className="max-w-40 truncate">{entry.name}</bdi>
            <span className="text-muted">{formatDuration(entry.seconds, whole, unit, locale)}</span>
          </button>
        </span>
      ))}
      {others && (
        <button
          aria-expanded={others.isOpen}
          className="rounded px-1.5 py-0.5 font-medium text-accent text-sm/5 hover:bg-accent-soft"
          onClick={() => others.onOpen(!others.isOpen)}
          type="button"
        >
          {others.isOpen
            ? t("fewer")
            : t("others", {
                count: folded.length,
                time: formatDuration(
                  folded.reduce((total, { seconds }) => total + seconds, 0),
                  whole,
                  unit,
                  locale,
                ),
              })}
        </button>
      )}
      {hidden.length > 0 && (
        <p className="basis-full text-note text-sm/5">
          {t("hidden", { states: hidden.map(({ name }) => name).join(", ") })}{" "}
          <Button look="text" onClick={() => onChange({ states: [] })}>
            {t("showAll")}
          </Button>
        </p>
      )}
    </section>
  );
}

function isOfClass({ style }: LegendEntry, other: LegendEntry | undefined): boolean {
  return other?.style.stateClass === style.stateClass;
}
