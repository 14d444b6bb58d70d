import { useTranslations } from "use-intl";
import { useMoment } from "@/components/figures/use-moment";
import { buttonLooks } from "@/components/ui/button";
import { PageLink } from "@/components/ui/page-link";
import { DataCell, RowHeading } from "@/components/ui/plain-table";
import { useSite } from "@/lib/browser/site";
import type { Share } from "@/lib/report/answers/shares-answer";
import type { TeamName } from "@/lib/report/team";
import { parseReportLink } from "@/lib/search/report-link";
import { EndButton } from "../end-button";
import { EmptyCard } from "../settings-frame";
import { TableCard } from "../table-card";
import { useReadingWords } from "../use-reading-words";

type SharesTableProps = {
  shares: readonly Share[];
  teams: readonly TeamName[];
  onRemove: (share: Share) => Promise<void>;
};

/** Shared links, the newest first, each with a button that ends it. */
export function SharesTable({ shares, teams, onRemove }: SharesTableProps) {
  const t = useTranslations("shares");
  const momentOf = useMoment();
  const [{ timeZone }] = useSite().operations;
  const { tellLink } = useReadingWords(teams);
  const wordsOf = ({ link }: Share) => tellLink(parseReportLink(new URLSearchParams(link)).link);
  const at = (instant: string) => momentOf(instant, timeZone).both;
  if (shares.length === 0) return <EmptyCard text={t("none")} />;
  return (
    <TableCard
      heads={[
        { title: t("report") },
        { title: t("madeBy"), className: "max-sm:hidden" },
        { title: t("access"), className: "max-sm:hidden" },
        { title: t("openings") },
        { title: t("ends") },
        { title: t("end"), side: "end" },
      ]}
      wraps
      label={t("title")}
    >
      {shares.map((share) => (
        <tr key={share.id}>
          <RowHeading className="min-w-28 align-top">
            <PageLink className={`${buttonLooks.text} [overflow-wrap:anywhere]`} href={`/?${share.link}`}>
              {wordsOf(share)}
            </PageLink>
            <span className="block text-muted text-sm [overflow-wrap:anywhere] sm:hidden">
              <bdi>{share.madeBy}</bdi>
            </span>
          </RowHeading>
          <DataCell className="align-top max-sm:hidden lg:min-w-52">
            <bdi className="[overflow-wrap:anywhere]">{share.madeBy}</bdi>
          </DataCell>
          <DataCell className="align-top max-sm:hidden">
            {t(`names-${share.names}`)}
            {share.hasPassphrase && <span className="block text-muted text-sm">{t("locked")}</span>}
          </DataCell>
          <DataCell className="align-top" title={share.openedAt.map(at).join("\n")}>
            {t("opened", { count: share.openings })}
            {share.openedAt[0] && (
              <span className="block text-muted text-sm">{t("lastAt", { at: at(share.openedAt[0]) })}</span>
            )}
          </DataCell>
          <DataCell className="align-top">{at(share.endsAt)}</DataCell>
          <DataCell className="align-top" side="end">
            <EndButton name={wordsOf(share)} onEnd={() => onRemove(share)} />
          </DataCell>
        </tr>
      ))}
    </TableCard>
  );
}
