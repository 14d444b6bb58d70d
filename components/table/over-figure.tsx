import type { ComponentProps } from "react";
import { useTranslations } from "use-intl";
import { SupposeOffer } from "@/components/figures/suppose-offer";
import { nameAllowance } from "@/lib/report/allowances/describe-allowances";
import { listNear, listOver } from "@/lib/report/allowances/overruns";
import { formatDuration, timeUnit } from "@/lib/report/figures/duration";
import type { Figures } from "@/lib/report/figures/figure-table";
import type { DrawnTable } from "./drawn-table";

type OverFigureProps = {
  drawn: DrawnTable;
  figures: Figures;
  id: string;
  /** Below the rows of several agents, whose days are not added up. */
  isTotal?: boolean;
};

/** What is over an allowance, with a sign and on how many days; on a day that runs what is left, where nothing is over. */
export function OverFigure({ drawn, figures, id, isTotal = false }: OverFigureProps) {
  const t = useTranslations("table");
  const { table, unit, locale, kind } = drawn;
  const place = table.allowances?.findIndex((allowance) => allowance.id === id) ?? -1;
  const over = figures.overrun?.[place] ?? null;
  const left = figures.left?.[place] ?? null;
  const limit = table.allowances?.[place]?.seconds ?? null;
  const write = (seconds: number) => formatDuration(seconds, 0, timeUnit(unit), locale);
  if (over === null) return <span title={t("overUnknown")}>–</span>;
  if (over === 0 && left !== null) {
    const isNear = figures.near?.[place] === true;
    const words = { time: write(left), limit: write(limit ?? 0) };
    return (
      <span className={`text-sm ${isNear ? "text-note" : "text-muted"}`}>
        {isNear && <span aria-hidden="true">△ </span>}
        {t(limit === null ? (isNear ? "leftNear" : "left") : isNear ? "leftNearOf" : "leftOf", words)}
      </span>
    );
  }
  if (over === 0) return <span className="text-muted">{write(0)}</span>;
  const count = figures.daysOver?.[place] ?? 0;
  const isOfDays = kind === "agents" ? !isTotal : drawn.hasAverages;
  return (
    <span className="text-over">
      <b className="font-medium">+{write(over)}</b> <span className="text-sm">{sayCount()}</span>
    </span>
  );

  function sayCount(): string {
    if (left !== null) return t("overWord");
    if (isOfDays) return t("overDays", { count });
    return kind === "day" && !isTotal ? t("overAgents", { count }) : t("overWord");
  }
}

type LimitNoteProps = Pick<ComponentProps<typeof SupposeOffer>, "children" | "otherwise"> & {
  drawn: DrawnTable;
  id: string;
  className?: string;
};

/** How long an allowance is, where its overruns stand: it leads to another limit. */
export function LimitNote({ drawn, id, className = "", ...words }: LimitNoteProps) {
  return (
    <SupposeOffer
      {...words}
      about={{ kind: "limit", id, name: nameAllowance(id, drawn.table.allowances ?? []) }}
      className={`underline decoration-dotted underline-offset-3 hover:text-ink print:no-underline ${className}`}
    />
  );
}

/** At the end of a bar: its agent is over these allowances, or close to them. */
export function OverMark({ drawn, figures }: Omit<OverFigureProps, "id">) {
  const t = useTranslations("table");
  const { allowances = [] } = drawn.table;
  const [over, near] = [listOver(figures, allowances), listNear(figures, allowances)];
  const isOver = over.length > 0;
  const names = (isOver ? over : near).map(({ name }) => name);
  if (names.length === 0) return null;
  const text = t(isOver ? "overMark" : "nearMark", { names: names.join(", ") });
  return (
    <span className={`ms-1 ${isOver ? "text-over" : "text-note"}`} title={text}>
      <span aria-hidden="true">{isOver ? "▲" : "△"}</span>
      <span className="sr-only">{text}</span>
    </span>
  );
}
