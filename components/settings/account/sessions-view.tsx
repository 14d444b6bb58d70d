import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useId, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { useMoment } from "@/components/figures/use-moment";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { useAttempt } from "@/components/ui/use-attempt";
import { endOtherSessions, endSession, sessionsOptions } from "@/lib/browser/queries/sessions-query";
import { useSite } from "@/lib/browser/site";
import { useAccountFault } from "@/lib/browser/use-account-fault";
import type { SessionAnswer, SessionsAnswer } from "@/lib/report/answers/person";

/** Where the reader is signed in; each place can be signed out from here. */
export function SessionsView({ sessions: first }: { sessions: SessionsAnswer }) {
  const t = useTranslations("account");
  const title = useId();
  const client = useQueryClient();
  const heading = useRef<HTMLHeadingElement>(null);
  const { data } = useQuery({ ...sessionsOptions(), initialData: first });
  const [said, setSaid] = useState("");
  const { fault, run } = useAttempt(useAccountFault());
  const others = data.sessions.filter(({ isThis }) => !isThis);
  const end = async (act: () => Promise<number>) => {
    await run(async () => setSaid(t("ended", { count: await act() })));
    // The button that was pressed is gone.
    heading.current?.focus();
    await client.invalidateQueries({ queryKey: sessionsOptions().queryKey });
  };
  return (
    <Card aria-labelledby={title} as="section" className="grid gap-3 p-4" id="sessions">
      <div className="flex flex-wrap items-center justify-between gap-x-5 gap-y-2">
        <h2 className="font-semibold text-lg" id={title} ref={heading} tabIndex={-1}>
          {t("sessions")}
        </h2>
        {others.length > 0 && <Button onClick={() => end(endOtherSessions)}>{t("endOthers")}</Button>}
      </div>
      <p className="max-w-prose text-muted">{t("sessionsNote")}</p>
      <div role="alert">{fault && <Notice tone="failure">{fault}</Notice>}</div>
      <ul>
        {data.sessions.map((session) => (
          <SessionRow
            key={session.id}
            onEnd={() => end(() => endSession(session.id).then(() => 1))}
            session={session}
          />
        ))}
      </ul>
      <p className="text-muted" role="status">
        {said || (others.length === 0 && t("none"))}
      </p>
    </Card>
  );
}

function SessionRow({ session, onEnd }: { session: SessionAnswer; onEnd: () => void }) {
  const t = useTranslations("account");
  const momentOf = useMoment();
  const { timeZone } = useSite().operations[0];
  const browser = session.browser ?? t("unknownBrowser");
  const since = momentOf(session.since, timeZone).both;
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-0.5 border-line py-2 [&+&]:border-t">
      <span className="min-w-44 grow basis-44">
        <span className="font-medium">{browser}</span>
        {session.isThis && <span className="text-muted text-sm"> · {t("this")}</span>}
      </span>
      <span className="text-muted text-sm">{t("since", { moment: since })}</span>
      <span className="text-muted text-sm">
        {t("lastSeen", { moment: momentOf(session.lastSeen, timeZone).both })}
      </span>
      {!session.isThis && (
        <Button aria-label={t("endOf", { browser, moment: since })} onClick={onEnd}>
          {t("end")}
        </Button>
      )}
    </li>
  );
}
