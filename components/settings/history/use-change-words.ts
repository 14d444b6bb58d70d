import { useLocale, useTranslations } from "use-intl";
import { formatList, formatMediumDay, formatWeekdays } from "@/lib/dates/words";
import type { AllowanceEntry } from "@/lib/report/allowances/allowance";
import type { SettingsChange } from "@/lib/report/answers/settings-history";
import { formatHm } from "@/lib/report/figures/duration";
import { describeState } from "@/lib/report/states/describe-state";
import { paidWords } from "@/lib/report/states/state-settings";
import { stateClasses } from "@/lib/report/states/state-shades";
import type { TeamName } from "@/lib/report/team";
import { showControls } from "@/lib/report/text";
import type { Watch } from "@/lib/report/timeline/watch";

/** A line about one thing that changed. */
export type ChangeLine = { subject: string; said: string };

type StateChange = Extract<SettingsChange, { part: "states" }>;
type AgentChange = Extract<SettingsChange, { part: "agents" }>;

const labels = {
  name: "name",
  class: "class",
  paid: "paid",
  isSensitive: "sensitive",
  mergedInto: "mergedInto",
} as const;

/** Changes of the settings in words, with `teams` as the operation has them: a line for each state and agent, and one for all states whose place alone is another. */
export function useChangeWords(
  teams: readonly TeamName[],
): (changes: readonly SettingsChange[]) => ChangeLine[] {
  const t = useTranslations();
  const locale = useLocale();

  return (changes) => {
    const ofStates = changes.filter((change) => change.part === "states");
    const told = ofStates.filter(({ field }) => field !== "order");
    const byState = [...Map.groupBy(told, ({ state }) => state)].map(([state, fields]) => ({
      subject: describeState(state, t),
      said: fields.map(sayField).join(" · "),
    }));
    const moved = ofStates.filter(({ field }) => field === "order");
    const ofAgents = changes.filter((change) => change.part === "agents");
    const byAgent = [...Map.groupBy(ofAgents, ({ agent }) => agent)].map(([agent, fields]) => ({
      subject: nameListed(agent, fields[0]?.name ?? ""),
      said: fields.map(sayAgentField).join(" · "),
    }));
    const names = moved.map(({ state }) => describeState(state, t));
    return [
      ...changes.flatMap(sayWhole),
      ...byState,
      ...(moved.length > 0 ? [{ subject: t("states.order"), said: formatList(names, locale) }] : []),
      ...byAgent,
    ];
  };

  function sayWhole(change: SettingsChange): ChangeLine[] {
    if (change.part === "closedWeekdays") {
      const said = t("settingsHistory.change", {
        before: sayWeekdays(change.before),
        after: sayWeekdays(change.after),
      });
      return [{ subject: t("settingsHistory.closedWeekdays"), said }];
    }
    if (change.part === "background") {
      const [before, after] = [sayYes(change.before), sayYes(change.after)];
      return [{ subject: t("operation.background"), said: t("settingsHistory.change", { before, after }) }];
    }
    if (change.part === "watch") {
      const [before, after] = [sayWatch(change.before), sayWatch(change.after)];
      return [{ subject: t("operation.watch"), said: t("settingsHistory.change", { before, after }) }];
    }
    if (change.part === "warnings") {
      const words = { before: change.before, after: change.after };
      return [{ subject: t("settingsHistory.warnings"), said: t("settingsHistory.changedPercent", words) }];
    }
    if (change.part === "allowances") {
      const [before, after] = [change.before, change.after].map(sayAllowance);
      return [
        {
          subject: t("settingsHistory.allowance", {
            name: (change.after ?? change.before)?.name ?? change.id,
          }),
          said: t("settingsHistory.change", { before: `${before}`, after: `${after}` }),
        },
      ];
    }
    if (change.part !== "daysOff") return [];
    const [before, after] = [change.before, change.after].map((name) => name ?? t("settingsHistory.notOff"));
    const day = formatMediumDay(change.day, locale);
    return [
      {
        subject: t("settingsHistory.dayOff", { day }),
        said: t("settingsHistory.change", { before: `${before}`, after: `${after}` }),
      },
    ];
  }

  function nameListed(agent: string, name: string): string {
    return name === "" ? showControls(agent) : `${name} (${showControls(agent)})`;
  }

  function sayAgentField({ field, before, after }: AgentChange): string {
    if (field === "isListed") return t(after === true ? "roster.added" : "roster.dropped");
    if (field === "isHidden") return t(after === true ? "roster.nowHidden" : "roster.nowShown");
    const [one, other] = [before, after].map((value) => sayAgentValue(field, value));
    const label = t(`roster.${field}`);
    return `${label}: ${t("settingsHistory.change", { before: `${one}`, after: `${other}` })}`;
  }

  function sayAgentValue(field: AgentChange["field"], value: AgentChange["before"]): string {
    if (value === null || value === "") return t(field === "name" ? "roster.noName" : "roster.noDay");
    return field === "name" ? `${value}` : formatMediumDay(`${value}`, locale);
  }

  function sayWeekdays(weekdays: readonly number[]): string {
    if (weekdays.length === 0) return t("settingsHistory.noWeekday");
    // The first of January 2024 was a Monday.
    const names = weekdays.map((weekday) => formatWeekdays(`2024-01-0${weekday}`, locale));
    return formatList(names, locale);
  }

  function sayAllowance(entry: AllowanceEntry | null): string {
    if (entry === null) return t("settingsHistory.noAllowance");
    const { name, seconds, states, from, team } = entry;
    const words = {
      name: showControls(name),
      limit: formatHm(seconds),
      states: formatList(
        states.map((state) => describeState(state, t)),
        locale,
      ),
      day: formatMediumDay(from, locale),
    };
    if (team === null) return t("settingsHistory.allowanceOf", words);
    const known = teams.find(({ id }) => id === team);
    return t("settingsHistory.allowanceOfTeam", { ...words, team: known?.name ?? team });
  }

  function sayWatch(watch: Watch | null): string {
    if (watch === null) return t("operation.unwatched");
    return t("operation.watched", { days: sayWeekdays(watch.days), from: watch.from, to: watch.to });
  }

  function sayYes(value: boolean): string {
    return t(value ? "states.paid-yes" : "states.paid-no");
  }

  function sayField({ field, before, after }: StateChange): string {
    if (field === "order") return "";
    const change = { before: sayValue(field, before), after: sayValue(field, after) };
    return `${t(`states.${labels[field]}`)}: ${t("settingsHistory.change", change)}`;
  }

  function sayValue(field: StateChange["field"], value: StateChange["before"]): string {
    const stateClass = field === "class" && stateClasses.find((one) => one === value);
    if (stateClass) return t(`legend.${stateClass}`);
    const paid = field === "paid" && paidWords.find((one) => one === value);
    if (paid) return t(`states.paid-${paid}`);
    if (typeof value === "boolean") return sayYes(value);
    if (field === "mergedInto") return value === null ? t("states.own") : describeState(String(value), t);
    return value === "" ? t("report.blankState") : showControls(String(value));
  }
}
