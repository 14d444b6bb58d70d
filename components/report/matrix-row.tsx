import Link from "next/link";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { showControls } from "@/lib/report/text";
import type { AgentRow } from "@/lib/report/view";
import { formatAgentAddress } from "@/lib/search/agent-path";
import { DurationText } from "./duration-text";
import type { Matrix } from "./matrix";
import { stateColor } from "./state-color";
import { UnknownTime } from "./unknown-time";

type MatrixRowProps = {
  matrix: Matrix;
  row: AgentRow;
  index: number;
  /** The bars of the whole chunk, held by its first row's total. */
  children?: ReactNode;
};

const strongestTint = 20;

export function MatrixRow({ matrix, row, index, children }: MatrixRowProps) {
  const { styles, columnPeaks, unit, locale, layout } = matrix;
  return (
    <>
      <AgentHeading address={formatAgentAddress(row.id, matrix.link)} index={index} row={row} />
      <TotalCell index={index} matrix={matrix} row={row}>
        {children}
      </TotalCell>
      {layout.name === "wide" &&
        styles.map((style, column) => {
          const seconds = row.seconds[column] ?? 0;
          const tint = Math.round(
            (strongestTint * Math.max(0, seconds)) / Math.max(1, columnPeaks[column] ?? 1),
          );
          return (
            <td
              className="figure-cell"
              data-cell={`${index}:${column}`}
              key={`${style.stateClass}:${style.shade}`}
              style={tint > 0 ? { backgroundImage: tinted(stateColor(style), tint) } : undefined}
              tabIndex={-1}
            >
              {row.unknown?.includes(column) ? (
                <UnknownTime />
              ) : (
                <DurationText locale={locale} seconds={seconds} unit={unit} whole={row.wholeTotal} />
              )}
            </td>
          );
        })}
    </>
  );
}

function tinted(color: string, percent: number): string {
  const shade = `color-mix(in srgb, ${color} ${percent}%, transparent)`;
  return `linear-gradient(${shade}, ${shade})`;
}

type AgentHeadingProps = {
  row: AgentRow;
  index: number;
  /** Of the agent's own page; null where an id has none. */
  address: string | null;
};

function AgentHeading({ row, index, address }: AgentHeadingProps) {
  const t = useTranslations("report");
  const name = (
    <>
      <bdi className="truncate font-medium">{showControls(row.name) || t("noAgentId")}</bdi>
      <span className="agent-id">{row.id === "" ? t("noAgentId") : showControls(row.id)}</span>
    </>
  );
  return (
    <th
      className="agent-cell"
      data-cell={`${index}:head`}
      scope="row"
      tabIndex={address === null ? -1 : undefined}
      title={row.name}
    >
      {address === null ? (
        <span className="agent-name">{name}</span>
      ) : (
        // The arrow keys come here: for the Tab key the table is one stop.
        <Link className="agent-name agent-link" href={address} prefetch={false} tabIndex={-1}>
          {name}
        </Link>
      )}
    </th>
  );
}

function TotalCell({ matrix, row, index, children }: MatrixRowProps) {
  const { layout, widths, scaleSeconds, unit, locale } = matrix;
  const barEnd = (Math.max(0, row.total) / scaleSeconds) * widths.bar;
  const indent = layout.name === "wide" ? { paddingInlineStart: Math.round(barEnd) + 8 } : undefined;
  return (
    <td className="total-cell" data-cell={`${index}:total`} style={indent} tabIndex={-1}>
      {(row.total !== 0 || !row.unknown) && (
        <DurationText locale={locale} seconds={row.total} unit={unit} whole={row.wholeTotal} />
      )}{" "}
      {row.unknown && <UnknownTime />}
      {children}
    </td>
  );
}
