import { redirect } from "next/navigation";
import { NoOperationView } from "@/components/settings/entrance/no-operation-view";
import { isAdministrator } from "@/lib/server/access/administrator";
import { loadPlainViewer } from "@/lib/server/http/page-door";

/** Where an account without any operation is told so, and everybody while none is set up. */
export default async function NoOperationPage() {
  const { viewer, isOpen, isSetUp } = await loadPlainViewer();
  if (!viewer || isOpen) redirect("/");
  if (!isSetUp && isAdministrator(viewer)) redirect("/set-up");
  return <NoOperationView email={viewer.email} isSetUp={isSetUp} />;
}
