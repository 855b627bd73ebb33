interface DiffTextProps {
  parts: readonly { readonly kind: "same" | "removed" | "added"; readonly text: string }[];
}

/** A text with what went struck out and what came underlined: told by the line, not by the colour alone. */
export function DiffText({ parts }: DiffTextProps) {
  return (
    <span className="wrap-anywhere whitespace-pre-line">
      {parts.map((part, at) => {
        // The order of the parts is the text itself, so the place is their only name.
        const key = `${at}-${part.kind}`;
        if (part.kind === "removed") {
          return (
            <del key={key} className="bg-red-weak text-red line-through">
              {part.text}
            </del>
          );
        }
        if (part.kind === "added") {
          return (
            <ins key={key} className="bg-green-weak text-green underline">
              {part.text}
            </ins>
          );
        }
        return <span key={key}>{part.text}</span>;
      })}
    </span>
  );
}
