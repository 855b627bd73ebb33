/** A state diagram as text that Markdown viewers draw. */
export interface DiagramState {
  readonly id: string;
  readonly label: string;
  readonly ends: boolean;
}

export interface DiagramEdge {
  /** Null: the record begins here. */
  readonly from: string | null;
  readonly to: string;
  /** One line each. */
  readonly labels: readonly string[];
}

export function stateDiagram(states: readonly DiagramState[], edges: readonly DiagramEdge[]): string {
  return [
    "stateDiagram-v2",
    ...states.map(({ id, label }) => `  state "${label}" as ${id}`),
    ...edges.map(({ from, to, labels }) => `  ${from ?? "[*]"} --> ${to} : ${labels.map(plain).join("<br/>")}`),
    ...states.filter(({ ends }) => ends).map(({ id }) => `  ${id} --> [*]`),
  ].join("\n");
}

/** A colon or semicolon would end the label. */
function plain(label: string): string {
  return label.replaceAll(/[:;#]/g, ",");
}
