import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { ScrollRegion } from "@/components/ui/scroll-region";
import { isApiAddress, type TriedAnswer, tryAddress } from "@/lib/browser/queries/api-description-query";

/** Asks an address, which may be changed before, with the reader's own session, and shows what it answers. */
export function TryView({ address }: { address: string }) {
  const t = useTranslations("apiPage");
  const [asked, setAsked] = useState(address);
  const [answer, setAnswer] = useState<TriedAnswer | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setAnswer(null);
    if (!isApiAddress(asked)) return setFault(t("notApi"));
    setFault(null);
    setBusy(true);
    await tryAddress(asked).then(setAnswer, () => setFault(t("noAnswer")));
    setBusy(false);
  };
  return (
    <form className="grid min-w-0 gap-3" noValidate onSubmit={submit}>
      <Field
        autoCapitalize="none"
        autoComplete="off"
        hint={t("tryHint")}
        label={t("address")}
        onChange={(event) => setAsked(event.target.value)}
        spellCheck={false}
        translate="no"
        value={asked}
      />
      <div>
        <Button disabled={isBusy} look="main" type="submit">
          {t("try")}
        </Button>
      </div>
      <div role="alert">{fault && <Notice tone="failure">{fault}</Notice>}</div>
      <div aria-live="polite">{answer && <Answer {...answer} />}</div>
    </form>
  );
}

function Answer({ status, headers, bytes, text }: TriedAnswer) {
  const t = useTranslations("apiPage");
  return (
    <section aria-label={t("answered")} className="grid min-w-0 gap-2">
      <p>
        <span className="font-medium">{t("answered")}</span>{" "}
        <span className={status < 400 ? "font-semibold" : "font-semibold text-over"}>{status}</span>
        <span className="text-muted"> · {t("bytes", { count: bytes })}</span>
      </p>
      <dl className="grid grid-cols-[max-content_minmax(0,1fr)] gap-x-4 text-sm max-sm:grid-cols-1">
        {headers.map(([name, value]) => (
          <div className="contents" key={name}>
            <dt className="text-muted">{name}</dt>
            <dd className="[overflow-wrap:anywhere]">
              <code>{value}</code>
            </dd>
          </div>
        ))}
      </dl>
      {text === null ? (
        <p className="text-muted">{t("noText")}</p>
      ) : (
        <ScrollRegion aria-label={t("content")} className="max-h-96 overflow-auto rounded bg-page px-3 py-2">
          <pre className="whitespace-pre-wrap text-sm [overflow-wrap:anywhere]" translate="no">
            {text}
          </pre>
        </ScrollRegion>
      )}
    </section>
  );
}
