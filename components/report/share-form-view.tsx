"use client";

import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { CopiedText } from "@/components/figures/copied-text";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { SegmentedField } from "@/components/ui/segmented-field";
import { useAttempt } from "@/components/ui/use-attempt";
import { makeShare, sharesOptions } from "@/lib/browser/queries/shares-query";
import { useFaultWords } from "@/lib/browser/refusal";
import { type ShareNames, shareLimits, shareNames } from "@/lib/report/answers/shares-answer";

const lives = ["1", "7", "30"] as const;

/** Opens the page's report to whoever has an address: for how long, with names or without, under a passphrase or none. */
export function ShareFormView() {
  const t = useTranslations("shares");
  const { data } = useQuery(sharesOptions);
  const [isOpen, setOpen] = useState(false);
  if (!isOpen)
    return (
      <div className="border-line border-t p-1.5">
        <Button className="w-full justify-start" look="quiet" onClick={() => setOpen(true)}>
          {t("share")}
        </Button>
      </div>
    );
  return (
    <div className="grid w-72 gap-2 border-line border-t p-3">
      {data?.isAllowed === false ? <p className="text-muted">{t("notAllowed")}</p> : <ShareForm />}
    </div>
  );
}

function ShareForm() {
  const t = useTranslations("shares");
  const [days, setDays] = useState<(typeof lives)[number]>("7");
  const [names, setNames] = useState<ShareNames>("masked");
  const [passphrase, setPassphrase] = useState("");
  const { fault, isBusy, refuse, run } = useAttempt(useFaultWords("shares"));
  const [url, setUrl] = useState<string | null>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { least } = shareLimits.passphrase;
    if (passphrase !== "" && passphrase.length < least) return refuse(t("shortPassphrase", { least }));
    const { pathname, search } = window.location;
    const words = { link: `${pathname}${search}`, days: Number(days), names };
    return run(async () =>
      setUrl((await makeShare({ ...words, ...(passphrase !== "" && { passphrase }) })).url),
    );
  };
  if (url !== null)
    return (
      <>
        <CopiedText label={t("address")} text={url} />
        <p className="text-muted text-sm">{t("onceOnly")}</p>
      </>
    );
  return (
    <form className="grid gap-2.5" noValidate onSubmit={submit}>
      <p className="text-muted text-sm">{t("formNote")}</p>
      <SegmentedField
        choices={lives.map((value) => ({ value, label: t("daysChoice", { count: Number(value) }) }))}
        chosen={days}
        label={t("days")}
        onChoose={setDays}
      />
      <SegmentedField
        choices={shareNames.map((value) => ({ value, label: t(`names-${value}`) }))}
        chosen={names}
        label={t("names")}
        onChoose={setNames}
      />
      <Field
        autoComplete="off"
        label={t("passphraseOptional")}
        maxLength={shareLimits.passphrase.most}
        onChange={(event) => setPassphrase(event.target.value)}
        size="small"
        value={passphrase}
      />
      <div role="alert">{fault && <Notice tone="failure">{fault}</Notice>}</div>
      <div>
        <Button disabled={isBusy} look="main" type="submit">
          {t("make")}
        </Button>
      </div>
    </form>
  );
}
