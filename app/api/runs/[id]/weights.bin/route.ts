import { readRunWeights } from "@/lib/assessment/service/read-run-file";
import { attachmentHeaders } from "@/lib/http/attachment-headers";
import { authedRoute } from "@/lib/http/route";

/** The final weights, to be kept elsewhere or uploaded again for another run to start from. */
export const GET = authedRoute<{ id: string }>({
  name: "run.weights",
  run: async ({ params, actor, tenant }) => {
    const { number, bytes } = await readRunWeights({ actor, tenant, runId: params.id });
    const file = { name: `${number}-weights.bin`, mediaType: "application/octet-stream", size: bytes.length };
    return new Response(Buffer.from(bytes), { headers: attachmentHeaders(file) });
  },
});
