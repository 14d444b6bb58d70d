"use client";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, useEffect, useState } from "react";
import { IntlProvider } from "use-intl";
import { useEarlySteps } from "@/lib/browser/early/use-early-steps";
import { bearForeignEdits } from "@/lib/browser/foreign-edits";
import { useReturnedNetwork } from "@/lib/browser/use-returned-network";
import type { Messages } from "@/lib/messages/catalogue";
import type { Locale } from "@/lib/messages/locale";

type ProvidersProps = { locale: Locale; messages: Partial<Messages>; children: ReactNode };

/** One query client per tab, one catalogue per page. */
export function Providers({ locale, messages, children }: ProvidersProps) {
  useEarlySteps();
  // Code that came later would not know what was replaced before it.
  useEffect(bearForeignEdits, []);
  const [client] = useState(() => new QueryClient());
  // What is being asked is not asked twice.
  useReturnedNetwork(() => client.getQueryCache().onOnline());
  return (
    <IntlProvider locale={locale} messages={messages} timeZone="UTC">
      <QueryClientProvider client={client}>{children}</QueryClientProvider>
    </IntlProvider>
  );
}
