import { followRun } from "@/lib/assessment/service/follow-run";
import { authedRoute } from "@/lib/http/route";

/** Server-sent events: `event: run`, data = RunDelta. 204 where the reader has seen the end, so that it stays away. */
export const GET = authedRoute<{ id: string }>({
  name: "run.events",
  run: async ({ request, params, actor, tenant }) => {
    const lastEventId = request.headers.get("last-event-id") ?? request.nextUrl.searchParams.get("after");
    const stream = await followRun({ actor, tenant, runId: params.id, lastEventId, signal: request.signal });
    if (!stream) return new Response(null, { status: 204 });
    return new Response(stream, {
      headers: {
        "Content-Type": "text/event-stream; charset=utf-8",
        "Cache-Control": "private, no-store, no-transform",
        // A proxy that buffers would turn a live page into a late one.
        "X-Accel-Buffering": "no",
      },
    });
  },
});
