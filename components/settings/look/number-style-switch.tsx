import { useLocale, useTranslations } from "use-intl";
import { Segmented } from "@/components/ui/segmented";
import { useServerChoice } from "@/lib/browser/use-server-choice";
import { type NumberStyle, numberStyleCookie, numberStyleOf, numberStyles } from "@/lib/messages/locale";
import { sampleNumber } from "@/lib/messages/number-format";

/** How numbers are written; kept in a cookie, so that the server writes page and files alike. */
export function NumberStyleSwitch() {
  const t = useTranslations("app");
  const current = numberStyleOf(useLocale());
  const choose = useServerChoice(numberStyleCookie);
  return (
    <Segmented<NumberStyle>
      choices={numberStyles.map((value) => ({ value, label: sampleNumber(value) }))}
      chosen={current}
      label={t("numbers")}
      onChoose={choose}
    />
  );
}
