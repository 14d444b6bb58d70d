import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { WeekView } from "@/components/week/week-view";
import { primeTeams } from "@/lib/browser/queries/teams-query";
import { createLocaleTranslator } from "@/lib/messages/translator";
import type { SearchParams } from "@/lib/search/search-params";
import { weekOf } from "@/lib/search/week-link";
import { noteInside } from "@/lib/server/http/note-inside";
import { pageLocale } from "@/lib/server/http/page-request";

export async function generateMetadata(): Promise<Metadata> {
  const t = createLocaleTranslator(await pageLocale());
  return { title: t("app.titleOf", { operation: t("week.page") }) };
}

export default async function WeekPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const client = new QueryClient();
  for (const answer of await noteInside(searchParams, weekOf)) primeTeams(client, answer);
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <WeekView />
    </HydrationBoundary>
  );
}
