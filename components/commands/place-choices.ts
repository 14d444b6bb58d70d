import { keepChoice } from "@/lib/browser/choice-cookie";
import { chooseTheme, shownTheme, themes } from "@/lib/browser/theme";
import { showPanel } from "@/lib/browser/use-panel";
import {
  languageCookie,
  languageOf,
  languages,
  numberStyleCookie,
  numberStyleOf,
  numberStyles,
} from "@/lib/messages/locale";
import { sampleNumber } from "@/lib/messages/number-format";
import { formatReportAddress } from "@/lib/search/agent-path";
import { formatPageAddress } from "@/lib/search/page-address";
import { defaultLink } from "@/lib/search/report-link";
import { switchOperation } from "@/lib/search/switch-operation";
import { buildChoices, type Choice, type ChoiceSources } from "./choice";
import { copyAddress } from "./run-shortcut";

/** Where to go, and how everything looks: what belongs to no report. */
export function listPlaceChoices(sources: ChoiceSources): Choice[] {
  return [
    ...listOperations(sources),
    ...listPages(sources),
    ...listThemes(sources),
    ...listLanguages(sources),
    ...listNumberStyles(sources),
  ];
}

function listOperations({ operations, question, change, t }: ChoiceSources): Choice[] {
  const { link, operation } = question;
  if (operations.length === 1) return [];
  const given = operations.map(({ id, name }) => ({
    key: id,
    text: name,
    isCurrent: id === operation.id,
    run: () => change(switchOperation(link, id, operations)),
  }));
  return buildChoices("operations", given, t("app.operations"));
}

function listPages(sources: ChoiceSources): Choice[] {
  const { operations, question, page, isAdministrator, visit, leave, say, t } = sources;
  const { link, operation } = question;
  const home = switchOperation(defaultLink, operation.id, operations);
  const copy = {
    key: "copy",
    text: t("commands.copy"),
    run: async () => say(await copyAddress(sources)),
  };
  const report = {
    key: "report",
    text: t("app.skip"),
    run: () => visit(formatReportAddress(page === "agent" ? link : home)),
  };
  const settings = (["teams", "calls"] as const).map((key) => ({
    key,
    text: t(`app.${key}`),
    run: () => visit(formatPageAddress(`/settings/${key}`, home)),
  }));
  return buildChoices("pages", [
    ...(page === "other" ? [] : [copy]),
    ...(page === "team" ? [] : [report]),
    ...(isAdministrator ? settings : []),
    { key: "keys", text: t("commands.keysTitle"), run: () => showPanel("keys") },
    { key: "leave", text: t("app.signOut"), run: leave },
  ]);
}

function listThemes({ t }: ChoiceSources): Choice[] {
  const current = shownTheme();
  const given = themes.map((theme) => ({
    key: theme,
    text: t("commands.theme", { theme: t(`theme.${theme}`) }),
    alsoCalled: t(`theme.${theme}`),
    isCurrent: theme === current,
    run: () => chooseTheme(theme),
  }));
  return buildChoices("themes", given);
}

function listLanguages({ refresh, t, locale }: ChoiceSources): Choice[] {
  const given = languages.map((language) => ({
    key: language,
    text: t(`commands.language-${language}`),
    isCurrent: language === languageOf(locale),
    run: () => {
      keepChoice(languageCookie, language);
      refresh();
    },
  }));
  return buildChoices("languages", given, t("app.language"));
}

function listNumberStyles({ refresh, t, locale }: ChoiceSources): Choice[] {
  const given = numberStyles.map((style) => ({
    key: style,
    text: t("commands.numbers", { sample: sampleNumber(style) }),
    isCurrent: style === numberStyleOf(locale),
    run: () => {
      keepChoice(numberStyleCookie, style);
      refresh();
    },
  }));
  return buildChoices("languages", given);
}
