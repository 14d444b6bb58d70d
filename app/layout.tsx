import type { Metadata, Viewport } from "next";
import { connection } from "next/server";
import type { ReactNode } from "react";
import { preload } from "react-dom";
import { earlyClicksScript } from "@/lib/browser/early/early-clicks";
import { typedAheadScript } from "@/lib/browser/early/typed-ahead";
import { parseTheme, themeCookie } from "@/lib/browser/theme";
import { pageMessagesIn } from "@/lib/messages/catalogue";
import { languageOf } from "@/lib/messages/locale";
import { pageBuild, pageChoice, pageLocale, pageNonce } from "@/lib/server/http/page-request";
import "./globals.css";
import { Providers } from "./providers";

export const metadata: Metadata = {
  title: "Auxboard",
  icons: { icon: "/icon.svg" },
  robots: { index: false, follow: false },
  referrer: "same-origin",
};

/** The canvas has the reader's theme before the first style has arrived. */
export async function generateViewport(): Promise<Viewport> {
  const theme = await pageTheme();
  return {
    width: "device-width",
    initialScale: 1,
    colorScheme: theme === "system" ? "light dark" : theme,
  };
}

// The letters of the first paint, asked for with the page and not after its styles.
const letters = new URL(
  "../node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2",
  import.meta.url,
);

export default async function RootLayout({ children }: { children: ReactNode }) {
  // A prerendered page would carry no nonce, and the policy would refuse its scripts.
  await connection();
  const [locale, theme, nonce] = await Promise.all([pageLocale(), pageTheme(), pageNonce()]);
  preload(letters.pathname, { as: "font", type: "font/woff2", crossOrigin: "anonymous" });
  return (
    <html
      data-build={pageBuild()}
      data-theme={theme === "system" ? undefined : theme}
      lang={languageOf(locale)}
    >
      <body>
        <script nonce={nonce} suppressHydrationWarning>
          {`${earlyClicksScript}\n${typedAheadScript}`}
        </script>
        <Providers locale={locale} messages={pageMessagesIn(locale)}>
          {children}
        </Providers>
      </body>
    </html>
  );
}

async function pageTheme() {
  return parseTheme(await pageChoice(themeCookie));
}
