import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { isAppError } from "@/lib/errors";
import { readUpload } from "@/lib/files/service/read-upload";

const LIMITS = {
  images: { bytes: 10_000, inflatedBytes: 50_000 },
  labels: { bytes: 1_000, inflatedBytes: 1_000 },
};

function send(parts: Record<string, string | { name: string; bytes: Uint8Array }>) {
  const form = new FormData();
  for (const [field, part] of Object.entries(parts)) {
    if (typeof part === "string") form.set(field, part);
    else form.set(field, new Blob([Buffer.from(part.bytes)]), part.name);
  }
  const request = new Request("http://localhost/", { method: "POST", body: form });
  return { contentType: request.headers.get("content-type"), body: request.body, files: LIMITS };
}

async function reasonOf(reading: Promise<unknown>): Promise<string | undefined> {
  return reading.then(
    () => "taken",
    (error: unknown) => (isAppError(error) ? error.detail.reason : String(error)),
  );
}

const bytes = (length: number) => Uint8Array.from({ length }, (_, index) => (index * 31) % 251);

describe("an upload", () => {
  test("arrives whole, plain or gzip, with its fields", async () => {
    const plain = bytes(9_000);
    const upload = await readUpload(
      send({
        name: "手写 digits",
        images: { name: "images.idx", bytes: plain },
        labels: { name: "labels.gz", bytes: gzipSync(bytes(900)) },
      }),
    );
    expect(upload.fields).toEqual({ name: "手写 digits" });
    expect(Buffer.from(upload.files.images?.bytes ?? []).equals(plain)).toBe(true);
    expect(Buffer.from(upload.files.labels?.bytes ?? []).equals(bytes(900))).toBe(true);
    expect(upload.files.labels?.fileName).toBe("labels.gz");
  });

  test("a file field without a chosen file counts as none", async () => {
    const upload = await readUpload(
      send({ images: { name: "a", bytes: bytes(10) }, labels: { name: "", bytes: bytes(0) } }),
    );
    expect(Object.keys(upload.files)).toEqual(["images"]);
  });

  test.each([
    ["larger than may be sent", { name: "a", bytes: bytes(10_001) }, "upload.tooLarge"],
    [
      "small but inflating without end",
      { name: "a.gz", bytes: gzipSync(new Uint8Array(60_000)) },
      "upload.inflatesTooFar",
    ],
    ["cut off", { name: "a.gz", bytes: gzipSync(bytes(5_000)).subarray(0, 60) }, "upload.truncated"],
    ["damaged", { name: "a.gz", bytes: damaged(gzipSync(bytes(5_000))) }, "upload.corrupt"],
    ["empty", { name: "a.idx", bytes: bytes(0) }, "upload.empty"],
  ])("a file that is %s is refused with its reason", async (_, file, reason) => {
    expect(await reasonOf(readUpload(send({ images: file })))).toBe(reason);
  });

  test("the rest is still read after a refusal, so that the answer reaches a browser that is sending", async () => {
    const request = send({ images: { name: "a", bytes: bytes(20_000) }, labels: { name: "b", bytes: bytes(500) } });
    let readToTheEnd = false;
    const watch = new TransformStream<Uint8Array, Uint8Array>({
      flush: () => {
        readToTheEnd = true;
      },
    });
    const body = request.body?.pipeThrough(watch) ?? null;
    expect(await reasonOf(readUpload({ ...request, body }))).toBe("upload.tooLarge");
    expect(readToTheEnd).toBe(true);
  });

  test("whoever sends without end is cut off", async () => {
    const endless = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(Buffer.from(head)),
      pull: (controller) => controller.enqueue(bytes(10_000)),
    });
    const contentType = "multipart/form-data; boundary=x";
    expect(await reasonOf(readUpload({ contentType, body: endless, files: LIMITS }))).toBe("upload.interrupted");
  });

  test("a connection that breaks in the middle is an interruption", async () => {
    const broken = new ReadableStream<Uint8Array>({
      start: (controller) => {
        controller.enqueue(Buffer.from(`${head}abc`));
        controller.close();
      },
    });
    const contentType = "multipart/form-data; boundary=x";
    expect(await reasonOf(readUpload({ contentType, body: broken, files: LIMITS }))).toBe("upload.interrupted");
  });

  test.each([["application/json"], ["multipart/form-data"], [null]])("%s is no form", async (contentType) => {
    const body = new Response("{}").body;
    expect(await reasonOf(readUpload({ contentType, body, files: LIMITS }))).toBe("upload.notAForm");
  });
});

const head = '--x\r\nContent-Disposition: form-data; name="images"; filename="a"\r\n\r\n';

function damaged(gzip: Uint8Array): Uint8Array {
  const copy = Uint8Array.from(gzip);
  for (let at = 30; at < 60; at += 1) copy[at] = (copy[at] ?? 0) ^ 0xff;
  return copy;
}
