import type { Metadata, Viewport } from "next";
import { connection } from "next/server";
import type { ReactNode } from "react";
import { messagesIn } from "@/lib/messages/catalogue";
import { pageLocale } from "@/lib/server/page/page-locale";
import "./globals.css";
import { Providers } from "./providers";

export const metadata: Metadata = {
  title: "Auxboard",
  icons: { icon: "/icon.svg" },
  robots: { index: false, follow: false },
  referrer: "same-origin",
};

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  colorScheme: "light dark",
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  // A prerendered page would carry no nonce, and the policy would refuse its scripts.
  await connection();
  const locale = await pageLocale();
  return (
    <html lang={locale}>
      <body>
        <Providers locale={locale} messages={messagesIn(locale)}>
          {children}
        </Providers>
      </body>
    </html>
  );
}
