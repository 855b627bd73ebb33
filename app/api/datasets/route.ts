import { UPLOAD_ROUTE_REASONS } from "@/lib/assessment/copy/reasons";
import { receiveDataset } from "@/lib/assessment/service/receive-dataset";
import { authedRoute } from "@/lib/http/route";

/** Multipart form: `name`, `licence`, `licenceConfirmed`, files `images` and (optional) `labels`. */
export const POST = authedRoute({
  name: "dataset.upload",
  reasons: UPLOAD_ROUTE_REASONS,
  run: async ({ request, actor, tenant }) => {
    const contentType = request.headers.get("content-type");
    const uploaded = await receiveDataset({ actor, tenant, contentType, body: request.body });
    const headers = { Location: `/datasets/${uploaded.datasetId}` };
    // A form without scripts follows the redirect; the page's own script reads the answer.
    const byForm = request.headers.get("accept")?.includes("text/html");
    return byForm ? new Response(null, { status: 303, headers }) : Response.json(uploaded, { status: 201, headers });
  },
});
