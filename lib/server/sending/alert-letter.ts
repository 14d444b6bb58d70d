import "server-only";
import { formatLongDay, formatMoment, formatZone } from "@/lib/dates/words";
import { instantOf } from "@/lib/dates/zone";
import type { Locale } from "@/lib/messages/locale";
import { createLocaleTranslator } from "@/lib/messages/translator";
import type { AlertCrossing } from "@/lib/report/answers/alert";
import { formatHm } from "@/lib/report/figures/duration";
import type { Message } from "./message";

/** A letter of an alert: who is over which limit. */
export type AlertNews = {
  alertId: string;
  name: string;
  operation: string;
  timeZone: string;
  /** Its run's period; null = a test. */
  letter: string | null;
  to: readonly string[];
  locale: Locale;
  /** Who made the alert. */
  maker: string;
  crossings: readonly AlertCrossing[];
  /** Where a day of it can be read: those over the same limits. */
  linkOf: (day: string) => string;
  /** Where alerts are kept. */
  settingsAddress: string;
  nowMs: number;
};

/** A mail names no more; a webhook is sent all. */
const mostLines = 100;

export function writeAlertMessage(news: AlertNews): Message {
  return {
    id: news.alertId,
    to: news.to,
    place: news.letter ?? `test-${crypto.randomUUID()}`,
    mail: () => ({ ...writeMail(news), attachment: null }),
    webhook: () => ({ body: Buffer.from(JSON.stringify(writeBody(news))), headers: writeHeaders(news) }),
  };
}

/** Subject and text, in the language of whoever made the alert. */
function writeMail(news: AlertNews): { subject: string; text: string } {
  const { name, timeZone, letter, locale, maker, crossings, linkOf, settingsAddress, nowMs } = news;
  const t = createLocaleTranslator(locale);
  const agents = new Set(crossings.map(({ agent }) => JSON.stringify([agent.id, agent.name]))).size;
  const isTest = letter === null;
  const subject = [
    ...(isTest ? [t("sending.test")] : []),
    t("sending.alertSubject", { name, count: agents }),
  ].join(" ");
  const shown = crossings.slice(0, mostLines);
  const days = [...Map.groupBy(shown, ({ day }) => day)].flatMap(([day, ofDay]) => [
    `${formatLongDay(day, locale, "year")}:`,
    ...ofDay.map((crossing) => `- ${tellCrossing(crossing)}`),
    t("sending.alertAsOf", {
      moment: momentOf(ofDay),
      zone: formatZone(timeZone, nowMs, locale),
    }),
    "",
    t("sending.alertLink"),
    linkOf(day),
    "",
  ]);
  const left = crossings.length - shown.length;
  const lines = [
    ...(isTest ? [t("sending.alertTestNote"), ""] : []),
    name,
    "",
    ...(crossings.length === 0 ? [t("sending.alertNobody"), ""] : days),
    ...(left > 0 ? [t("sending.alertMore", { count: left }), ""] : []),
    t("sending.alertWhy", { maker }),
    settingsAddress,
  ];
  return { subject, text: `${lines.join("\n")}\n` };

  // All of a day rest on the same figures.
  function momentOf([first]: readonly AlertCrossing[]): string {
    if (!first) return "";
    const { day, time } = formatMoment(instantOf(first.asOf), nowMs, timeZone, locale);
    return day === null ? time : `${day}, ${time}`;
  }

  function tellCrossing({ agent, allowance, over }: AlertCrossing): string {
    const words = {
      agent: agent.id === "" ? agent.name : t("export.named", { name: agent.name, id: agent.id }),
      allowance: allowance.name,
      over: formatHm(over),
    };
    return allowance.seconds === null
      ? t("sending.alertLineNoLimit", words)
      : t("sending.alertLine", { ...words, limit: formatHm(allowance.seconds) });
  }
}

function writeBody({ alertId, name, operation, timeZone, letter, crossings, linkOf }: AlertNews) {
  return {
    alert: { id: alertId, name },
    ...{ operation, timeZone, letter, isTest: letter === null },
    crossings: crossings.map((crossing) => ({ ...crossing, link: linkOf(crossing.day) })),
  };
}

function writeHeaders({ alertId, letter }: AlertNews): Record<string, string> {
  return {
    "content-type": "application/json",
    "x-auxboard-alert": alertId,
    ...(letter === null ? { "x-auxboard-test": "1" } : { "x-auxboard-letter": letter }),
  };
}
