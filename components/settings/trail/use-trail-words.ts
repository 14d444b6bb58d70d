import { useTranslations } from "use-intl";
import { useSite } from "@/lib/browser/site";
import { resolvePreset } from "@/lib/dates/preset";
import { windowOfDay } from "@/lib/dates/window";
import { dayAt } from "@/lib/dates/zone";
import type { TrailEntry } from "@/lib/report/answers/trail-answer";
import type { TeamName } from "@/lib/report/team";
import { formatAgentAddress, formatReportAddress } from "@/lib/search/agent-path";
import { firstSecondOf, lastSecondOf } from "@/lib/search/moment";
import { parseReportLink } from "@/lib/search/report-link";
import { useReadingWords } from "../use-reading-words";

export type TrailWords = {
  who: string;
  /** What was done, as the end of a sentence that begins with who did it. */
  said: string;
  /** What was read, as it was on that day; null where there is nothing to open. */
  href: string | null;
  /** It came to nothing. */
  isRefused: boolean;
};

type Detail = TrailEntry["detail"];

const accountChanges = [
  ...["create-user", "set-role", "set-user-password", "ban-user", "unban-user", "remove-user"],
  ...["revoke-user-session", "revoke-user-sessions", "change-password", "invite", "change", "remove"],
  ...["renew-link", "withdraw-link", "invitation", "reset", "forgotten", "first-administrator"],
] as const;

// Told by what was done, each in a sentence of its own.
const doings = [
  ...[
    "did-two-factor-asked",
    "did-two-factor-begin",
    "did-two-factor-on",
    "did-two-factor-off",
    "did-two-factor-recovery-codes",
    "did-two-factor-taken-off",
    "did-two-factor-demand",
    "did-two-factor-demand-no-more",
  ],
  ...["did-team-create", "did-team-change", "did-team-remove", "did-key-create", "did-key-remove"],
  ...["did-share-create", "did-share-remove", "did-share-allow", "did-share-forbid"],
  ...["did-schedule-create", "did-schedule-change", "did-schedule-remove", "did-schedule-test"],
  ...["did-alert-create", "did-alert-change", "did-alert-remove", "did-alert-test", "did-alert-send"],
  ...["did-saved-view-create", "did-saved-view-change", "did-saved-view-default", "did-saved-view-remove"],
  ...["did-saved-view-forget", "did-note-create", "did-note-remove"],
  ...["did-erasure-remove", "did-erasure-readmit", "did-people-rename"],
  ...["did-calls-check", "did-calls-agents", "did-settings-source"],
  ...["did-calls-fill", "did-calls-fill-end"],
  ...["did-sign-out-end-session", "did-sign-out-end-other-sessions"],
] as const;

