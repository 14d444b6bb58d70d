import { redirect } from "next/navigation";
import { SignInView } from "@/components/settings/entrance/sign-in-view";
import { parseReturnPath } from "@/lib/search/return-path";
import { listEntries, type SearchParams } from "@/lib/search/search-params";
import { loadPageViewer } from "@/lib/server/http/page-door";

type SignInPageProps = { searchParams: Promise<SearchParams> };

export default async function SignInPage({ searchParams }: SignInPageProps) {
  const words = new URLSearchParams(listEntries(await searchParams));
  const returnPath = parseReturnPath(words.get("next"));
  const { viewer, server } = await loadPageViewer();
  if (viewer) redirect(returnPath);
  return (
    <SignInView
      canReset={server.letters !== null}
      isDemo={server.environment.isDemo}
      openIdName={server.openIdName}
      refused={words.get("refused")}
      returnPath={returnPath}
      setUpToken={words.get("setup")}
    />
  );
}
