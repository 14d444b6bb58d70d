"use client";

import { useTranslations } from "use-intl";
import { late } from "@/components/ui/late";
import { Popover } from "@/components/ui/popover";
import type { AccountPanelProps } from "./account-panel";

const loadPanel = () => import("./account-panel").then((module) => module.AccountPanel);
const AccountPanel = late(loadPanel, { onServer: false });

/** The reader's initials, and the panel behind them. */
export function AccountMenu(props: Omit<AccountPanelProps, "onClose">) {
  const { email } = props;
  const t = useTranslations("app");
  const account = t("account", { email });
  return (
    <Popover
      label={account}
      load={loadPanel}
      trigger={
        <>
          <span className="sr-only">{account}</span>
          <span aria-hidden="true">{initialsOf(email)}</span>
        </>
      }
      triggerClassName="grid size-7.5 place-items-center rounded-full bg-accent-soft font-semibold text-accent text-xs/5"
    >
      {(close) => <AccountPanel {...props} onClose={close} />}
    </Popover>
  );
}

function initialsOf(email: string): string {
  const words = (email.split("@")[0] ?? "").split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  const letters =
    words.length > 1 ? words.slice(0, 2).map((word) => word[0]) : [...(words[0] ?? "?")].slice(0, 2);
  return letters.join("").toUpperCase();
}
