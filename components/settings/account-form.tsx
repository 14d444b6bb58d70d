import { type FormEvent, type ReactNode, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { useAttempt } from "@/components/ui/use-attempt";
import { useAccountFault } from "@/lib/browser/use-account-fault";

type AccountFormProps = {
  submit: string;
  /** What is said once it is done; the form can then be used again. */
  done?: string;
  /** Empties the fields once it is done. */
  clears?: boolean;
  /** Leaves it as it is, where that can be chosen. */
  onCancel?: (() => void) | undefined;
  /** `text` reads a field. */
  onSubmit: (text: (name: string) => string) => Promise<void>;
  children: ReactNode;
};

/** Some fields of one's own account, and the button that keeps them. */
export function AccountForm({
  submit,
  done,
  clears = false,
  onCancel,
  onSubmit,
  children,
}: AccountFormProps) {
  const t = useTranslations();
  const { fault, isBusy, run } = useAttempt(useAccountFault());
  const [isDone, setDone] = useState(false);
  const attempt = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const fields = new FormData(form);
    setDone(false);
    const wasDone = await run(() => onSubmit((name) => String(fields.get(name) ?? "")));
    if (wasDone && clears) form.reset();
    setDone(wasDone);
  };
  return (
    <form className="grid gap-3" method="post" onSubmit={attempt}>
      {children}
      <div role="alert">{fault && <Notice tone="failure">{fault}</Notice>}</div>
      <div className="flex flex-wrap items-center gap-2.5">
        <Button disabled={isBusy} look="main" type="submit">
          {submit}
        </Button>
        {onCancel && <Button onClick={onCancel}>{t("people.cancel")}</Button>}
        <span className="text-muted" role="status">
          {isDone && done}
        </span>
      </div>
    </form>
  );
}
