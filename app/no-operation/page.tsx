import { redirect } from "next/navigation";
import { NoOperationView } from "@/components/settings/entrance/no-operation-view";
import { loadPlainViewer } from "@/lib/server/http/page-door";

/** Where an account without any operation is told so. */
export default async function NoOperationPage() {
  const { viewer, isOpen } = await loadPlainViewer();
  if (!viewer || isOpen) redirect("/");
  return <NoOperationView email={viewer.email} />;
}
