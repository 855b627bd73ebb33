import type { ReactNode } from "react";
import { classNames } from "./class-names";

/** Shapes are fixed, so that a state is read without its colour: disc, half disc, triangle, square, ring, dash, two bars. */
const SHAPES = {
  good: "rounded-full bg-green-solid",
  progress: "rounded-full border-2 border-accent bg-linear-to-r from-accent from-50% to-transparent to-50%",
  note: "bg-amber-solid [clip-path:polygon(50%_0,100%_100%,0_100%)] w-[0.7em]!",
  bad: "bg-red-solid",
  waiting: "rounded-full border-2 border-line-strong",
  paused: "border-x-[0.2em] border-solid border-text-2 w-[0.6em]!",
  off: "self-center bg-line-strong h-[2px]!",
} as const;
export type StatusShape = keyof typeof SHAPES;

/** A state in rows and lists: a shape and a word. */
export function Status({ shape, children }: { shape: StatusShape; children: ReactNode }) {
  return (
    <span className="inline-flex items-baseline gap-[0.45em]">
      <span aria-hidden="true" className={classNames("size-[0.6em] flex-none", SHAPES[shape])} />
      <span>{children}</span>
    </span>
  );
}
