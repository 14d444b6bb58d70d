import { useTranslations } from "use-intl";

/** A time that wolkvox left blank: neither a zero nor a gap. */
export function UnknownTime() {
  const t = useTranslations("table");
  return (
    <abbr className="text-note no-underline" title={t("unknown")}>
      ?
    </abbr>
  );
}
