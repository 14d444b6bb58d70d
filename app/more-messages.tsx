"use client";

import type { ReactNode } from "react";
import { IntlProvider, useLocale, useMessages } from "use-intl";
import type { Messages } from "@/lib/messages/catalogue";

type MoreMessagesProps = { messages: Partial<Messages>; children: ReactNode };

/** Adds sections of the catalogue to those that every page has. */
export function MoreMessages({ messages, children }: MoreMessagesProps) {
  const locale = useLocale();
  const given = useMessages();
  return (
    <IntlProvider locale={locale} messages={{ ...given, ...messages }} timeZone="UTC">
      {children}
    </IntlProvider>
  );
}
