import { readStandingQuestion } from "@/lib/browser/standing-question";
import { presets } from "@/lib/dates/preset";
import { grains } from "@/lib/report/figures/grain";
import { unfiltered, units } from "@/lib/search/report-link";
import { buildChoice, type Choice } from "./choice";
import type { Desk } from "./desk";
import { buildLinkChange } from "./link-change";
import type { Words } from "./run-shortcut";

/** Which days, read how: every choice that needs no figures. */
export function listLinkChoices(desk: Desk, words: Words): Choice[] {
  return [...listRanges(desk, words), ...listViews(desk, words), ...listUnits(desk, words)];
}

function listRanges(desk: Desk, { t }: Words): Choice[] {
  const question = readStandingQuestion(desk.operations);
  const label = t("ranges.label");
  const named = presets.map((range) =>
    buildChoice(
      {
        id: `range:${range}`,
        group: "ranges",
        text: t(`ranges.${range}`),
        isCurrent: desk.page !== "other" && question.link.span === null && question.link.range === range,
        run: () => desk.change({ range, span: null }),
      },
      label,
    ),
  );
  const steps = (["previous", "next"] as const).flatMap((step) => {
    const change = buildLinkChange(step, question);
    const choice = { id: `range:${step}`, group: "ranges", text: t(`ranges.${step}`) } as const;
    return change ? [buildChoice({ ...choice, run: () => desk.change(change) }, label)] : [];
  });
  return [...named, ...steps];
}

function listViews(desk: Desk, { t }: Words): Choice[] {
  const { link } = readStandingQuestion(desk.operations);
  const isFiltered = link.agents.length + link.teams.length + link.states.length > 0 || link.query !== "";
  const clear = { id: "clear", group: "views", text: t("report.clearFilters") } as const;
  return [
    ...(["agent", ...grains] as const).map((view) =>
      buildChoice(
        {
          id: `view:${view}`,
          group: "views",
          text: t(`views.${view}`),
          isCurrent: desk.page === "team" && (link.by ?? "agent") === view,
          run: () => desk.change({ by: view === "agent" ? null : view }),
        },
        t("views.label"),
      ),
    ),
    ...(isFiltered ? [buildChoice({ ...clear, run: () => desk.change(unfiltered) })] : []),
  ];
}

function listUnits(desk: Desk, { t }: Words): Choice[] {
  const { link } = readStandingQuestion(desk.operations);
  return units.map((unit) =>
    buildChoice(
      {
        id: `unit:${unit}`,
        group: "units",
        text: t(`units.${unit}Name`),
        isCurrent: desk.page !== "other" && link.unit === unit,
        run: () => desk.change({ unit }),
      },
      t("units.label"),
    ),
  );
}
