import { redirect } from "next/navigation";
import { SignInView } from "@/components/settings/entrance/sign-in-view";
import { parseReturnPath } from "@/lib/search/return-path";
import { listEntries, type SearchParams } from "@/lib/search/search-params";
import { loadPageViewer } from "@/lib/server/http/page-door";

type SignInPageProps = { searchParams: Promise<SearchParams> };

export default async function SignInPage({ searchParams }: SignInPageProps) {
  const words = new URLSearchParams(listEntries(await searchParams));
  const returnPath = parseReturnPath(words.get("next"));
  const reader = await loadPageViewer();
  if (reader.viewer) redirect(returnPath);
  const { letters, environment, openIdName } = reader.installation;
  return (
    <SignInView
      canReset={letters !== null}
      isDemo={environment.isDemo}
      openIdName={openIdName}
      refused={words.get("refused")}
      returnPath={returnPath}
      setUpToken={words.get("setup")}
    />
  );
}
