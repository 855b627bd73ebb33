interface FigureTitleProps {
  /** Says the finding. */
  title: string;
  /** Says what is drawn and in which unit. */
  subtitle: string;
}

export function FigureTitle({ title, subtitle }: FigureTitleProps) {
  return (
    <figcaption>
      <p className="leading-snug font-strong">{title}</p>
      <p className="text-xs text-text-2">{subtitle}</p>
    </figcaption>
  );
}
