import type { MathNode } from "../document/manuscript-document.ts";

const STACKING = new Set("∑∏∐⋃⋂⨁⨂⋁⋀");

/** Whether scripts stand under and over their base rather than beside it, when there is room. */
export function stacks(base: MathNode): boolean {
	if (base.kind === "operator") return base.limits;
	return base.kind === "symbol" && STACKING.has(base.text);
}
