import { useTranslations } from "use-intl";
import { OpenLink } from "@/components/figures/open-link";
import { noteTones, useRowNote } from "@/components/figures/use-row-note";
import { late } from "@/components/ui/late";
import { PageLink } from "@/components/ui/page-link";
import { useSite } from "@/lib/browser/site";
import { showControls } from "@/lib/report/text";
import { formatAgentAddress } from "@/lib/search/agent-path";
import type { DrawnAgents, DrawnPeriods, DrawnTable } from "./drawn-table";

const DayOffer = late(() => import("@/components/figures/suppose-offer").then((module) => module.DayOffer), {
  onServer: false,
  isAside: true,
});

/** A row's name, which leads to its own page or range. */
export function NameCell({ drawn, ...row }: NameCellProps<DrawnTable>) {
  return drawn.kind === "agents" ? (
    <AgentNameCell drawn={drawn} {...row} />
  ) : (
    <PeriodNameCell drawn={drawn} {...row} />
  );
}

type NameCellProps<Drawn> = {
  drawn: Drawn;
  index: number;
  /** Whether the row's figures stand below it; undefined where they stand beside it. */
  isOpen: boolean | undefined;
};

function AgentNameCell({ drawn, index, isOpen }: NameCellProps<DrawnAgents>) {
  const t = useTranslations();
  const { isShared } = useSite();
  const row = drawn.table.rows[index];
  if (!row) return null;
  const address = isShared ? null : formatAgentAddress(row.id, drawn.link);
  const name = (
    <>
      <bdi className="truncate font-medium">
        {showControls(row.name) || t(row.id === "" ? "report.noAgentId" : "notices.noName")}
      </bdi>
      <span className="agent-id">{row.id === "" ? t("report.noAgentId") : showControls(row.id)}</span>
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
        <PageLink aria-expanded={isOpen} className="agent-name agent-link" href={address} tabIndex={-1}>
          {name}
        </PageLink>
      )}
    </th>
  );
}

function PeriodNameCell({ drawn, index, isOpen }: NameCellProps<DrawnPeriods>) {
  const { kind, layout, table, isCompared, rowLinks, rowNames, onOpen } = drawn;
  const isWide = layout.name === "wide";
  // A phone has room for a word beside the name.
  const note = useRowNote(drawn)(index, !isWide ? "word" : isCompared ? "brief" : "full");
  const link = rowLinks[index];
  const showsNote = note !== null && (!isWide || kind === "day");
  return (
    <th className="agent-cell" data-cell={`${index}:head`} scope="row">
      <span className="agent-name">
        {link && (
          <OpenLink aria-expanded={isOpen} className="row-link" link={link} onOpen={onOpen}>
            {rowNames[index]}
          </OpenLink>
        )}
        {showsNote && <span className={`row-note ${noteTones[note.tone]}`}>{note.text}</span>}
        {isWide && kind === "day" && <DayOffer className="row-offer" row={table.rows[index]} />}
      </span>
    </th>
  );
}
