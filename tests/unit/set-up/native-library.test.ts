import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { access, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { COMPLETE_MARK, ensureExtracted, ensureNativeLibrary } from "@/scripts/set-up/native-library.mjs";
import { verifyChecksum } from "@/scripts/set-up/native-wheel.mjs";
import { hashFile } from "@/scripts/set-up/stamp.mjs";

let folder: string;
let cache: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "library-"));
  cache = join(folder, "cache");
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const MEMBERS = {
  "tensorflow/libtensorflow_cc.so.2": "main library",
  "tensorflow/libtensorflow_framework.so.2": "framework",
  "tensorflow/include/tensorflow/c/c_api.h": "// c api",
  "tensorflow/include/tensorflow/core/kernels/unneeded.h": "// not needed",
  "tensorflow/python/keras.py": "# not needed",
};

/** A wheel with the layout of the real one and a few bytes in it. */
async function packWheel(members: Record<string, string>, name = "fake.whl"): Promise<string> {
  const archive = join(folder, name);
  const list = join(folder, "members.json");
  await writeFile(list, JSON.stringify(members));
  const program = name.endsWith(".tar.gz")
    ? "import io,json,sys,tarfile\nt=tarfile.open(sys.argv[1],'w:gz')\nfor n,c in json.load(open(sys.argv[2])).items():\n i=tarfile.TarInfo(n); i.size=len(c); t.addfile(i, io.BytesIO(c.encode()))\nt.close()"
    : "import json,sys,zipfile\nz=zipfile.ZipFile(sys.argv[1],'w')\nfor n,c in json.load(open(sys.argv[2])).items(): z.writestr(n,c)\nz.close()";
  execFileSync("python3", ["-c", program, archive, list]);
  return archive;
}

describe("an archive given by hand", () => {
  test("is unpacked once: the two libraries and the needed headers, nothing else", async () => {
    const source = await packWheel(MEMBERS);
    const library = await ensureNativeLibrary({ cache, source });
    expect(library.fetched).toBe(true);
    expect(await Promise.all(library.libraries.map((path) => readFile(path, "utf8")))).toEqual([
      "main library",
      "framework",
    ]);
    await access(join(library.include, "tensorflow/c/c_api.h"));
    const unpacked = join(cache, library.id);
    expect((await readdir(unpacked, { recursive: true })).filter((name) => /unneeded|keras/.test(name))).toEqual([]);
    await access(join(unpacked, COMPLETE_MARK));
    expect((await ensureNativeLibrary({ cache, source })).fetched).toBe(false);
  });

  test("a C archive has another layout and is found too", async () => {
    const source = await packWheel(
      {
        "./lib/libtensorflow.so.2": "main library",
        "./lib/libtensorflow_framework.so.2": "framework",
        "./include/tensorflow/c/c_api.h": "// c api",
      },
      "c.tar.gz",
    );
    const library = await ensureNativeLibrary({ cache, source });
    expect(await readFile(library.libraries[0] ?? "", "utf8")).toBe("main library");
  });

  test("one without the framework is refused and leaves nothing", async () => {
    const { "tensorflow/libtensorflow_framework.so.2": _, ...incomplete } = MEMBERS;
    const source = await packWheel(incomplete);
    await expect(ensureNativeLibrary({ cache, source })).rejects.toThrow(/does not hold the whole/);
    expect(await readdir(cache)).toEqual([]);
  });

  test("a path that does not exist is named", async () => {
    await expect(ensureNativeLibrary({ cache, source: join(folder, "gone.whl") })).rejects.toThrow(/gone\.whl/);
  });
});

test("a wheel with the wrong checksum is refused before it is unpacked, and leaves nothing", async () => {
  const wheel = await packWheel(MEMBERS);
  const target = join(cache, "library");
  const expected = await hashFile(wheel);
  await writeFile(wheel, "tampered with", { flag: "a" });
  const obtain = () => verifyChecksum(wheel, expected);
  await expect(ensureExtracted({ target, obtain })).rejects.toThrow(/wrong checksum/);
  expect(await readdir(cache)).toEqual([]);
});

describe("a set-up that is killed while it unpacks", () => {
  /** Another process that begins and then hangs in the middle of the work. */
  async function startAndKill(target: string): Promise<void> {
    const module = new URL("../../../scripts/set-up/native-library.mjs", import.meta.url).href;
    const program = `
      import { ensureExtracted } from ${JSON.stringify(module)};
      import { mkdir, writeFile } from "node:fs/promises";
      await ensureExtracted({ target: ${JSON.stringify(target)}, obtain: async (partial) => {
        await mkdir(partial + "/tensorflow", { recursive: true });
        await writeFile(partial + "/tensorflow/libtensorflow_cc.so.2", "half of it");
        process.stdout.write("half");
        await new Promise((resolve) => setTimeout(resolve, 60_000));
      } });`;
    const child = spawn(process.execPath, ["--input-type=module", "-e", program], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    await once(child.stdout, "data");
    child.kill("SIGKILL");
    await once(child, "exit");
  }

  test("leaves no complete library, and the next one mends it and clears up", async () => {
    const target = join(cache, "library");
    await startAndKill(target);
    await expect(stat(target)).rejects.toThrow(/ENOENT/);
    expect(await readdir(cache)).toHaveLength(2); // its lock and its half
    const obtain = async (partial: string) => {
      await mkdir(join(partial, "tensorflow/include/tensorflow/c"), { recursive: true });
      await writeFile(join(partial, "tensorflow/include/tensorflow/c/c_api.h"), "");
      await writeFile(join(partial, "tensorflow/libtensorflow_cc.so.2"), "all of it");
      await writeFile(join(partial, "tensorflow/libtensorflow_framework.so.2"), "");
    };
    expect(await ensureExtracted({ target, obtain })).toBe(true);
    expect(await readFile(join(target, "tensorflow/libtensorflow_cc.so.2"), "utf8")).toBe("all of it");
    expect(await readdir(cache)).toEqual(["library"]);
  });
});

test("of two set-ups at the same time one does the work and both get the result", async () => {
  const source = await packWheel(MEMBERS);
  const both = await Promise.all([ensureNativeLibrary({ cache, source }), ensureNativeLibrary({ cache, source })]);
  expect(both.map(({ fetched }) => fetched).sort()).toEqual([false, true]);
  expect(both[0]?.libraries).toEqual(both[1]?.libraries);
});
