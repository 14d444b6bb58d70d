import { showPanel } from "@/lib/browser/use-panel";
import { readUsedShifts } from "@/lib/browser/used-shifts";
import { presets } from "@/lib/dates/preset";
import { grains } from "@/lib/report/figures/grain";
import type { TeamName } from "@/lib/report/team";
import { chooseHours } from "@/lib/search/choose-hours";
import { type DailyHours, formatHours, parseHours } from "@/lib/search/daily-hours";
import { groupStates } from "@/lib/search/group-states";
import { unfiltered, units } from "@/lib/search/report-link";
import { buildChoices, type Choice, type ChoiceSources } from "./choice";
import { buildLinkChange } from "./link-change";

/** The choices of range, shift, comparison, team, view and options, which need no figures. */
export function listLinkChoices(sources: ChoiceSources, teams: readonly TeamName[]): Choice[] {
  return [
    ...listRanges(sources),
    ...listShifts(sources),
    ...listComparisons(sources),
    ...listViews(sources),
    ...listUnits(sources),
    ...listOptions(sources),
    ...listTeams(sources, teams),
  ];
}

function listRanges({ question, page, change, t }: ChoiceSources): Choice[] {
  const { link } = question;
  const named = presets.map((range) => ({
    key: range,
    text: t(`ranges.${range}`),
    alsoCalled: t(`commands.called-${range}`),
    isCurrent: page !== "other" && link.span === null && link.range === range,
    run: () => change({ range, span: null }),
  }));
  const steps = (["previous", "next"] as const).flatMap((key) => {
    const step = buildLinkChange(key, question);
    return step ? [{ key, text: t(`ranges.${key}`), run: () => change(step) }] : [];
  });
  const other = {
    key: "other",
    text: t("ranges.custom"),
    alsoCalled: `${t("ranges.label")} ${t("commands.called-other-range")}`,
    run: () => showPanel("range"),
  };
  return buildChoices("ranges", [...named, ...steps, other], t("ranges.label"));
}

// What most operations call so; a shift that was read before is offered as it was.
const usualShifts = { morning: "06:00-14:00", afternoon: "14:00-22:00", night: "22:00-06:00" } as const;

function listShifts({ question, page, change, t }: ChoiceSources): Choice[] {
  const { link } = question;
  const chosen = link.hours && formatHours(link.hours);
  const nameOf = (hours: DailyHours) =>
    t("commands.choice", { name: t("ranges.shift"), value: t("ranges.shiftSpan", hours) });
  const choiceOf = (hours: DailyHours, note = "") => ({
    key: formatHours(hours),
    text: nameOf(hours),
    note,
    alsoCalled: t(hours.end <= hours.start ? "commands.called-night" : "commands.called-shift"),
    isCurrent: page !== "other" && chosen === formatHours(hours),
    run: () => change(chooseHours(link, hours)),
  });
  const usual = (["morning", "afternoon", "night"] as const).flatMap((name) => {
    const hours = parseHours(usualShifts[name]);
    return hours ? choiceOf(hours, t(`commands.shift-${name}`)) : [];
  });
  const used = readUsedShifts().map((hours) => choiceOf(hours));
  const others = used.filter(({ key }) => usual.every((shift) => shift.key !== key));
  const none = {
    key: "none",
    text: t("commands.choice", { name: t("ranges.shift"), value: t("ranges.wholeDays") }),
    alsoCalled: t("commands.called-shift"),
    run: () => change(chooseHours(link, null)),
  };
  const other = {
    key: "other",
    text: t("ranges.otherShift"),
    alsoCalled: t("commands.called-shift"),
    run: () => showPanel("shift"),
  };
  return buildChoices("shifts", [...(chosen === null ? [] : [none]), ...others, ...usual, other]);
}

function listComparisons({ question, page, change, t }: ChoiceSources): Choice[] {
  const { compare } = question.link;
  const given = (["previous", "last-year"] as const).map((kind) => ({
    key: kind,
    text: t("commands.choice", { name: t("compare.button"), value: t(`compare.${kind}`) }),
    alsoCalled: t(`commands.called-compare-${kind}`),
    isCurrent: page !== "other" && compare === kind,
    run: () => change({ compare: kind }),
  }));
  const none = {
    key: "none",
    text: t("compare.stop"),
    alsoCalled: t("compare.none"),
    run: () => change({ compare: null }),
  };
  const other = {
    key: "other",
    text: t("commands.choice", { name: t("compare.button"), value: t("compare.other") }),
    alsoCalled: t("commands.called-other-range"),
    run: () => showPanel("compare"),
  };
  return buildChoices("compare", [...given, other, ...(compare === null ? [] : [none])]);
}

