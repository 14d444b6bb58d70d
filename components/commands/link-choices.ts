import { presets } from "@/lib/dates/preset";
import { grains } from "@/lib/report/figures/grain";
import type { TeamName } from "@/lib/report/team";
import { unfiltered, units } from "@/lib/search/report-link";
import { buildChoices, type Choice, type ChoiceSources } from "./choice";
import { buildLinkChange } from "./link-change";

/** The choices of range, team, view and unit, which need no figures. */
export function listLinkChoices(sources: ChoiceSources, teams: readonly TeamName[]): Choice[] {
  return [...listRanges(sources), ...listViews(sources), ...listUnits(sources), ...listTeams(sources, teams)];
}

function listRanges({ question, page, change, t }: ChoiceSources): Choice[] {
  const { link } = question;
  const named = presets.map((range) => ({
    key: range,
    text: t(`ranges.${range}`),
    isCurrent: page !== "other" && link.span === null && link.range === range,
    run: () => change({ range, span: null }),
  }));
  const steps = (["previous", "next"] as const).flatMap((key) => {
    const step = buildLinkChange(key, question);
    return step ? [{ key, text: t(`ranges.${key}`), run: () => change(step) }] : [];
  });
  return buildChoices("ranges", [...named, ...steps], t("ranges.label"));
}

/** One team's figures instead of everybody's. */
function listTeams({ question, page, change, t }: ChoiceSources, teams: readonly TeamName[]): Choice[] {
  const { link } = question;
  const given = teams.map((team) => ({
    key: team.id,
    text: team.name,
    note: t("teams.size", { count: team.size }),
    isCurrent: page === "team" && link.teams.length === 1 && link.teams[0]?.id === team.id,
    run: () => change({ teams: [team], agents: [], query: "" }),
  }));
  return buildChoices("teams", given, t("teams.team"));
}

function listViews({ question, page, change, t }: ChoiceSources): Choice[] {
  const { link } = question;
  const isFiltered = link.agents.length + link.teams.length + link.states.length > 0 || link.query !== "";
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
  return buildChoices("units", given, t("units.label"));
}
