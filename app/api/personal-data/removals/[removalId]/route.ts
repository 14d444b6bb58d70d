import { answerChange, privateJson } from "@/lib/server/http/api-door";
import { parseOperation } from "../../../parse-operation";

type Context = { params: Promise<{ removalId: string }> };

/** `DELETE /api/personal-data/removals/{id}`: lets the person in again, from the next answer on; for administrators. */
export function DELETE(request: Request, { params }: Context): Promise<Response> {
  return answerChange(request, "erasure", async ({ reports, personalData }, record) => {
    const { id } = parseOperation(request, reports.names);
    const { removalId } = await params;
    const detail = { done: "readmit", removal: removalId };
    await record({ operation: id, detail }, () => personalData.readmit(id, removalId));
    return privateJson({});
  });
}
