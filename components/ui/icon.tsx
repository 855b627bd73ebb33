import { classNames } from "./class-names";

/** Line icons on a 16-unit square. Always beside words, so they are hidden from screen readers. */
const SHAPES = {
  alert: "M8 2.2 14.4 13.4H1.6zM8 6.4v3.4M8 11.5v.2",
  check: "M3 8.6 6.4 12 13 4.8",
  cross: "M4 4l8 8M12 4l-8 8",
  info: "M8 14A6 6 0 108 2a6 6 0 000 12zM8 7.4v3.6M8 5v.2",
  next: "M6.5 3.5 11 8l-4.5 4.5",
  previous: "M9.5 3.5 5 8l4.5 4.5",
  plus: "M8 3v10M3 8h10",
  letters: "M2 13 6 3.5 10 13M3.4 10h5.2M11 13l2-5 2 5M11.6 11.5h2.8",
  search: "M7 11.5a4.5 4.5 0 100-9 4.5 4.5 0 000 9zM10.4 10.4 14 14",
  theme: "M8 2.2a5.8 5.8 0 100 11.6A5.8 5.8 0 008 2.2zM8 2.2v11.6",
  person: "M8 8.2a2.7 2.7 0 100-5.4 2.7 2.7 0 000 5.4zM2.8 13.6c.6-2.4 2.6-3.6 5.2-3.6s4.6 1.2 5.2 3.6",
} as const;
export type IconName = keyof typeof SHAPES;

export function Icon({ name, className }: { name: IconName; className?: string }) {
  return (
    <svg
      viewBox="0 0 16 16"
      aria-hidden="true"
      className={classNames(
        "inline-block size-[1.15em] flex-none fill-none stroke-current stroke-[1.6] align-[-0.2em]",
        className,
      )}
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={SHAPES[name]} />
      {name === "theme" && <path d="M8 2.2a5.8 5.8 0 010 11.6z" className="fill-current stroke-none" />}
    </svg>
  );
}
