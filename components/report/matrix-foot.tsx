import { useTranslations } from "use-intl";
import { DurationText } from "./duration-text";
import type { Matrix } from "./matrix";

/** Column totals: sums of the rows and states shown. */
export function MatrixFoot({ matrix }: { matrix: Matrix }) {
  const t = useTranslations("table");
  const { view, styles, unit, locale, layout } = matrix;
  const text = (seconds: number) => (
    <DurationText locale={locale} seconds={seconds} unit={unit} whole={view.wholeTotal} />
  );
  return (
    <tfoot className="matrix-foot">
      <tr aria-rowindex={view.rows.length + 2}>
        <th className="agent-cell" data-cell="total:head" scope="row">
          {t("total")} <span className="agent-id">{t("agentNote", { count: view.rows.length })}</span>
        </th>
        <td className="total-cell" data-cell="total:total" tabIndex={-1}>
          {text(view.total)}
        </td>
        {layout.name === "wide" &&
          styles.map((style, column) => (
            <td
              className="figure-cell"
              data-cell={`total:${column}`}
              key={`${style.stateClass}:${style.shade}`}
              tabIndex={-1}
            >
              {text(view.stateTotals[column] ?? 0)}
            </td>
          ))}
      </tr>
    </tfoot>
  );
}
