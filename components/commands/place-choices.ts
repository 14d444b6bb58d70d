import { keepChoice } from "@/lib/browser/choice-cookie";
import { readStandingQuestion } from "@/lib/browser/standing-question";
import { chooseTheme, shownTheme, themes } from "@/lib/browser/theme";
import { showPanel } from "@/lib/browser/use-panel";
import { localeCookie, locales } from "@/lib/messages/locale";
import { formatReportAddress } from "@/lib/search/agent-path";
import { formatPageAddress } from "@/lib/search/page-address";
import { defaultLink } from "@/lib/search/report-link";
import { switchOperation } from "@/lib/search/switch-operation";
import { buildChoice, type Choice } from "./choice";
import type { Desk } from "./desk";
import { copyAddress, type Words } from "./run-shortcut";

/** Where to go, and how everything looks: what belongs to no report. */
export function listPlaceChoices(desk: Desk, words: Words, say: (text: string) => void): Choice[] {
  return [
    ...listOperations(desk, words),
    ...listPages(desk, words, say),
    ...listThemes(words),
    ...listLanguages(desk, words),
  ];
}

function listOperations({ operations, change }: Desk, { t }: Words): Choice[] {
  const { link, operation } = readStandingQuestion(operations);
  if (operations.length === 1) return [];
  return operations.map(({ id, name }) =>
    buildChoice(
      {
        id: `operation:${id}`,
        group: "operations",
        text: name,
        isCurrent: id === operation.id,
        run: () => change(switchOperation(link, id, operations)),
      },
      t("app.operations"),
    ),
  );
}

function listPages(desk: Desk, words: Words, say: (text: string) => void): Choice[] {
  const { t } = words;
  const { link, operation } = readStandingQuestion(desk.operations);
  const home = switchOperation(defaultLink, operation.id, desk.operations);
  const page = (id: string, text: string, run: Choice["run"]) =>
    buildChoice({ id: `page:${id}`, group: "pages", text, run });
  return [
    ...(desk.page === "other"
      ? []
      : [page("copy", t("commands.copy"), async () => say(await copyAddress(words)))]),
    ...(desk.page === "team"
      ? []
      : [
          page("report", t("app.skip"), () =>
            desk.visit(formatReportAddress(desk.page === "agent" ? link : home)),
          ),
        ]),
    ...(desk.isAdministrator
      ? [
          page("teams", t("app.teams"), () => desk.visit(formatPageAddress("/settings/teams", home))),
          page("calls", t("app.calls"), () => desk.visit(formatPageAddress("/settings/calls", home))),
        ]
      : []),
    page("keys", t("commands.keysTitle"), () => showPanel("keys")),
    page("leave", t("app.signOut"), desk.leave),
  ];
}

function listThemes({ t }: Words): Choice[] {
  const current = shownTheme();
  return themes.map((theme) =>
    buildChoice(
      {
        id: `theme:${theme}`,
        group: "themes",
        text: t("commands.theme", { theme: t(`theme.${theme}`) }),
        isCurrent: theme === current,
        run: () => chooseTheme(theme),
      },
      t(`theme.${theme}`),
    ),
  );
}

function listLanguages({ refresh }: Desk, { t, locale: current }: Words): Choice[] {
  return locales.map((locale) =>
    buildChoice(
      {
        id: `language:${locale}`,
        group: "languages",
        text: t(`commands.language-${locale}`),
        isCurrent: locale === current,
        run: () => {
          keepChoice(localeCookie, locale);
          refresh();
        },
      },
      t("app.language"),
    ),
  );
}
