import { Fragment } from "react";
import { useTranslations } from "use-intl";
import { OpenLink } from "@/components/figures/open-link";
import type { ShownAgents } from "@/components/figures/shown-figures";
import { Tile } from "@/components/figures/tile";
import { PageLink } from "@/components/ui/page-link";
import { useSite } from "@/lib/browser/site";
import type { ChangeLink } from "@/lib/browser/use-report-link";
import { formatNumber } from "@/lib/messages/number-format";
import { anyAllowance } from "@/lib/report/allowances/allowance";
import { rankOver } from "@/lib/report/allowances/overruns";
import { formatHm } from "@/lib/report/figures/duration";
import { formatAgentAddress } from "@/lib/search/agent-path";

const mostNamed = 2;

type OverTileProps = { shown: ShownAgents; onChange: ChangeLink };

/** How many are over an allowance, which leads to them; and who is over most, each with the way to their page. */
export function OverTile({ shown, onChange }: OverTileProps) {
  const t = useTranslations("summary");
  const { isShared } = useSite();
  const { table, link, locale } = shown;
  const over = rankOver(table.rows.filter(({ gap }) => gap === null));
  if (over === null) return <Tile label={t("over")} note={t("overUnknown")} value="–" />;
  if (over.length === 0) return <Tile label={t("over")} note={t("overNobody")} value="0" />;
  const onlyThem = { ...link, over: anyAllowance };
  const named = over.slice(0, mostNamed);
  return (
    <Tile
      label={t("over")}
      note={
        <>
          {named.map(({ row, place, seconds }, at) => {
            const address = isShared ? null : formatAgentAddress(row.id, link);
            const name = <bdi>{row.name ?? row.id}</bdi>;
            return (
              <Fragment key={row.key}>
                {at > 0 && " · "}
                {address ? (
                  <PageLink className="hover:underline" href={address}>
                    {name}
                  </PageLink>
                ) : (
                  name
                )}{" "}
                <span className="text-over" title={table.allowances?.[place]?.name}>
                  +{formatHm(seconds)}
                </span>
              </Fragment>
            );
          })}
          {over.length > named.length && ` · ${t("overMore", { count: over.length - named.length })}`}
        </>
      }
      value={
        <OpenLink
          className="text-over hover:underline"
          link={onlyThem}
          onOpen={() => onChange({ over: anyAllowance })}
          title={t("overShow")}
        >
          {formatNumber(over.length, locale)}
        </OpenLink>
      }
    />
  );
}
