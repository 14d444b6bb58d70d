import { useTranslations } from "use-intl";
import { LanguageSwitch } from "./language-switch";
import { NumberStyleSwitch } from "./number-style-switch";
import { ThemeSwitch } from "./theme-switch";

/** Language, numbers and theme, each under its name. */
export function LookSwitches() {
  const t = useTranslations();
  const switches = [
    [t("app.language"), <LanguageSwitch key="language" />],
    [t("app.numbers"), <NumberStyleSwitch key="numbers" />],
    [t("theme.label"), <ThemeSwitch key="theme" />],
  ] as const;
  return switches.map(([name, choice]) => (
    <div className="grid justify-items-start gap-1" key={name}>
      <span aria-hidden="true" className="font-medium">
        {name}
      </span>
      {choice}
    </div>
  ));
}
