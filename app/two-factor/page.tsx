import { redirect } from "next/navigation";
import { TwoFactorDemandedView } from "@/components/settings/entrance/two-factor-demanded-view";
import { parseReturnPath } from "@/lib/search/return-path";
import { listEntries, type SearchParams } from "@/lib/search/search-params";
import { loadPlainViewer } from "@/lib/server/http/page-door";

type TwoFactorPageProps = { searchParams: Promise<SearchParams> };

/** Where an account is led that needs two-factor first; whoever has it, or needs none, goes on. */
export default async function TwoFactorPage({ searchParams }: TwoFactorPageProps) {
  const words = new URLSearchParams(listEntries(await searchParams));
  const returnPath = parseReturnPath(words.get("next"));
  const { viewer } = await loadPlainViewer();
  if (viewer?.twoFactor !== "missing") redirect(returnPath);
  return <TwoFactorDemandedView email={viewer.email} returnPath={returnPath} />;
}
