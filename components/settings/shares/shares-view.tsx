"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { Card } from "@/components/ui/card";
import { Check } from "@/components/ui/field";
import { allowShares, removeShare, sharesOptions } from "@/lib/browser/queries/shares-query";
import { useAllTeamsQuery } from "@/lib/browser/queries/use-all-teams-query";
import { useSite } from "@/lib/browser/site";
import { LoadingCard, SettingsFrame } from "../settings-frame";
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
  // The box shows at once what was chosen, and what is true again where that failed.
  const allow = async (isAllowed: boolean) => {
    await client.cancelQueries(sharesOptions);
    client.setQueryData(sharesOptions.queryKey, (known) => known && { ...known, isAllowed });
    await act(allowShares(isAllowed));
  };
  return (
    <SettingsFrame error={error ?? fault} explained={t("explained")} page="shares">
      {data && role === "administrator" && (
        <Card className="px-4 py-3">
          <Check
            checked={data.isAllowed}
            hint={t("allowNote")}
            label={t("allow")}
            onChange={(event) => void allow(event.target.checked)}
          />
        </Card>
      )}
      {data && role !== "administrator" && !data.isAllowed && <p>{t("notAllowed")}</p>}
      {data && (
        <SharesTable onRemove={(share) => act(removeShare(share))} shares={data.shares} teams={teams} />
      )}
      {!data && !error && <LoadingCard rows={4} />}
    </SettingsFrame>
  );
}
