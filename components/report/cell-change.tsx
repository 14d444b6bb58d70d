import { useTranslations } from "use-intl";
import { changeOf, shareChangeOf } from "@/lib/report/comparison";
import type { DurationUnit } from "@/lib/report/duration";
import { formatChange, formatPoints } from "@/lib/report/format-change";
import type { AgentRow } from "@/lib/report/view";
import type { Matrix } from "./matrix";

type CellChangeProps = {
  matrix: Matrix;
  row: AgentRow;
  /** A state's place in the view; null = the total. */
  column: number | null;
};

/** Under a figure, its signed difference to the other period: a word or a dash where there is none to tell. */
export function CellChange({ matrix, row, column }: CellChangeProps) {
  const t = useTranslations("compare");
  const { comparison, isCompared, unit, locale } = matrix;
  if (!isCompared) return null;
  const beside = comparison?.rows.get(row.key);
  if (!beside) return <Change text="–" />;
  if (beside.presence === "unknown") return <Change text="–" title={t("notKnown")} />;
  if (!beside.earlier) return column === null && <Change text={t("new")} title={t("newNote")} />;
  const isNothing = column !== null && !row.seconds[column] && !beside.earlier.seconds[column];
  const seconds = changeOf(row, beside, column);
  if (seconds === null) return <Change text="–" />;
  if (isNothing) return null;
  const points = shareChangeOf(row, beside.earlier, column);
  return <Change text={writeChange(seconds, points, unitOf(unit, column), locale)} />;
}

/** The same of the team's figures, in the foot. */
export function TeamChange({ matrix, column }: Omit<CellChangeProps, "row">) {
  const { comparison, isCompared, unit, locale, view } = matrix;
  if (!isCompared) return null;
  if (!comparison) return <Change text="–" />;
  const { team } = comparison;
  const now = { seconds: view.stateTotals, total: view.total, wholeTotal: view.wholeTotal };
  const seconds =
    column === null ? now.total - team.total : (now.seconds[column] ?? 0) - (team.seconds[column] ?? 0);
  return (
    <Change text={writeChange(seconds, shareChangeOf(now, team, column), unitOf(unit, column), locale)} />
  );
}

function Change({ text, title }: { text: string; title?: string }) {
  return (
    <span className="cell-change" title={title}>
      {text}
    </span>
  );
}

// A total is all of its own whole, now and before: what changed of it is its time.
function unitOf(unit: DurationUnit, column: number | null): DurationUnit {
  return unit === "percent" && column === null ? "hm" : unit;
}

function writeChange(seconds: number, points: number | null, unit: DurationUnit, locale: string): string {
  if (unit !== "percent") return formatChange(seconds, unit, locale);
  return points === null ? "–" : formatPoints(points, locale);
}
