import { useTranslations } from "use-intl";

/** The rules behind every figure, printed where the figures are. */
export function ReportFootnote({ timeZone }: { timeZone: string }) {
  const t = useTranslations();
  return (
    <p className="text-muted text-sm">
      {t("table.rounding")} {t("report.zoneRule", { zone: timeZone })}
    </p>
  );
}
