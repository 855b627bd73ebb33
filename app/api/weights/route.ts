import { WEIGHTS_ROUTE_REASONS } from "@/lib/assessment/copy/reasons";
import { receiveWeights } from "@/lib/assessment/service/upload-weights";
import { authedRoute } from "@/lib/http/route";

/** Multipart form: `name`, `origin`, file `weights`. */
export const POST = authedRoute({
  name: "weights.upload",
  reasons: WEIGHTS_ROUTE_REASONS,
  run: async ({ request, actor, tenant }) => {
    const contentType = request.headers.get("content-type");
    const uploaded = await receiveWeights({ actor, tenant, contentType, body: request.body });
    const headers = { Location: "/runs/weights" };
    // A form without scripts follows the redirect; the page's own script reads the answer.
    const byForm = request.headers.get("accept")?.includes("text/html");
    return byForm ? new Response(null, { status: 303, headers }) : Response.json(uploaded, { status: 201, headers });
  },
});
