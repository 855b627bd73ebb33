/** What the paths inside a zip say: which files are images, and of which class. Pure. */

export const ZIP_REFUSALS = [
  "damagedZip",
  "inflatesTooFar",
  "otherFile",
  "mixedFolders",
  "badImage",
  "tooFewImages",
  "tooManyImages",
  "tooManyClasses",
  "labelsBeside",
] as const;
export type ZipRefusalCode = (typeof ZIP_REFUSALS)[number];

export interface ZipRefusal {
  readonly code: ZipRefusalCode;
  readonly facts: Readonly<Record<string, string | number>>;
}

const IMAGE = /\.(png|jpe?g)$/i;
/** What systems put beside a user's files. */
const LITTER = /(^|\/)(__MACOSX\/|\.|Thumbs\.db$|desktop\.ini$)/;

export const isZip = (bytes: Uint8Array) => [0x50, 0x4b, 0x03, 0x04].every((byte, index) => bytes[index] === byte);

/** Whether an entry counts at all: folders and litter do not. */
export const isCounted = (path: string) => !path.endsWith("/") && !LITTER.test(path);

export interface ImageFolders {
  /** Ascending by class, then by path. */
  readonly images: readonly { readonly path: string; readonly label: number }[];
  /** Names of the classes by their number; null where all images lie in one folder. */
  readonly classes: readonly string[] | null;
}

type Sorted = { readonly ok: true; readonly value: ImageFolders } | { readonly ok: false; readonly error: ZipRefusal };

const MOST_CLASSES = 100;
const SHOWN = 5;
const byName = (a: string, b: string) => a.localeCompare(b, "en", { numeric: true });

/** Sorts the counted paths into classes: the folder that an image lies in, in the order of their names. */
export function sortIntoClasses(paths: readonly string[]): Sorted {
  const refuse = (code: ZipRefusalCode, found: readonly string[]) => {
    const names = found.slice(0, SHOWN).join(", ");
    return {
      ok: false,
      error: { code, facts: { names: found.length > SHOWN ? `${names} …` : names, count: found.length } },
    } as const;
  };
  const others = paths.filter((path) => !IMAGE.test(path));
  if (others.length > 0) return refuse("otherFile", others);
  const folderOf = (path: string) => path.split("/").slice(0, -1).join("/");
  const folders = [...new Set(paths.map(folderOf))].sort(byName);
  // Images beside folders of images have no class of their own.
  const roots = folders.filter((folder) => folders.some((other) => other !== folder && isWithin(other, folder)));
  if (roots.length > 0)
    return refuse(
      "mixedFolders",
      paths.filter((path) => roots.includes(folderOf(path))),
    );
  if (folders.length > MOST_CLASSES) return refuse("tooManyClasses", folders);
  const images = paths.map((path) => ({ path, label: folders.indexOf(folderOf(path)) }));
  images.sort((a, b) => a.label - b.label || byName(a.path, b.path));
  const classes = folders.length > 1 ? folders.map((folder) => folder.split("/").at(-1) ?? folder) : null;
  return { ok: true, value: { images, classes } };
}

const isWithin = (folder: string, outer: string) => outer === "" || folder.startsWith(`${outer}/`);
