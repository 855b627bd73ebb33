"use client";
import { Slider as Radix } from "radix-ui";

interface SliderProps {
  /** Position among `count` places, from 0. */
  value: number;
  count: number;
  onChange: (value: number) => void;
  label: string;
  /** What the position means, for screen readers: "第 500 步". */
  valueText: string;
}

/** Steps through places one by one; arrows, Page Up and Down, Home and End work. */
export function Slider({ value, count, onChange, label, valueText }: SliderProps) {
  return (
    <Radix.Root
      value={[value]}
      min={0}
      max={Math.max(count - 1, 1)}
      step={1}
      disabled={count < 2}
      onValueChange={([next]) => {
        if (next !== undefined) onChange(next);
      }}
      className="relative flex h-8 w-full touch-none items-center select-none"
    >
      <Radix.Track className="relative h-1.5 grow rounded-full bg-line-strong">
        <Radix.Range className="absolute h-full rounded-full bg-accent" />
      </Radix.Track>
      <Radix.Thumb
        aria-label={label}
        aria-valuetext={valueText}
        className="block size-6 rounded-full border-2 border-solid border-surface bg-accent hover:bg-accent-strong"
      />
    </Radix.Root>
  );
}
