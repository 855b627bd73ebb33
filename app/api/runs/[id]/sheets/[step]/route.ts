import { readRunSheet } from "@/lib/assessment/service/read-run-file";
import { authedRoute } from "@/lib/http/route";

/** Samples of one step from fixed latents, as PNG. The hash in the page's address makes it safe to keep. */
export const GET = authedRoute<{ id: string; step: string }>({
  name: "run.sheet",
  run: async ({ params, actor, tenant }) => {
    const sheet = await readRunSheet({ actor, tenant, runId: params.id, step: params.step });
    return new Response(Buffer.from(sheet.bytes), {
      headers: { "Content-Type": sheet.mediaType, "Cache-Control": "private, max-age=31536000, immutable" },
    });
  },
});
