import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { Card } from "@/components/ui/card";
import { Check } from "@/components/ui/field";
import { changeSettings, settingsOptions } from "@/lib/browser/queries/settings-query";
import { SettingsNotices } from "../settings-notices";

/** Whether wolkvox is also asked while nobody reads. */
export function BackgroundView({ operation }: { operation: string }) {
  const t = useTranslations("operation");
  const client = useQueryClient();
  const options = settingsOptions(operation);
  const { data, error } = useQuery(options);
  const [fault, setFault] = useState<{ code: string } | null>(null);
  // The box shows at once what was chosen, and what is true again where that failed.
  const allow = async (background: boolean) => {
    setFault(null);
    client.setQueryData(options.queryKey, (known) => known && { ...known, background });
    await changeSettings(client, operation, { background }).catch(async (failure) => {
      setFault(failure);
      await client.invalidateQueries(options);
    });
  };
  return (
    <Card as="section" className="grid gap-2.5 p-4">
      <h2 className="font-semibold">{t("background")}</h2>
      <SettingsNotices error={error ?? fault} problems={[]} />
      <Check
        checked={data?.background ?? false}
        disabled={!data}
        hint={t("backgroundNote")}
        label={t("backgroundAllowed")}
        onChange={(event) => void allow(event.target.checked)}
      />
    </Card>
  );
}
