import { ATTACHMENT_REASONS } from "@/lib/filing/copy/evidence";
import { attachFile } from "@/lib/filing/service/attach-file";
import { authedRoute } from "@/lib/http/route";

/** Multipart form with one `file`; `?slot=` says which document it is. */
export const POST = authedRoute<{ id: string }, "person">({
  name: "attachment.add",
  reasons: ATTACHMENT_REASONS,
  scope: "person",
  run: async ({ request, params, actor }) => {
    const attached = await attachFile({
      ...{ actor, filingId: params.id, slot: request.nextUrl.searchParams.get("slot") ?? "" },
      ...{ contentType: request.headers.get("content-type"), body: request.body },
    });
    const headers = { Location: `/filings/${params.id}/dossier/attachments` };
    // A form without scripts follows the redirect; the page's own script reads the answer.
    const byForm = request.headers.get("accept")?.includes("text/html");
    return byForm ? new Response(null, { status: 303, headers }) : Response.json(attached, { status: 201, headers });
  },
});
