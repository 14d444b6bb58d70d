import { readStandingQuestion } from "@/lib/browser/standing-question";
import { presets } from "@/lib/dates/preset";
import { grains } from "@/lib/report/figures/grain";
import { unfiltered, units } from "@/lib/search/report-link";
import { buildChoice, type Choice } from "./choice";
import { buildLinkChange } from "./link-change";
import type { Words } from "./run-shortcut";
import type { CommandContext } from "./use-command-context";

/** The choices of range, view and unit, which need no figures. */
export function listLinkChoices(context: CommandContext, words: Words): Choice[] {
  return [...listRanges(context, words), ...listViews(context, words), ...listUnits(context, words)];
}

function listRanges(context: CommandContext, { t }: Words): Choice[] {
  const question = readStandingQuestion(context.operations);
  const label = t("ranges.label");
  const named = presets.map((range) =>
    buildChoice(
      {
        id: `range:${range}`,
        group: "ranges",
        text: t(`ranges.${range}`),
        isCurrent: context.page !== "other" && question.link.span === null && question.link.range === range,
        run: () => context.change({ range, span: null }),
      },
      label,
    ),
  );
  const steps = (["previous", "next"] as const).flatMap((step) => {
    const change = buildLinkChange(step, question);
    const choice = { id: `range:${step}`, group: "ranges", text: t(`ranges.${step}`) } as const;
    return change ? [buildChoice({ ...choice, run: () => context.change(change) }, label)] : [];
  });
  return [...named, ...steps];
}

function listViews(context: CommandContext, { t }: Words): Choice[] {
  const { link } = readStandingQuestion(context.operations);
  const isFiltered = link.agents.length + link.teams.length + link.states.length > 0 || link.query !== "";
  const clear = { id: "clear", group: "views", text: t("report.clearFilters") } as const;
  return [
    ...(["agent", ...grains] as const).map((view) =>
      buildChoice(
        {
          id: `view:${view}`,
          group: "views",
          text: t(`views.${view}`),
          isCurrent: context.page === "team" && (link.by ?? "agent") === view,
          run: () => context.change({ by: view === "agent" ? null : view }),
        },
        t("views.label"),
      ),
    ),
    ...(isFiltered ? [buildChoice({ ...clear, run: () => context.change(unfiltered) })] : []),
  ];
}

function listUnits(context: CommandContext, { t }: Words): Choice[] {
  const { link } = readStandingQuestion(context.operations);
  return units.map((unit) =>
    buildChoice(
      {
        id: `unit:${unit}`,
        group: "units",
        text: t(`units.${unit}Name`),
        isCurrent: context.page !== "other" && link.unit === unit,
        run: () => context.change({ unit }),
      },
      t("units.label"),
    ),
  );
}
