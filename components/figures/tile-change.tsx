import { useTranslations } from "use-intl";
import { formatChange, formatChangeShare } from "@/lib/report/comparison/format-change";
import { formatHm } from "@/lib/report/figures/duration";
import { changeShare } from "@/lib/report/figures/figure-table";

type TileChangeProps = { seconds: number; before: number | null; locale: string };

/** A tile's difference to the other period; a dash holds its place while that one is not known. */
export function TileChange({ seconds, before, locale }: TileChangeProps) {
  const t = useTranslations("compare");
  if (before === null) return <span className="text-sm">–</span>;
  const change = formatChange(seconds - before, "hm", locale);
  const share = changeShare(seconds - before, before);
  const values = { change, before: formatHm(before) };
  return (
    <span className="text-sm">
      {share === null
        ? t("change", values)
        : t("changeShare", { ...values, share: formatChangeShare(share, locale) })}
    </span>
  );
}
