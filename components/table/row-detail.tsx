import { useTranslations } from "use-intl";
import { OpenLink } from "@/components/figures/open-link";
import { StateSwatch } from "@/components/figures/state-swatch";
import { DayOffer } from "@/components/figures/suppose-offer";
import { Button, buttonLooks } from "@/components/ui/button";
import { PageLink } from "@/components/ui/page-link";
import { useSite } from "@/lib/browser/site";
import { formatList } from "@/lib/dates/words";
import type { FigureRow } from "@/lib/report/figures/figure-table";
import { formatAgentAddress } from "@/lib/search/agent-path";
import { type DrawnColumn, type DrawnTable, nameRowIn } from "./drawn-table";
import { LimitNote } from "./over-figure";
import { useHeadWords } from "./table-head";
import { CellContent } from "./table-row";

type RowDetailProps = {
  drawn: DrawnTable;
  row: FigureRow<unknown>;
  index: number;
  onClose: () => void;
};

/** On a phone, under the row that was opened: every figure that a desk has in columns, and the way to the row's own page. */
export function RowDetail({ drawn, row, index, onClose }: RowDetailProps) {
  const t = useTranslations("table");
  const columns = [...drawn.before, ...drawn.after];
  const isZero = ({ state }: DrawnColumn) =>
    state !== null && row.seconds[state.place] === 0 && row.unknown?.includes(state.place) !== true;
  const zeros = columns.filter(isZero).map(({ name }) => name);
  return (
    <tr>
      <td className="row-detail bg-page px-4 pt-1 pb-3" colSpan={2}>
        <ul aria-label={nameRowIn(drawn, index)}>
          {columns
            .filter((column) => !isZero(column))
            .map((column) => (
              <li className="flex items-baseline gap-2 py-1" key={column.key}>
                <span className="flex w-3 shrink-0 self-center">
                  {column.state?.style && <StateSwatch style={column.state.style} />}
                </span>
                <span className="min-w-0 flex-1">
                  <bdi className="block truncate">{column.name}</bdi>
                  <LimitOf column={column} drawn={drawn} />
                </span>
                <button
                  className="text-end font-medium tabular-nums"
                  data-cell={`${index}:${column.state?.place ?? column.key}`}
                  type="button"
                >
                  <CellContent column={column} drawn={drawn} index={index} row={row} />
                </button>
              </li>
            ))}
        </ul>
        {zeros.length > 0 && (
          <p className="ms-5 py-1 text-muted text-sm">
            {t("noTimeIn", { states: formatList(zeros, drawn.locale) })}
          </p>
        )}
        <p className="ms-5 flex flex-wrap gap-x-4 gap-y-1 pt-1.5">
          <RowLink drawn={drawn} index={index} />
          {drawn.kind === "day" && <DayOffer row={drawn.table.rows[index]} />}
          <Button look="text" onClick={onClose}>
            {t("closeRow")}
          </Button>
        </p>
      </td>
    </tr>
  );
}

function LimitOf({ drawn, column: { target } }: { drawn: DrawnTable; column: DrawnColumn }) {
  const { limitOf } = useHeadWords(drawn);
  if (target.by !== "over") return null;
  const words = limitOf(target.id);
  return (
    <span className="block text-muted text-sm">
      <LimitNote drawn={drawn} id={target.id} otherwise={words}>
        {words}
      </LimitNote>
    </span>
  );
}

function RowLink({ drawn, index }: { drawn: DrawnTable; index: number }) {
  const t = useTranslations("table");
  const { isShared } = useSite();
  if (drawn.kind !== "agents") {
    const link = drawn.rowLinks[index];
    return (
      link && (
        <OpenLink className={buttonLooks.text} link={link} onOpen={drawn.onOpen}>
          {t("openPeriod")}
        </OpenLink>
      )
    );
  }
  const address = isShared ? null : formatAgentAddress(drawn.table.rows[index]?.id ?? "", drawn.link);
  return (
    address !== null && (
      <PageLink className={buttonLooks.text} href={address}>
        {t("openAgent")}
      </PageLink>
    )
  );
}
