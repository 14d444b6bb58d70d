import type { Shown } from "@/components/figures/shown-figures";
import { DayOffer, SupposeOffer } from "@/components/figures/suppose-offer";
import { traceOfCell } from "@/components/figures/trace";
import type { ReportLink } from "@/lib/search/report-link";
import { ProvenanceView, type ProvenanceViewProps } from "./provenance-view";

type FigureProvenanceProps = Pick<ProvenanceViewProps, "onChange" | "onClose"> & {
  /** Where it stands: `data-cell`. */
  cell: string;
  shown: Shown;
  rangeText: string;
  /** Of whom the figure is, where that is not the link's choice. */
  narrow: ((link: ReportLink) => ReportLink) | undefined;
};

/** Where the figure of a cell comes from; nothing where the cell holds none. */
export function FigureProvenance({ cell, shown, rangeText, narrow, ...rest }: FigureProvenanceProps) {
  const trace = traceOfCell(cell, shown);
  if (!trace) return null;
  const link = narrow ? narrow(trace.link) : trace.link;
  const { row, state } = trace;
  return (
    <ProvenanceView {...rest} link={link} subject={[...trace.parts, rangeText].join(", ")}>
      {state !== null && <SupposeOffer about={{ kind: "class", state }} onTaken={rest.onClose} />}
      {row !== null && shown.kind === "day" && (
        <DayOffer onTaken={rest.onClose} row={shown.table.rows[row]} />
      )}
    </ProvenanceView>
  );
}
