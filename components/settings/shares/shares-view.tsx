"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { Card } from "@/components/ui/card";
import { Page, PageHeading } from "@/components/ui/page";
import { SkeletonRows } from "@/components/ui/skeleton";
import { allowShares, removeShare, sharesOptions } from "@/lib/browser/queries/shares-query";
import { useAllTeamsQuery } from "@/lib/browser/queries/use-all-teams-query";
import { useSite } from "@/lib/browser/site";
import { SettingsNav } from "../settings-nav";
import { SettingsNotices } from "../settings-notices";
import { SharesTable } from "./shares-table";

/** The live shared links, and for administrators whether there may be any. */
export function SharesView() {
  const t = useTranslations("shares");
  const client = useQueryClient();
  const { role } = useSite();
  const { data, error } = useQuery(sharesOptions);
  const teams = useAllTeamsQuery();
  const [fault, setFault] = useState<{ code: string } | null>(null);
  const act = async (doing: Promise<void>) => {
    setFault(null);
    await doing.catch(setFault);
    await client.invalidateQueries(sharesOptions);
  };
  return (
    <Page>
      <SettingsNav page="shares" />
      <PageHeading
        lead={<p className="max-w-prose text-muted">{t("explained")}</p>}
        operationName={null}
        title={t("title")}
      />
      <SettingsNotices error={error ?? fault} problems={[]} />
      {data && role === "administrator" && (
        <Card className="px-4 py-3">
          <label className="flex items-start gap-2">
            <input
              checked={data.isAllowed}
              className="mt-1"
              onChange={(event) => void act(allowShares(event.target.checked))}
              type="checkbox"
            />
            <span>
              <span className="block font-medium">{t("allow")}</span>
              <span className="text-muted text-sm">{t("allowNote")}</span>
            </span>
          </label>
        </Card>
      )}
      {data && role !== "administrator" && !data.isAllowed && <p>{t("notAllowed")}</p>}
      {data && (
        <SharesTable onRemove={(share) => act(removeShare(share))} shares={data.shares} teams={teams} />
      )}
      {!data && !error && (
        <Card aria-busy="true" className="p-4">
          <SkeletonRows count={4} />
        </Card>
      )}
    </Page>
  );
}