/** Entries of the trail in words. Those of `teams` are told by their names of today. */
export function useTrailWords(teams: readonly TeamName[]): (entry: TrailEntry) => TrailWords {
  const t = useTranslations("trail");
  const { operations } = useSite();
  const { rangeWords, periodWords, listScope } = useReadingWords(teams);

  return (entry) => {
    const { detail } = entry;
    const reading = tellReading(entry);
    return {
      who: entry.who ?? t(whoKey(entry)),
      said: tell(entry, reading?.said ?? ""),
      href: reading?.href ?? null,
      isRefused: detail.refused !== undefined,
    };
  };

  function tell({ what, detail }: TrailEntry, reading: string): string {
    const text = (name: string) => textOf(detail, name);
    const doing = doings.find((known) => known === `did-${what}-${text("done")}`);
    if (doing)
      return t(doing, {
        ...{ reading, agent: text("agent") || text("agentName"), account: text("account") },
        ...{
          name: text("name") || text("key"),
          server: text("server"),
          to: text("to"),
          count: Number(text("count")),
          day: dayWords(text("day")),
        },
      });
    if (what === "sign-in" && text("by") === "recovery-code") return t("did-sign-in-recovery");
    if (what === "sign-in" && text("by") === "openid") return t("did-sign-in-openid");
    if (what === "sign-in" || what === "sign-out") return t(`did-${what}`);
    if (what === "sign-in-failed") return t(failedKey(text("why")), { account: text("account") });
    if (what === "view")
      return t(viewKey(text("page")), { reading, agent: text("agent"), account: text("account") });
    if (what === "file" && detail.trail === true)
      return t("did-trail", { format: text("format").toUpperCase() });
    if (what === "file" && detail.held === true)
      return t("did-held", { agent: text("agent") || text("agentName") });
    if (what === "file" && text("schedule") !== "")
      return t("did-sent", { name: text("name"), days: periodWords(text("period")), to: text("to") });
    if (what === "file") return t("did-file", { format: text("format").toUpperCase(), reading });
    if (what === "calls") return t("did-again", { day: dayWords(text("day")) });
    if (text("trail") !== "") return t(text("trail") === "begun" ? "did-begun" : "did-secret");
    if (what === "settings" && text("restores") !== "")
      return t("did-settings-restore", { version: Number(text("restores")) });
    if (what === "settings") return t("did-settings");
    const isOfAccounts = ["people", "rights", "password", "set-up"].includes(what);
    const change = isOfAccounts && accountChanges.find((known) => known === text("done"));
    const account = text("account") || t("somebody");
    if (change) return t(`did-${change}`, { account, role: roleWords(text("role")) });
    return t("did-other", { kind: t(`kind-${what}`), detail: listDetail(detail) });
  }

  function dayWords(day: string): string {
    return day === "" ? "" : rangeWords(windowOfDay(day));
  }

  function roleWords(role: string): string {
    const known = (["administrator", "supervisor", "viewer"] as const).find((name) => name === role);
    return known ? t(`role-${known}`) : role;
  }

  /** Which figures were read or taken away, and where they are; null for what is no reading. */
  function tellReading({ operation: id, detail, atMs }: TrailEntry) {
    if (typeof detail.link !== "string") return null;
    const read = operations.find((one) => one.id === id) ?? operations[0];
    const { link, kind, window } = freeze(detail.link, dayAt(atMs, read.timeZone));
    const more = [
      detail.dni === true && t("dni"),
      detail.key !== undefined && t("by-key", { key: textOf(detail, "key") }),
    ].filter((part) => part !== false);
    const range = t(`range-${kind}`, { days: rangeWords(window) });
    const opened = { ...link, operation: operations.length > 1 ? read.id : null };
    const agent = textOf(detail, "agent");
    return {
      said: [range, ...listScope(link), ...more].join(", "),
      href: agent === "" ? formatReportAddress(opened) : formatAgentAddress(agent, opened),
    };
  }
}

function textOf(detail: Detail, name: string): string {
  const value = detail[name];
  return value === undefined || value === null ? "" : String(value);
}

/** Who it was that has no account. */
function whoKey({ what, detail }: TrailEntry) {
  if (what === "set-up" && detail.trail !== undefined) return "itself";
  return detail.by === "command" ? "command" : "nobody";
}

function viewKey(page: string) {
  const known = (["agent", "api", "share"] as const).find((name) => name === page);
  return known ? (`did-view-${known}` as const) : "did-view";
}

function failedKey(why: string) {
  if (why === "rate-limited") return "did-limited";
  if (why === "unknown" || why === "disabled") return `did-openid-${why}` as const;
  if (why === "wrong-passphrase") return "did-wrong-passphrase";
  return why === "wrong-code" ? "did-wrong-code" : "did-sign-in-failed";
}

function listDetail(detail: Detail): string {
  const told = Object.entries(detail).filter(([name]) => name !== "refused" && name !== "entry");
  return told.map(([name, value]) => `${name}: ${value}`).join(", ");
}

/** The words of a link, their relative range as it was on the day on which it was read. */
function freeze(words: string, day: string) {
  const { link } = parseReportLink(new URLSearchParams(words));
  if (link.span) {
    const window = { from: firstSecondOf(link.span.from), to: lastSecondOf(link.span.to) };
    return { link, kind: "span", window } as const;
  }
  const { first, last } = resolvePreset(link.range, day);
  const window = { from: firstSecondOf(first), to: lastSecondOf(last) };
  return { link: { ...link, span: { from: first, to: last } }, kind: link.range, window };
}
