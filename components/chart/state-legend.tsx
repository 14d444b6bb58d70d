import { useTranslations } from "use-intl";
import { StateSwatch } from "@/components/figures/state-swatch";
import type { ChangeLink } from "@/lib/browser/use-report-link";
import { type DurationUnit, formatDuration } from "@/lib/report/figures/duration";
import type { StateStyle } from "@/lib/report/states/state-style";
import { chooseState } from "@/lib/search/choose-states";

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
  onChange: ChangeLink;
};

/** Every state of the range with its total: a click shows it alone or all again, with Shift it hides or shows it. */
export function StateLegend({ entries, whole, unit, locale, onChange }: StateLegendProps) {
  const t = useTranslations("legend");
  const hidden = entries.filter(({ isShown }) => !isShown);
  const states = entries.map(({ state }) => state);
  const choose = (state: string, keepsOthers: boolean) =>
    onChange((link) => ({ states: chooseState(states, link.states, state, keepsOthers) }));
  return (
    <section aria-label={t("label")} className="legend">
      {entries.map((entry, place) => (
        // A class's name stays with its first state where a line ends.
        <span className="legend-item" key={entry.state}>
          {entry.style.stateClass !== entries[place - 1]?.style.stateClass && (
            <span className="legend-class">{t(entry.style.stateClass)}</span>
          )}
          <button
            aria-pressed={entry.isShown}
            className="legend-entry"
            onClick={(event) => choose(entry.state, event.shiftKey)}
            title={t("hint")}
            type="button"
          >
            <StateSwatch style={entry.style} />
            <bdi className="max-w-48 truncate">{entry.name}</bdi>
            <span className="text-muted">{formatDuration(entry.seconds, whole, unit, locale)}</span>
          </button>
        </span>
      ))}
      {hidden.length > 0 && (
        <p className="legend-hidden">
          {t("hidden", { states: hidden.map(({ name }) => name).join(", ") })}{" "}
          <button className="text-button" onClick={() => onChange({ states: [] })} type="button">
            {t("showAll")}
          </button>
        </p>
      )}
    </section>
  );
}
