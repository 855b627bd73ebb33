interface ProgressProps {
  value: number;
  maximum: number;
  label: string;
}

export function Progress({ value, maximum, label }: ProgressProps) {
  return (
    <progress
      max={maximum}
      value={value}
      aria-label={label}
      className="block h-3 w-full appearance-none overflow-hidden rounded-1 bg-line [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-line [&::-webkit-progress-value]:bg-accent"
    />
  );
}
