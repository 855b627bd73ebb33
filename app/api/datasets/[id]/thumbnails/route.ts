import { drawThumbnails } from "@/lib/assessment/service/draw-thumbnails";
import { authedRoute } from "@/lib/http/route";

/** `?page=0…`: a sheet of 10 × 6 images as PNG. What a data set holds never changes, so a browser may keep it. */
export const GET = authedRoute<{ id: string }>({
  name: "dataset.thumbnails",
  run: async ({ request, params, actor, tenant }) => {
    const asked = Number.parseInt(request.nextUrl.searchParams.get("page") ?? "0", 10);
    const page = Number.isSafeInteger(asked) && asked > 0 ? asked : 0;
    const png = await drawThumbnails({ actor, tenant, datasetId: params.id, page });
    return new Response(Buffer.from(png), {
      headers: { "Content-Type": "image/png", "Cache-Control": "private, max-age=31536000, immutable" },
    });
  },
});
