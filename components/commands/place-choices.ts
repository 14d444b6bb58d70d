import { keepChoice } from "@/lib/browser/choice-cookie";
import { readStandingQuestion } from "@/lib/browser/standing-question";
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
import { addressOfView, type SavedView } from "@/lib/report/answers/saved-view";
import { formatReportAddress } from "@/lib/search/agent-path";
import { dayPath, formatPageAddress, weekPath } from "@/lib/search/page-address";
import { defaultLink } from "@/lib/search/report-link";
import { listSettingsPages, settingsFolder } from "@/lib/search/settings-pages";
import { freezeRange } from "@/lib/search/shift-range";
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
  const { operations, question, page, role, change, visit, leave, say, t } = sources;
  const { link, operation } = question;
  const home = switchOperation(defaultLink, operation.id, operations);
  const ofReport = [
    {
      key: "copy",
      text: t("copy.button"),
      alsoCalled: t("commands.called-copy"),
      run: async () => say(await copyAddress(window.location.href, sources)),
    },
    {
      key: "copy-frozen",
      text: t("commands.choice", { name: t("copy.button"), value: t("copy.frozen") }),
      alsoCalled: t("commands.called-copy"),
      run: async () => say(await copyAddress(formatFrozenAddress(), sources)),
    },
    {
      key: "origin",
      text: t("commands.origin"),
      alsoCalled: t("commands.called-origin"),
      run: () => showPanel("origin"),
    },
    {
      key: "print",
      text: t("commands.print"),
      run: () => window.print(),
    },
  ];
  const latest = {
    key: "latest",
    text: t("notices.knownLatest"),
    alsoCalled: t("commands.called-origin"),
    run: () => change({ known: null }),
  };
  const report = {
    key: "report",
    text: t("app.home"),
    run: () => visit(formatReportAddress(page === "agent" ? link : home)),
  };
  const settings = listSettingsPages(role).map((key) => ({
    key,
    text: t(`app.${key}`),
    alsoCalled: t("commands.called-settings"),
    run: () => visit(formatPageAddress(`${settingsFolder}${key}`, home)),
  }));
  return buildChoices("pages", [
    ...(page === "other" ? [] : ofReport),
    ...(page !== "other" && link.known !== null ? [latest] : []),
    ...(page === "team" ? [] : [report]),
    {
      key: "now",
      text: t("now.page"),
      alsoCalled: t("commands.called-now"),
      run: () => visit(formatPageAddress("/now", home)),
    },
    {
      key: "day",
      text: t("day.page"),
      alsoCalled: t("commands.called-day"),
      run: () =>
        visit(formatPageAddress(dayPath, page === "other" ? home : readStandingQuestion(operations).link)),
    },
    {
      key: "week",
      text: t("week.page"),
      alsoCalled: t("commands.called-week"),
      run: () => visit(formatPageAddress(weekPath, home)),
    },
    ...settings,
    {
      key: "account",
      text: t("app.ownAccount"),
      alsoCalled: t("commands.called-account"),
      run: () => visit("/account"),
    },
    { key: "key-sheet", text: t("commands.keysTitle"), run: () => showPanel("keys") },
    { key: "leave", text: t("app.signOut"), alsoCalled: t("commands.called-leave"), run: leave },
  ]);

  function formatFrozenAddress(): string {
    const { link, range } = readStandingQuestion(operations);
    const frozen = { ...link, ...freezeRange(range.window) };
    return `${window.location.origin}${formatPageAddress(window.location.pathname, frozen)}`;
  }
}

function listThemes({ t }: ChoiceSources): Choice[] {
  const current = shownTheme();
  const given = themes.map((theme) => ({
    key: theme,
    text: t("commands.choice", { name: t("theme.label"), value: t(`theme.${theme}`) }),
    alsoCalled: t("commands.called-theme"),
    isCurrent: theme === current,
    run: () => chooseTheme(theme),
  }));
  return buildChoices("themes", given);
}

function listLanguages({ refresh, t, locale }: ChoiceSources): Choice[] {
  const given = languages.map((language) => ({
    key: language,
    text: t(`commands.language-${language}`),
    alsoCalled: `${t("app.language")} ${t(`commands.called-language-${language}`)}`,
    isCurrent: language === languageOf(locale),
    run: () => {
      keepChoice(languageCookie, language);
      refresh();
    },
  }));
  return buildChoices("languages", given);
}

function listNumberStyles({ refresh, t, locale }: ChoiceSources): Choice[] {
  const given = numberStyles.map((style) => ({
    key: style,
    text: t("commands.choice", { name: t("app.numbers"), value: sampleNumber(style) }),
    isCurrent: style === numberStyleOf(locale),
    run: () => {
      keepChoice(numberStyleCookie, style);
      refresh();
    },
  }));
  return buildChoices("languages", given, t("commands.called-numbers"));
}

/** The names that links have been given. */
export function listSavedViews({ visit, t }: ChoiceSources, views: readonly SavedView[]): Choice[] {
  const given = views.map((view) => ({
    key: view.id,
    text: view.name,
    note: view.isOwn ? "" : view.by,
    run: () => visit(addressOfView(view)),
  }));
  return buildChoices("saved", given, t("savedViews.title"));
}
