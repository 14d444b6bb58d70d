import { useState } from "react";
import { useTranslations } from "use-intl";
import { Segmented } from "@/components/ui/segmented";
import { chooseTheme, shownTheme, type Theme, themes } from "@/lib/browser/theme";

/** Light, dark, or as the system says; rendered only in the browser, where the page's theme is known. */
export function ThemeSwitch() {
  const t = useTranslations("theme");
  const [theme, setTheme] = useState(shownTheme);
  const choose = (chosen: Theme) => {
    chooseTheme(chosen);
    setTheme(chosen);
  };
  return (
    <Segmented<Theme>
      choices={themes.map((value) => ({ value, label: t(value) }))}
      chosen={theme}
      label={t("label")}
      onChoose={choose}
    />
  );
}
