import { useTranslations } from "use-intl";
import { useMoment } from "@/components/figures/use-moment";
import { buttonLooks } from "@/components/ui/button";
import { Card, MessageCard } from "@/components/ui/card";
import { PageLink } from "@/components/ui/page-link";
import { DataCell, PlainTable, RowHeading } from "@/components/ui/plain-table";
import { ScrollRegion } from "@/components/ui/scroll-region";
import { useSite } from "@/lib/browser/site";
import type { Share } from "@/lib/report/answers/shares-answer";
import { EndButton } from "../end-button";

type SharesTableProps = { shares: readonly Share[]; onRemove: (share: Share) => Promise<void> };

/** Shared links, the newest first, each with a button that ends it. */
export function SharesTable({ shares, onRemove }: SharesTableProps) {
  const t = useTranslations("shares");
  const momentOf = useMoment();
  const [{ timeZone }] = useSite().operations;
  const at = (instant: string) => momentOf(instant, timeZone).both;
  if (shares.length === 0)
    return (
      <MessageCard>
        <p className="text-muted">{t("none")}</p>
      </MessageCard>
    );
  return (
    <Card className="min-w-0">
      <ScrollRegion aria-label={t("title")} className="overflow-x-auto rounded-lg">
        <PlainTable
          heads={[
            { title: t("report") },
            { title: t("madeBy"), className: "max-sm:hidden" },
            { title: t("access"), className: "max-sm:hidden" },
            { title: t("openings") },
            { title: t("ends") },
            { title: t("end"), side: "end" },
          ]}
          wraps
        >
          <tbody>
            {shares.map((share) => (
              <tr key={share.id}>
                <RowHeading className="min-w-28 align-top">
                  <PageLink
                    className={`${buttonLooks.text} [overflow-wrap:anywhere]`}
                    href={`/?${share.link}`}
                    translate="no"
                  >
                    {decodeWords(share.link)}
                  </PageLink>
                  <span className="block text-muted text-sm [overflow-wrap:anywhere] sm:hidden">
                    <bdi>{share.madeBy}</bdi>
                  </span>
                </RowHeading>
                <DataCell className="align-top max-sm:hidden">
                  <bdi className="[overflow-wrap:anywhere]">{share.madeBy}</bdi>
                </DataCell>
                <DataCell className="align-top max-sm:hidden">
                  {t(`names-${share.names}`)}
                  {share.hasPassphrase && <span className="block text-muted text-sm">{t("locked")}</span>}
                </DataCell>
                <DataCell className="align-top" title={share.openedAt.map(at).join("\n")}>
                  {t("opened", { count: share.openings })}
                  {share.openedAt[0] && (
                    <span className="block text-muted text-sm">
                      {t("lastAt", { at: at(share.openedAt[0]) })}
                    </span>
                  )}
                </DataCell>
                <DataCell className="align-top">{at(share.endsAt)}</DataCell>
                <DataCell className="align-top" side="end">
                  <EndButton name={decodeWords(share.link)} onEnd={() => onRemove(share)} />
                </DataCell>
              </tr>
            ))}
          </tbody>
        </PlainTable>
      </ScrollRegion>
    </Card>
  );
}

/** The words of a link as people read them. */
function decodeWords(link: string): string {
  return [...new URLSearchParams(link)].map(([word, value]) => `${word}=${value}`).join(" ");
}
