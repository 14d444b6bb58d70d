import { useTranslations } from "use-intl";
import type { DaysMatrix } from "@/components/report/days-matrix";
import { StateSwatch } from "@/components/report/state-swatch";
import type { TeamMedian } from "@/lib/report/median";
import { formatPerDay } from "./per-day-text";

type PerDayCardProps = {
  matrix: DaysMatrix;
  median: TeamMedian | null;
  /** Whether the team's figures are here. */
  hasReport: boolean;
};

/** Per day worked, state by state: the agent's own time beside the middle one of the team. */
export function PerDayCard({ matrix, median, hasReport }: PerDayCardProps) {
  const t = useTranslations("agent");
  const { view, stateNames, perDayWorked } = matrix;
  const text = (seconds: number | null | undefined) =>
    seconds === null || seconds === undefined ? "–" : formatPerDay(seconds, matrix);
  return (
    <section aria-labelledby="per-day" className="card">
      <h2 className="card-title" id="per-day">
        {t("perDayWorked")}
      </h2>
      <table aria-labelledby="per-day" className="plain-table plain-table-wrapped per-day">
        <thead>
          <tr>
            <th scope="col">{t("state")}</th>
            <th className="text-end" scope="col">
              {t("own")}
            </th>
            <th className="text-end" scope="col">
              {t("median")}
            </th>
          </tr>
        </thead>
        <tbody>
          {view.states.map((state, column) => (
            <tr key={state}>
              <th scope="row">
                <span className="flex items-center gap-2">
                  {view.styles[column] && <StateSwatch style={view.styles[column]} />}
                  <bdi>{stateNames[column]}</bdi>
                </span>
              </th>
              <td className="text-end font-medium">{text(perDayWorked?.seconds[column])}</td>
              <td className="text-end">{text(median?.seconds[column])}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t("total")}</th>
            <td className="text-end">{text(perDayWorked?.total)}</td>
            <td className="text-end">{text(median?.total)}</td>
          </tr>
        </tfoot>
      </table>
      {median === null && <p className="per-day-note">{t(hasReport ? "medianReading" : "medianMissing")}</p>}
    </section>
  );
}