function listOptions({ question, page, change, t }: ChoiceSources): Choice[] {
  const { link } = question;
  const isShown = page !== "other";
  const measures = ([false, true] as const).map((perDay) => ({
    key: perDay ? "per-day" : "sum",
    text: t("commands.choice", {
      name: t("options.measure"),
      value: t(perDay ? "options.perDay" : "options.sum"),
    }),
    alsoCalled: t("commands.called-measure"),
    isCurrent: isShown && link.perDay === perDay,
    run: () => change({ perDay }),
  }));
  const bars = (["time", "share"] as const).map((bars) => ({
    key: bars,
    text: t("commands.choice", {
      name: t("options.bars"),
      value: t(bars === "time" ? "options.barsTime" : "options.barsShare"),
    }),
    alsoCalled: t("commands.called-bars"),
    isCurrent: isShown && link.bars === bars,
    run: () => change({ bars }),
  }));
  const groups = ([null, "class"] as const).map((group) => ({
    key: group ?? "state",
    text: t("commands.choice", {
      name: t("filters.group"),
      value: t(group ? "filters.groupClass" : "filters.groupState"),
    }),
    alsoCalled: t("commands.called-group"),
    isCurrent: isShown && link.group === group,
    run: () => change(groupStates(link, group)),
  }));
  const heat = {
    key: "heat",
    text: t(link.heat ? "commands.noHeat" : "options.heat"),
    alsoCalled: t("commands.called-heat"),
    run: () => change({ heat: !link.heat }),
  };
  const suppose = {
    key: "suppose",
    text: t("suppose.button"),
    alsoCalled: t("suppose.called"),
    run: () => showPanel("suppose"),
  };
  const real = { key: "real", text: t("suppose.back"), run: () => change({ suppose: [] }) };
  const hasHeat = page === "team" && link.by === null;
  return buildChoices("options", [
    ...[...measures, ...groups, ...bars, ...(hasHeat ? [heat] : [])],
    ...(isShown ? [suppose, ...(link.suppose.length > 0 ? [real] : [])] : []),
  ]);
}

/** One team's figures instead of everybody's. */
function listTeams({ question, page, change, t }: ChoiceSources, teams: readonly TeamName[]): Choice[] {
  const { link } = question;
  const given = teams.map((team) => ({
    key: team.id,
    text: team.name,
    note: t("filters.teamSize", { count: team.size }),
    isCurrent: page === "team" && link.teams.length === 1 && link.teams[0]?.id === team.id,
    run: () => change({ teams: [team], agents: [], query: "" }),
  }));
  const everybody = {
    key: "",
    text: t("filters.everybody"),
    run: () => change({ teams: [], agents: [], query: "" }),
  };
  return buildChoices("teams", link.teams.length > 0 ? [everybody, ...given] : given, t("filters.team"));
}

function listViews({ question, page, change, t }: ChoiceSources): Choice[] {
  const { link } = question;
  const isFiltered =
    link.agents.length + link.teams.length + link.states.length > 0 ||
    link.query !== "" ||
    link.over !== null;
  const views = (["agent", ...grains] as const).map((view) => ({
    key: view,
    text: t(`views.${view}`),
    alsoCalled: t("views.label"),
    isCurrent: page === "team" && (link.by ?? "agent") === view,
    run: () => change({ by: view === "agent" ? null : view }),
  }));
  const clear = { key: "clear", text: t("report.clearFilters"), run: () => change(unfiltered) };
  return buildChoices("views", isFiltered ? [...views, clear] : views);
}

function listUnits({ question, page, change, t }: ChoiceSources): Choice[] {
  const given = units.map((unit) => ({
    key: unit,
    text: t(`units.${unit}Name`),
    isCurrent: page !== "other" && question.link.unit === unit,
    run: () => change({ unit }),
  }));
  return buildChoices("units", given, `${t("units.label")} ${t("commands.called-unit")}`);
}
