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
import { copyAddress, type Words } from "./run-shortcut";
import type { CommandContext } from "./use-command-context";

/** Where to go, and how everything looks: what belongs to no report. */
export function listPlaceChoices(
  context: CommandContext,
  words: Words,
  say: (text: string) => void,
): Choice[] {
  return [
    ...listOperations(context, words),
    ...listPages(context, words, say),
    ...listThemes(words),
    ...listLanguages(context, words),
  ];
}

function listOperations({ operations, change }: CommandContext, { t }: Words): Choice[] {
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

function listPages(context: CommandContext, words: Words, say: (text: string) => void): Choice[] {
  const { t } = words;
  const { link, operation } = readStandingQuestion(context.operations);
  const home = switchOperation(defaultLink, operation.id, context.operations);
  const page = (id: string, text: string, run: Choice["run"]) =>
    buildChoice({ id: `page:${id}`, group: "pages", text, run });
  return [
    ...(context.page === "other"
      ? []
      : [page("copy", t("commands.copy"), async () => say(await copyAddress(words)))]),
    ...(context.page === "team"
      ? []
      : [
          page("report", t("app.skip"), () =>
            context.visit(formatReportAddress(context.page === "agent" ? link : home)),
          ),
        ]),
    ...(context.isAdministrator
      ? [
          page("teams", t("app.teams"), () => context.visit(formatPageAddress("/settings/teams", home))),
          page("calls", t("app.calls"), () => context.visit(formatPageAddress("/settings/calls", home))),
        ]
      : []),
    page("keys", t("commands.keysTitle"), () => showPanel("keys")),
    page("leave", t("app.signOut"), context.leave),
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

function listLanguages({ refresh }: CommandContext, { t, locale: current }: Words): Choice[] {
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
